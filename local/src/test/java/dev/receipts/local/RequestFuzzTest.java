package dev.receipts.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.error.ObjectGoneException;
import dev.receipts.json.Json;
import dev.receipts.local.email.EmailOptions;
import dev.receipts.local.email.LocalEmail;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.functions.LambdaApi;
import dev.receipts.local.functions.LambdaService;
import dev.receipts.local.states.ExecutionListener;
import dev.receipts.local.states.StateMachineService;
import dev.receipts.local.states.SystemScheduler;
import dev.receipts.local.states.TaskResult;
import dev.receipts.local.states.api.StepFunctionsApi;
import dev.receipts.local.states.history.MemoryLogs;
import dev.receipts.local.storage.LocalStorage;
import dev.receipts.local.storage.StorageOptions;
import dev.receipts.local.textract.TextractOptions;
import dev.receipts.local.textract.TextractQuotas;
import dev.receipts.local.textract.TextractService;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is sent to a service of the stack: an answer in the service's own form, never a 500. */
class RequestFuzzTest {
  private static final Duration DEADLINE = Duration.ofSeconds(60);
  private static final String STATES =
      """
      {"stateMachineArn":"arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline",
      "executionArn":"arn:aws:states:eu-central-1:123456789012:execution:pipeline:x","name":"n",
      "input":"{}","statusFilter":"FAILED","maxResults":3,"nextToken":"t","error":"e",
      "definition":"{\\"StartAt\\":\\"A\\",\\"States\\":{\\"A\\":{\\"Type\\":\\"Pass\\",\\"End\\":true}}}",
      "roleArn":"arn:aws:iam::123456789012:role/r","clientToken":"c","redriveFilter":"REDRIVEN"}\
      """;
  private static final String TEXTRACT =
      """
      {"DocumentLocation":{"S3Object":{"Bucket":"inbox","Name":"a.pdf","Version":"v"}},
      "ClientRequestToken":"t","JobTag":"g","JobId":"j","MaxResults":3,"NextToken":"bjpuOm4=",
      "Document":{"Bytes":"JVBERi0xLjcK"}}\
      """;
  private static final String EMAIL =
      """
      {"FromEmailAddress":"a@example.com","Destination":{"ToAddresses":["b@example.com"],
      "CcAddresses":["c@example.com"]},"ReplyToAddresses":["d@example.com"],
      "Content":{"Simple":{"Subject":{"Data":"s","Charset":"UTF-8"},"Body":{"Text":{"Data":"t"},
      "Html":{"Data":"<p>h</p>"}}}},"EmailTags":[{"Name":"n","Value":"v"}]}\
      """;

  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();
  private static final Deque<Path> FOLDERS = new ArrayDeque<>();

  private record Endpoints(URI states, URI textract, URI email, URI lambda, URI storage) {}

  private static HttpClient client;
  private static Endpoints at;

  @BeforeContainer
  static void start() throws IOException {
    Path folder = Files.createTempDirectory("request-fuzz-");
    FOLDERS.push(folder);
    client = open(HttpClient.newBuilder().connectTimeout(DEADLINE).build());
    StateMachineService service =
        open(
            new StateMachineService(
                new StateMachineService.Location("eu-central-1", "123456789012"),
                new MemoryLogs(),
                call ->
                    CompletableFuture.completedFuture(
                        new TaskResult.Succeeded(Json.mapper().createObjectNode())),
                new SystemScheduler(),
                RandomGenerator.getDefault(),
                ExecutionListener.none()));
    StepFunctionsApi states = open(new StepFunctionsApi(service, 0));
    TextractService textract =
        open(
            TextractService.start(
                TextractOptions.defaults().withQuotas(new TextractQuotas(1_000_000, 1_000_000)),
                (bucket, name, version) -> {
                  throw new ObjectGoneException("There is no such object.");
                }));
    LocalEmail email = open(LocalEmail.start(EmailOptions.into(folder.resolve("mail"))));
    LambdaService lambda =
        open(
            new LambdaService(
                List.of(),
                function -> Map.of(),
                folder.resolve("unpacked"),
                folder.resolve("logs"),
                1,
                ClockSkew.NONE,
                StackClock.system()));
    LambdaApi functions = open(LambdaApi.start(lambda, 0));
    LocalStorage storage = open(LocalStorage.start(StorageOptions.inMemory(), created -> {}));
    storage.createBucket("inbox", true);
    at =
        new Endpoints(
            states.endpoint(),
            textract.endpoint(),
            email.endpoint(),
            functions.endpoint(),
            storage.endpoint());
  }

  @AfterContainer
  static void stop() throws Exception {
    while (!OPEN.isEmpty()) {
      OPEN.pop().close();
    }
    try (Stream<Path> files = Files.walk(FOLDERS.pop())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Property(tries = 400)
  void stepFunctions(
      @ForAll("stateOperations") String operation, @ForAll("stateRequests") String body)
      throws Exception {
    assertAnswered(post(at.states(), "AWSStepFunctions." + operation, body));
  }

  @Property(tries = 300)
  void textract(
      @ForAll("textractOperations") String operation, @ForAll("textractRequests") String body)
      throws Exception {
    assertAnswered(post(at.textract(), "Textract." + operation, body));
  }

  @Property(tries = 300)
  void email(@ForAll("emailRequests") String body) throws Exception {
    HttpResponse<String> answer =
        post(at.email().resolve("/v2/email/outbound-emails"), "none", body);

    assertThat(answer.statusCode()).as(body + "\n" + answer.body()).isBetween(200, 499);
    if (answer.statusCode() >= 400) {
      assertThat(answer.headers().firstValue("x-amzn-ErrorType")).isPresent();
    }
  }

  @Property(tries = 200)
  void lambda(@ForAll("paths") String function, @ForAll("stateRequests") String body)
      throws Exception {
    URI address =
        at.lambda().resolve("/2015-03-31/functions/" + function + "/invocations?Qualifier=live");
    HttpResponse<String> answer = post(address, "none", body);

    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404, 501);
  }

  @Property(tries = 150)
  void storage(@ForAll("methods") String method, @ForAll("paths") String path) throws Exception {
    URI address = at.storage().resolve("/inbox/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(DEADLINE)
            .method(method, BodyPublishers.ofString("<broken"))
            .build();
    // A connection of its own: after some refusals the server closes it.
    try (HttpClient once = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = once.send(request, BodyHandlers.ofString());

      assertThat(answer.statusCode())
          .as(method + " " + address + "\n" + answer.body())
          .isNotIn(500, 502, 503);
    }
  }

  @Example
  void endlessNestingIsNoJson() throws Exception {
    for (String body : List.of("[".repeat(200_000), "{\"a\":".repeat(200_000))) {
      assertAnswered(post(at.states(), "AWSStepFunctions.StartExecution", body));
      assertAnswered(post(at.textract(), "Textract.StartExpenseAnalysis", body));
      HttpResponse<String> mail =
          post(at.email().resolve("/v2/email/outbound-emails"), "none", body);
      assertThat(mail.statusCode()).isEqualTo(400);
    }
  }

  /** An error has its name in the body, as the SDKs expect it of AWS JSON. */
  private static void assertAnswered(HttpResponse<String> answer) throws IOException {
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 499);
    if (answer.statusCode() >= 400) {
      assertThat(Json.mapper().readTree(answer.body()).path("__type").asText()).isNotEmpty();
      assertThat(Json.mapper().readTree(answer.body()).path("message").asText()).isNotEmpty();
    }
  }

  private static HttpResponse<String> post(URI address, String target, String body)
      throws Exception {
    return client.send(
        HttpRequest.newBuilder(address)
            .timeout(DEADLINE)
            .header("X-Amz-Target", target)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static <T extends AutoCloseable> T open(T resource) {
    OPEN.push(resource);
    return resource;
  }

  @Provide
  Arbitrary<String> stateOperations() {
    return Arbitraries.of(
        "StartExecution",
        "DescribeExecution",
        "ListExecutions",
        "GetExecutionHistory",
        "StopExecution",
        "RedriveExecution",
        "CreateStateMachine",
        "DescribeStateMachine",
        "DescribeStateMachineForExecution",
        "ListStateMachines",
        "ValidateStateMachineDefinition",
        "None",
        "");
  }

  @Provide
  Arbitrary<String> textractOperations() {
    return Arbitraries.of(
        "StartExpenseAnalysis",
        "StartDocumentTextDetection",
        "GetExpenseAnalysis",
        "GetDocumentTextDetection",
        "AnalyzeExpense",
        "DetectDocumentText",
        "None");
  }

  @Provide
  Arbitrary<String> methods() {
    return Arbitraries.of("GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS");
  }

  /** As they stand in a request's line: encoded, or encoded wrongly. */
  @Provide
  Arbitrary<String> paths() {
    return Arbitraries.of(
            "a",
            "..%2f..%2fx",
            "%2e%2e",
            "..",
            "%00",
            "%ff",
            "a+b",
            "%25",
            "?uploads",
            "?uploadId=x&partNumber=0",
            "?versionId=",
            "?versions",
            "?delete",
            "?list-type=2",
            "?max-keys=-1",
            "?tagging",
            "a?versionId=..%2f",
            "%F0%9F%A7%BE",
            "//")
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> stateRequests() {
    return damaged(STATES);
  }

  @Provide
  Arbitrary<String> textractRequests() {
    return damaged(TEXTRACT);
  }

  @Provide
  Arbitrary<String> emailRequests() {
    return damaged(EMAIL);
  }

  /** A request with another value in it, with something missing, or that is no JSON at all. */
  private static Arbitrary<String> damaged(String request) {
    Arbitrary<String> wrong =
        Arbitraries.of(
            "",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "-1",
            "1e400",
            "1e999999999",
            "[]",
            "{}",
            "\\u0000",
            "\\r\\nBcc: x@example.com",
            "<script>",
            "é",
            "\\ud83e");
    Arbitrary<String> changed =
        Combinators.combine(
                Arbitraries.integers().between(0, request.length() - 1),
                Arbitraries.integers().between(0, 25),
                wrong)
            .as(
                (from, length, text) ->
                    request.substring(0, from)
                        + text
                        + request.substring(Math.min(request.length(), from + length)));
    Arbitrary<String> otherValue =
        Combinators.combine(
                Arbitraries.integers().between(0, request.split("\":", -1).length - 2),
                Arbitraries.of(
                    "null", "-1", "{}", "[]", "[null]", "\"\"", "1e400", "true", "\"\\u0000\""))
            .as((member, value) -> withValue(request, member, value));
    return Arbitraries.oneOf(
        changed, otherValue, Arbitraries.of("", "null", "3", "[]", "\"x\"", " ", "{}"));
  }

  private static String withValue(String request, int member, String value) {
    int at = -1;
    for (int i = 0; i <= member; i++) {
      at = request.indexOf("\":", at + 1);
    }
    String rest = request.substring(at + 2);
    String replaced =
        rest.startsWith("\"") || Character.isDigit(rest.charAt(0))
            ? rest.replaceFirst(
                "^(\"(?:[^\"\\\\]|\\\\.)*\"|\\d+)", java.util.regex.Matcher.quoteReplacement(value))
            : rest;
    return request.substring(0, at + 2) + replaced;
  }
}
