package dev.receipts.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import dev.receipts.local.http.RemoteService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.LimitExceededException;

/** What the SDK makes of the faults, against a service that only counts what reaches it. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultGatewayTest {
  private static final String FUNCTION = "SomeFunction";
  private static final String SLOW_DOWN = "Please reduce your request rate.";

  private final Queue<String> arrived = new ConcurrentLinkedQueue<>();
  private final Queue<AwsCall> asked = new ConcurrentLinkedQueue<>();
  private final Queue<String> killed = new ConcurrentLinkedQueue<>();
  private final AtomicReference<Optional<Fault>> fault = new AtomicReference<>(Optional.empty());
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final FaultCounters counters = new FaultCounters();
  private final List<HttpServer> servers = new ArrayList<>();
  private HttpServer service;
  private FaultGateway gateway;

  @BeforeEach
  void start() {
    service = server(this::serve);
    gateway =
        new FaultGateway(
            call -> {
              asked.add(call);
              return fault.get();
            },
            killed::add,
            counters);
  }

  @AfterEach
  void stop() {
    servers.forEach(server -> server.stop(0));
    threads.shutdownNow();
  }

  @Test
  void withoutAFaultACallPassesThroughAndBack() {
    S3Client storage = client(S3Client.builder(), "S3");
    String large = "x".repeat(3_000_000);

    assertThat(storage.getObjectAsBytes(get -> get.bucket("b").key("folder/k")).asUtf8String())
        .isEqualTo("{}");
    storage.putObject(put -> put.bucket("b").key("k"), RequestBody.fromString(large));
    storage.deleteObject(delete -> delete.bucket("b").key("k"));
    client(DynamoDbClient.builder(), "DYNAMODB").listTables();

    assertThat(arrived).hasSize(4);
    assertThat(arrived).anyMatch(request -> request.length() > large.length());
  }

  @Test
  void thePlanIsToldWhoCallsWhat() {
    S3Client storage = client(S3Client.builder(), "S3");
    storage.getObjectAsBytes(get -> get.bucket("b").key("k"));
    storage.putObject(put -> put.bucket("b").key("k"), RequestBody.fromString("x"));
    storage.headObject(head -> head.bucket("b").key("k"));
    client(SqsClient.builder(), "SQS").listQueues();
    client(SesV2Client.builder(), "SESV2").sendEmail(send -> send.fromEmailAddress("a@b"));
    client(SfnClient.builder(), "SFN").startExecution(start -> start.stateMachineArn("arn"));
    client(TextractClient.builder(), "TEXTRACT").getExpenseAnalysis(get -> get.jobId("1"));

    assertThat(asked)
        .containsExactly(
            new AwsCall(FUNCTION, "S3", "GetObject"),
            new AwsCall(FUNCTION, "S3", "PutObject"),
            new AwsCall(FUNCTION, "S3", "HeadObject"),
            new AwsCall(FUNCTION, "SQS", "ListQueues"),
            new AwsCall(FUNCTION, "SESV2", "SendEmail"),
            new AwsCall(FUNCTION, "SFN", "StartExecution"),
            new AwsCall(FUNCTION, "TEXTRACT", "GetExpenseAnalysis"));
    assertThat(counters.counts().calls()).containsEntry("S3 GetObject", 1L).hasSize(7);
  }

  @Test
  void aRefusalIsTheExceptionThatTheServiceWouldCause() {
    refuse(400, "ProvisionedThroughputExceededException");
    assertThatThrownBy(
            () ->
                client(DynamoDbClient.builder(), "DYNAMODB")
                    .getItem(get -> get.tableName("t").key(Map.of("a", AttributeValue.fromS("b")))))
        .isInstanceOf(ProvisionedThroughputExceededException.class)
        .hasMessageContaining("told so");

    refuse(400, "LimitExceededException");
    assertThatThrownBy(
            () ->
                client(TextractClient.builder(), "TEXTRACT")
                    .startExpenseAnalysis(start -> start.clientRequestToken("1")))
        .isInstanceOf(LimitExceededException.class);

    refuse(429, "TooManyRequestsException");
    assertThatThrownBy(
            () ->
                client(SesV2Client.builder(), "SESV2")
                    .sendEmail(send -> send.fromEmailAddress("a@b")))
        .isInstanceOf(TooManyRequestsException.class);

    refuse(400, "ThrottlingException");
    assertThat(
            catchThrowableOfType(
                SfnException.class,
                () ->
                    client(SfnClient.builder(), "SFN")
                        .startExecution(start -> start.stateMachineArn("arn"))))
        .matches(AwsServiceException::isThrottlingException);

    refuse(400, "OverLimit");
    assertThat(
            catchThrowableOfType(
                    SqsException.class,
                    () ->
                        client(SqsClient.builder(), "SQS")
                            .sendMessage(send -> send.queueUrl("http://q/1").messageBody("x")))
                .awsErrorDetails()
                .errorCode())
        .isEqualTo("OverLimit");

    assertThat(arrived).isEmpty();
    assertThat(counters.counts().injected()).containsEntry("Refused", 5L);
    assertThat(counters.counts().throttled())
        .containsOnlyKeys(
            "DYNAMODB GetItem",
            "TEXTRACT StartExpenseAnalysis",
            "SESV2 SendEmail",
            "SFN StartExecution");
  }

  @Test
  void aRefusalOfStorageIsXmlAlsoForABodyThatWaitsToBeAskedFor() {
    fault.set(Optional.of(new Fault.Refused(503, "SlowDown", SLOW_DOWN)));
    S3Client storage = client(S3Client.builder(), "S3");

    S3Exception refused =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                storage.putObject(
                    put -> put.bucket("b").key("k"),
                    RequestBody.fromString("x".repeat(2_000_000))));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("SlowDown");
    assertThat(refused.isThrottlingException()).isTrue();
    assertThatThrownBy(() -> storage.headObject(head -> head.bucket("b").key("k")))
        .isInstanceOf(S3Exception.class);
    assertThat(arrived).isEmpty();
  }

  @Test
  void aCallMayFailAfterItHadItsEffect() {
    fault.set(Optional.of(new Fault.AnsweredWith(500, "InternalServerError", "Oops")));

    assertThatThrownBy(() -> client(DynamoDbClient.builder(), "DYNAMODB").listTables())
        .isInstanceOfSatisfying(
            AwsServiceException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    assertThat(arrived).hasSize(1);
  }

  @Test
  void aCallWithoutAnAnswerIsOneThatTheClientGivesUp() {
    SqsClient queues = client(SqsClient.builder(), "SQS");

    fault.set(Optional.of(new Fault.Unanswered(false)));
    assertThatThrownBy(() -> queues.sendMessage(s -> s.queueUrl("http://q/1").messageBody("x")))
        .isInstanceOf(SdkClientException.class);
    assertThat(arrived).isEmpty();

    fault.set(Optional.of(new Fault.Unanswered(true)));
    assertThatThrownBy(() -> queues.sendMessage(s -> s.queueUrl("http://q/1").messageBody("x")))
        .isInstanceOf(SdkClientException.class);
    assertThat(arrived).hasSize(1);
  }

  @Test
  void afterAFaultTheClientWorksOn() {
    SqsClient queues = client(SqsClient.builder(), "SQS");
    for (Fault one :
        List.of(
            new Fault.Unanswered(true), Fault.throttled(), new Fault.AnsweredWith(503, "A", "B"))) {
      fault.set(Optional.of(one));
      assertThatThrownBy(() -> queues.listQueues()).isInstanceOf(RuntimeException.class);
      fault.set(Optional.empty());
      queues.listQueues();
    }
    assertThat(counters.counts().calls()).containsEntry("SQS ListQueues", 6L);
  }

  @Test
  void nothingThatAKilledCallerStillSaysIsHeard() {
    String trace = TraceId.of("59f8af4e-3e1c-4ad1-b6b9-a220f7fceb05");
    SqsClient queues = client(SqsClient.builder(), "SQS");
    fault.set(Optional.of(new Fault.CallerKilled(true)));

    assertThatThrownBy(() -> list(queues, trace)).isInstanceOf(SdkClientException.class);
    fault.set(Optional.empty());
    assertThatThrownBy(() -> list(queues, trace)).isInstanceOf(SdkClientException.class);
    list(queues, TraceId.of("11111111-3e1c-4ad1-b6b9-a220f7fceb05"));

    assertThat(killed).containsExactly("Root=1-59f8af4e-3e1c4ad1b6b9a220f7fceb05");
    assertThat(arrived).hasSize(2);
  }

  private static void list(SqsClient queues, String trace) {
    queues.listQueues(
        list ->
            list.overrideConfiguration(
                configuration -> configuration.putHeader("X-Amzn-Trace-Id", trace + ";Sampled=0")));
  }

  private void refuse(int status, String code) {
    fault.set(Optional.of(new Fault.Refused(status, code, "told so")));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body =
          new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
      arrived.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
      switch (exchange.getRequestMethod()) {
        case "HEAD" -> exchange.sendResponseHeaders(200, -1);
        case "DELETE" -> exchange.sendResponseHeaders(204, -1);
        default -> {
          // Length 0 means chunks of a number that is not known yet.
          exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("GET") ? 0 : 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.ISO_8859_1));
        }
      }
    }
  }

  /** What a function's connections do, for clients that are not a function's. */
  private void pass(String name, HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpAnswer answer =
          gateway
              .between(FUNCTION, name, new RemoteService())
              .answer(
                  new HttpCall(
                      exchange.getRequestMethod(),
                      address(service).resolve(exchange.getRequestURI()),
                      exchange.getRequestHeaders(),
                      exchange.getRequestBody().readAllBytes()));
      exchange.getResponseHeaders().putAll(answer.fields());
      exchange.getResponseHeaders().remove("Transfer-encoding");
      boolean empty = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), empty ? -1 : answer.body().length);
      if (!empty) {
        exchange.getResponseBody().write(answer.body());
      }
    }
  }

  private HttpServer server(HttpHandler handler) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", handler);
      server.setExecutor(threads);
      server.start();
      servers.add(server);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static URI address(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String name) {
    return builder
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .endpointOverride(address(server(exchange -> pass(name, exchange))))
        .region(Region.EU_CENTRAL_2)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .overrideConfiguration(
            configuration -> configuration.retryStrategy(strategy -> strategy.maxAttempts(1)))
        .build();
  }
}
