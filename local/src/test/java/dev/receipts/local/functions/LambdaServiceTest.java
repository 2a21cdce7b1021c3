package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LambdaServiceTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final JsonNode NOTHING = TextNode.valueOf("");

  @TempDir private static Path artifacts;
  private static Path artifact;

  @TempDir private Path folder;
  private LambdaService lambda;

  @BeforeAll
  static void build() throws IOException {
    artifact = TestArtifact.build(artifacts);
  }

  @AfterEach
  void stop() {
    lambda.close();
  }

  @Test
  void aStreamHandlerAnswersWithWhatItWrites() throws Exception {
    start(TestHandlers.Brackets.class);

    InvocationResult result = invoke("work", json("{\"a\":1}"));

    assertThat(result.payload()).isEqualTo("[{\"a\":1}]");
    assertThat(result.errorType()).isEmpty();
    assertThat(result.executedVersion()).isEqualTo("1");
  }

  @Test
  void anEventOfAwsReachesAHandlerAsItsClass() throws Exception {
    start(TestHandlers.Messages.class);

    InvocationResult result =
        invoke(
            "work",
            json(
                """
                {"Records":[{"messageId":"1","body":"good","eventSource":"aws:sqs"},
                            {"messageId":"2","body":"bad","eventSource":"aws:sqs"}]}
                """));

    assertThat(json(result.payload()))
        .isEqualTo(json("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}"));
  }

  @Test
  void aHandlerTakesMapsAndGivesOwnClasses() throws Exception {
    start(TestHandlers.Sums.class);

    assertThat(invoke("work", json("{\"a\":1,\"b\":2}")).payload()).isEqualTo("{\"total\":3}");
  }

  @Test
  void eachFunctionSeesItsOwnEnvironmentAndWritesToItsOwnLog() throws Exception {
    Class<?> handler = TestHandlers.Surroundings.class;
    start(
        List.of(
            TestArtifact.function(
                "first", handler, artifact, LONG, Map.of("NAME", "one"), OptionalInt.empty()),
            TestArtifact.function(
                "second", handler, artifact, LONG, Map.of("NAME", "two"), OptionalInt.empty())));

    assertThat(json(invoke("first", NOTHING).payload()))
        .isEqualTo(
            json(
                """
                {"endpoint":"http://s3","function":"first","map":"one","path":"null","start":"one"}
                """));
    assertThat(json(invoke("second", NOTHING).payload()))
        .isEqualTo(
            json(
                """
                {"endpoint":"http://s3","function":"second","map":"two","path":"null","start":"two"}
                """));
    assertThat(Files.readString(folder.resolve("logs/first.log")))
        .contains("said by one\n", "and in error\n", "logged\n", "START RequestId", "REPORT")
        .doesNotContain("two");
    assertThat(Files.readString(folder.resolve("logs/second.log"))).contains("said by two");
  }

  @Test
  void aFunctionSeesNothingOfTheLocalStack() throws Exception {
    start(TestHandlers.Finder.class);

    assertThat(invoke("work", TextNode.valueOf(TestHandlers.class.getName())).payload())
        .isEqualTo("true");
    assertThat(invoke("work", TextNode.valueOf(LambdaService.class.getName())).payload())
        .isEqualTo("false");
  }

  @Test
  void theContextTellsAboutTheInvocation() throws Exception {
    start(TestHandlers.Contexts.class);

    JsonNode said =
        json(invoke("arn:aws:lambda:us-east-1:000000000000:function:work:live", NOTHING).payload());

    assertThat(said)
        .isEqualTo(
            json(
                """
                {"arn":"arn:aws:lambda:us-east-1:000000000000:function:work:live",
                 "hasId":true,"inTime":true,"memory":512,"name":"work","version":"1"}
                """));
  }

  @Test
  void anExceptionBecomesTheErrorWithItsCauseAndTheFunctionsOwnFrames() throws Exception {
    start(TestHandlers.Thrower.class);

    InvocationResult result = invoke("work", NOTHING);

    String type = TestHandlers.Thrower.TooBigException.class.getName();
    assertThat(result.errorType()).contains(type);
    JsonNode error = json(result.payload());
    assertThat(error.path("errorType").asText()).isEqualTo(type);
    assertThat(error.path("errorMessage").asText()).isEqualTo("it is too big");
    assertThat(error.path("stackTrace"))
        .isNotEmpty()
        .allSatisfy(
            frame ->
                assertThat(frame.asText())
                    .startsWith(TestHandlers.Thrower.class.getName() + ".handleRequest("));
    assertThat(error.path("cause").path("errorType").asText())
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void aFailedInitializationIsReportedAndTriedAgain() throws Exception {
    Path ready = folder.resolve("ready");
    start(
        List.of(
            TestArtifact.function(
                "work",
                TestHandlers.Starter.class,
                artifact,
                LONG,
                Map.of("READY", ready.toString()),
                OptionalInt.empty())));

    InvocationResult first = invoke("work", NOTHING);
    Files.createFile(ready);
    InvocationResult second = invoke("work", NOTHING);

    assertThat(first.errorType()).contains("java.lang.IllegalStateException");
    assertThat(second.payload()).isEqualTo("\"done\"");
  }

  @Test
  void aFunctionThatTakesTooLongTimesOutAndItsInstanceIsThrownAway() throws Exception {
    start(
        List.of(
            TestArtifact.function(
                "work",
                TestHandlers.Counter.class,
                artifact,
                Duration.ofSeconds(1),
                Map.of(),
                OptionalInt.empty())));

    assertThat(invoke("work", NOTHING).payload()).isEqualTo("1");
    assertThat(invoke("work", NOTHING).payload()).isEqualTo("2");
    InvocationResult late = invoke("work", TextNode.valueOf("hang"));

    assertThat(late.errorType()).contains("Sandbox.Timedout");
    assertThat(json(late.payload()).path("errorMessage").asText())
        .isEqualTo("RequestId: " + late.requestId() + " Error: Task timed out after 1.00 seconds");
    assertThat(invoke("work", NOTHING).payload()).isEqualTo("1");
  }

  @Test
  void instancesServeOneInvocationEachAtATime() throws Exception {
    start(TestHandlers.Pair.class);

    CompletableFuture<InvocationResult> first = lambda.invoke("work", NOTHING);
    CompletableFuture<InvocationResult> second = lambda.invoke("work", NOTHING);

    assertThat(first.get(30, TimeUnit.SECONDS).payload()).isEqualTo("1");
    assertThat(second.get(30, TimeUnit.SECONDS).payload()).isEqualTo("1");
  }

  @Test
  void aFunctionThatExitsEndsItsInvocationOnly() throws Exception {
    start(TestHandlers.Exiter.class);

    InvocationResult result = invoke("work", NOTHING);

    assertThat(json(result.payload()).path("errorMessage").asText()).contains("exit status 3");
  }

  @Test
  void aFunctionsThreadsEndWithTheService() throws Exception {
    start(TestHandlers.Pools.class);
    assertThat(invoke("work", NOTHING).payload()).isEqualTo("\"started\"");
    List<Thread> threads = threadsOfFunctions();

    lambda.close();

    assertThat(threads).hasSize(2);
    assertEnd(threads);
  }

  @Test
  void anInstancesThreadsEndWithIt() throws Exception {
    start(TestHandlers.Pools.class);
    assertThat(invoke("work", NOTHING).payload()).isEqualTo("\"started\"");
    List<Thread> threads = threadsOfFunctions();

    assertThat(invoke("work", TextNode.valueOf("die")).errorType())
        .contains("java.lang.StackOverflowError");

    assertThat(threads).hasSize(2);
    assertEnd(threads);
    assertThat(invoke("work", NOTHING).payload()).isEqualTo("\"started\"");
  }

  private static List<Thread> threadsOfFunctions() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("a function's"))
        .toList();
  }

  private static void assertEnd(List<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      assertThat(thread.join(LONG)).as(thread.getName()).isTrue();
    }
  }

  @Test
  void anAnswerOverTheQuotaIsAnError() throws Exception {
    start(TestHandlers.Repeat.class);

    assertThat(invoke("work", json("6291554")).errorType()).isEmpty();
    assertThat(invoke("work", json("6291555")).errorType())
        .contains("Function.ResponseSizeTooLarge");
  }

  @Test
  void aPayloadOverTheQuotaAnUnknownFunctionAndAnUnknownAliasAreRefused() {
    start(TestHandlers.Exclaim.class);

    assertRefused("work", "x".repeat(6 * 1024 * 1024), 413, "RequestTooLargeException");
    assertRefused("nobody", "", 404, "ResourceNotFoundException");
    assertRefused("work:test", "", 404, "ResourceNotFoundException");
  }

  @Test
  void reservedConcurrencyThrottles() {
    start(
        List.of(
            TestArtifact.function(
                "work", TestHandlers.Exclaim.class, artifact, LONG, Map.of(), OptionalInt.of(0))));

    assertThatThrownBy(() -> invoke("work", NOTHING))
        .cause()
        .isInstanceOfSatisfying(
            LambdaException.class,
            refused -> assertThat(refused.type()).isEqualTo("TooManyRequestsException"));
  }

  @Test
  void anEventThatFailsIsTriedTwiceAgain() throws Exception {
    start(TestHandlers.Exclaim.class);

    lambda.send("work", TextNode.valueOf("fail"));

    Path log = folder.resolve("logs/work.log");
    long deadline = System.nanoTime() + LONG.toNanos();
    while (count(log, "REPORT") < 3 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(count(log, "START")).isEqualTo(3);
  }

  @Test
  void aMissingArtifactSaysHowToBuildIt() throws Exception {
    start(List.of(TestArtifact.function(TestHandlers.Exclaim.class, folder.resolve("gone.zip"))));

    assertThat(invoke("work", NOTHING).payload())
        .contains("gone.zip does not exist; build it with ./mvnw package");
  }

  private static long count(Path log, String word) throws IOException {
    return Files.readString(log).lines().filter(line -> line.contains(word)).count();
  }

  private void assertRefused(String function, String payload, int status, String type) {
    assertThatThrownBy(() -> lambda.invoke(function, TextNode.valueOf(payload)))
        .isInstanceOfSatisfying(
            LambdaException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.type()).isEqualTo(type);
            });
  }

  private void start(Class<?> handler) {
    start(List.of(TestArtifact.function(handler, artifact)));
  }

  private void start(List<FunctionResource> functions) {
    lambda =
        new LambdaService(
            functions,
            function -> Map.of("AWS_ENDPOINT_URL_S3", "http://s3"),
            folder.resolve("unpacked"),
            folder.resolve("logs"),
            2,
            ClockSkew.NONE,
            StackClock.system(),
            List.of(Duration.ZERO, Duration.ZERO));
  }

  private InvocationResult invoke(String function, JsonNode payload) throws Exception {
    return lambda.invoke(function, payload).get(30, TimeUnit.SECONDS);
  }

  private static JsonNode json(String text) throws IOException {
    return Json.mapper().readTree(text);
  }
}
