package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.receipts.json.Json;
import dev.receipts.local.template.FunctionResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LambdaServiceTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private LambdaService lambda;

  @AfterEach
  void stop() {
    lambda.close();
  }

  @Test
  void aStreamHandlerAnswersWithWhatItWrites() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        public class Work implements RequestStreamHandler {
          public void handleRequest(java.io.InputStream in, java.io.OutputStream out, Context c)
              throws java.io.IOException {
            out.write('['); in.transferTo(out); out.write(']');
          }
        }
        """);

    InvocationResult result = lambda.invoke("work", json("{\"a\":1}"));

    assertThat(result.payload()).isEqualTo("[{\"a\":1}]");
    assertThat(result.errorType()).isEmpty();
    assertThat(result.executedVersion()).isEqualTo("1");
  }

  @Test
  void anEventOfAwsReachesAHandlerAsItsClass() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        import com.amazonaws.services.lambda.runtime.events.*;
        import java.util.*;
        public class Work implements RequestHandler<SQSEvent, SQSBatchResponse> {
          public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
            List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
            event.getRecords().forEach(record -> {
              if (record.getBody().equals("bad")) {
                failures.add(new SQSBatchResponse.BatchItemFailure(record.getMessageId()));
              }
            });
            return new SQSBatchResponse(failures);
          }
        }
        """);

    InvocationResult result =
        lambda.invoke(
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
  void aHandlerTakesMapsAndOwnClasses() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        import java.util.*;
        public class Work implements RequestHandler<Map<String, Integer>, Work.Sum> {
          public static class Sum {
            private final int total;
            Sum(int total) { this.total = total; }
            public int getTotal() { return total; }
          }
          public Sum handleRequest(Map<String, Integer> numbers, Context context) {
            return new Sum(numbers.values().stream().mapToInt(Integer::intValue).sum());
          }
        }
        """);

    assertThat(lambda.invoke("work", json("{\"a\":1,\"b\":2}")).payload())
        .isEqualTo("{\"total\":3}");
  }

  @Test
  void eachFunctionSeesItsOwnEnvironmentAndWritesToItsOwnLog() throws Exception {
    String source =
        """
        import com.amazonaws.services.lambda.runtime.*;
        import java.util.function.*;
        public class Work implements RequestHandler<String, String> {
          private static final String AT_START = System.getenv("NAME");
          public String handleRequest(String input, Context context) {
            UnaryOperator<String> reference = System::getenv;
            Supplier<java.io.PrintStream> out = () -> System.out;
            out.get().println("said by " + reference.apply("NAME"));
            System.err.println("and in error");
            context.getLogger().log("logged\\n");
            return AT_START + " " + System.getenv().get("NAME") + " "
                + System.getenv("AWS_ENDPOINT_URL_S3") + " "
                + System.getenv("AWS_LAMBDA_FUNCTION_NAME") + " " + System.getenv("PATH");
          }
        }
        """;
    Path artifact = TestArtifact.build(folder, source);
    start(
        List.of(
            TestArtifact.function(
                "first", artifact, LONG, Map.of("NAME", "one"), OptionalInt.empty()),
            TestArtifact.function(
                "second", artifact, LONG, Map.of("NAME", "two"), OptionalInt.empty())));

    assertThat(lambda.invoke("first", TextNode.valueOf("")).payload())
        .isEqualTo("\"one one http://s3 first null\"");
    assertThat(lambda.invoke("second", TextNode.valueOf("")).payload())
        .isEqualTo("\"two two http://s3 second null\"");
    assertThat(Files.readString(folder.resolve("logs/first.log")))
        .contains("said by one\n", "and in error\n", "logged\n", "START RequestId", "REPORT")
        .doesNotContain("two");
    assertThat(Files.readString(folder.resolve("logs/second.log"))).contains("said by two");
  }

  @Test
  void aFunctionSeesNothingOfTheLocalStack() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        public class Work implements RequestHandler<String, String> {
          public String handleRequest(String name, Context context) {
            try {
              return Class.forName(name).getName();
            } catch (ClassNotFoundException e) {
              return "not found";
            }
          }
        }
        """);

    String hosts = LambdaService.class.getName();
    assertThat(lambda.invoke("work", TextNode.valueOf(hosts)).payload()).isEqualTo("\"not found\"");
  }

  @Test
  void theContextTellsAboutTheInvocation() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        import java.util.*;
        public class Work implements RequestHandler<String, Map<String, Object>> {
          public Map<String, Object> handleRequest(String input, Context context) {
            Map<String, Object> said = new TreeMap<>();
            said.put("name", context.getFunctionName());
            said.put("version", context.getFunctionVersion());
            said.put("arn", context.getInvokedFunctionArn());
            said.put("memory", context.getMemoryLimitInMB());
            said.put("inTime", context.getRemainingTimeInMillis() > 20_000);
            said.put("hasId", context.getAwsRequestId().length() == 36);
            return said;
          }
        }
        """);

    JsonNode said =
        json(
            lambda
                .invoke(
                    "arn:aws:lambda:us-east-1:000000000000:function:work:live",
                    TextNode.valueOf(""))
                .payload());

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
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        public class Work implements RequestHandler<String, String> {
          public static class TooBigException extends RuntimeException {
            TooBigException(String message, Throwable cause) { super(message, cause); }
          }
          public String handleRequest(String input, Context context) {
            throw new TooBigException("it is too big", new IllegalStateException("full"));
          }
        }
        """);

    InvocationResult result = lambda.invoke("work", TextNode.valueOf(""));

    assertThat(result.errorType()).contains("Work$TooBigException");
    JsonNode error = json(result.payload());
    assertThat(error.path("errorType").asText()).isEqualTo("Work$TooBigException");
    assertThat(error.path("errorMessage").asText()).isEqualTo("it is too big");
    assertThat(error.path("stackTrace").path(0).asText()).startsWith("Work.handleRequest(");
    assertThat(error.path("stackTrace").toString()).doesNotContain("dev.receipts.local");
    assertThat(error.path("cause").path("errorType").asText())
        .isEqualTo("java.lang.IllegalStateException");
  }

  @Test
  void aFailedInitializationIsReportedAndTriedAgain() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        public class Work implements RequestHandler<String, String> {
          public Work() {
            if (!java.nio.file.Files.exists(java.nio.file.Path.of(System.getenv("READY")))) {
              throw new IllegalStateException("not ready");
            }
          }
          public String handleRequest(String input, Context context) { return "done"; }
        }
        """);

    InvocationResult first = lambda.invoke("work", TextNode.valueOf(""));
    Files.createFile(folder.resolve("ready"));
    InvocationResult second = lambda.invoke("work", TextNode.valueOf(""));

    assertThat(first.errorType()).contains("java.lang.IllegalStateException");
    assertThat(second.payload()).isEqualTo("\"done\"");
  }

  @Test
  void aFunctionThatTakesTooLongTimesOutAndItsInstanceIsThrownAway() throws Exception {
    Path artifact =
        TestArtifact.build(
            folder,
            """
            import com.amazonaws.services.lambda.runtime.*;
            public class Work implements RequestHandler<String, Integer> {
              private int calls;
              public Integer handleRequest(String input, Context context) {
                calls++;
                if (input.equals("hang")) {
                  try { Thread.sleep(600_000); } catch (InterruptedException e) { return -1; }
                }
                return calls;
              }
            }
            """);
    start(List.of(TestArtifact.function(artifact, Duration.ofSeconds(1), Map.of())));

    assertThat(lambda.invoke("work", TextNode.valueOf("")).payload()).isEqualTo("1");
    assertThat(lambda.invoke("work", TextNode.valueOf("")).payload()).isEqualTo("2");
    InvocationResult late = lambda.invoke("work", TextNode.valueOf("hang"));

    assertThat(late.errorType()).contains("Sandbox.Timedout");
    assertThat(json(late.payload()).path("errorMessage").asText())
        .isEqualTo("RequestId: " + late.requestId() + " Error: Task timed out after 1.00 seconds");
    assertThat(lambda.invoke("work", TextNode.valueOf("")).payload()).isEqualTo("1");
  }

  @Test
  void instancesServeOneInvocationEachAtATime() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        import java.util.concurrent.*;
        public class Work implements RequestHandler<String, Integer> {
          private static final CyclicBarrier BOTH = new CyclicBarrier(2);
          private int busy;
          public Integer handleRequest(String input, Context context) {
            int now = ++busy;
            try { BOTH.await(20, TimeUnit.SECONDS); }
            catch (Exception e) { throw new IllegalStateException(e); }
            busy--;
            return now;
          }
        }
        """);

    CompletableFuture<InvocationResult> first = lambda.start("work", bytes("\"\""));
    CompletableFuture<InvocationResult> second = lambda.start("work", bytes("\"\""));

    assertThat(first.get(20, TimeUnit.SECONDS).payload()).isEqualTo("1");
    assertThat(second.get(20, TimeUnit.SECONDS).payload()).isEqualTo("1");
  }

  @Test
  void aFunctionThatExitsEndsItsInvocationOnly() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        public class Work implements RequestHandler<String, String> {
          public String handleRequest(String input, Context context) {
            System.exit(3);
            return "";
          }
        }
        """);

    InvocationResult result = lambda.invoke("work", TextNode.valueOf(""));

    assertThat(json(result.payload()).path("errorMessage").asText()).contains("exit status 3");
  }

  @Test
  void anAnswerOverTheQuotaIsAnError() throws Exception {
    host(
        """
        import com.amazonaws.services.lambda.runtime.*;
        public class Work implements RequestHandler<Integer, String> {
          public String handleRequest(Integer size, Context context) { return "x".repeat(size); }
        }
        """);

    assertThat(lambda.invoke("work", json("6291554")).errorType()).isEmpty();
    assertThat(lambda.invoke("work", json("6291555")).errorType())
        .contains("Function.ResponseSizeTooLarge");
  }

  @Test
  void aPayloadOverTheQuotaAnUnknownFunctionAndAnUnknownAliasAreRefused() throws Exception {
    host(EMPTY);

    assertThatThrownBy(() -> lambda.invoke("work", TextNode.valueOf("x".repeat(6 * 1024 * 1024))))
        .asInstanceOf(type(LambdaException.class))
        .extracting(LambdaException::type)
        .isEqualTo("RequestTooLargeException");
    assertThatThrownBy(() -> lambda.invoke("nobody", TextNode.valueOf("")))
        .asInstanceOf(type(LambdaException.class))
        .extracting(LambdaException::status)
        .isEqualTo(404);
    assertThatThrownBy(() -> lambda.invoke("work:test", TextNode.valueOf("")))
        .hasMessage("Function not found: work:test");
  }

  @Test
  void reservedConcurrencyThrottles() throws Exception {
    Path artifact = TestArtifact.build(folder, EMPTY);
    start(List.of(TestArtifact.function("work", artifact, LONG, Map.of(), OptionalInt.of(0))));

    assertThatThrownBy(() -> lambda.invoke("work", TextNode.valueOf("")))
        .asInstanceOf(type(LambdaException.class))
        .extracting(LambdaException::type)
        .isEqualTo("TooManyRequestsException");
  }

  @Test
  void anEventThatFailsIsTriedTwiceAgain() throws Exception {
    Path artifact =
        TestArtifact.build(
            folder,
            """
            import com.amazonaws.services.lambda.runtime.*;
            public class Work implements RequestHandler<String, String> {
              public String handleRequest(String input, Context context) {
                throw new IllegalStateException("no");
              }
            }
            """);
    start(List.of(TestArtifact.function(artifact, LONG, Map.of())));

    lambda.send("work", TextNode.valueOf(""));

    Path log = folder.resolve("logs/work.log");
    long deadline = System.nanoTime() + LONG.toNanos();
    while (count(log, "REPORT") < 3 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(count(log, "START")).isEqualTo(3);
  }

  @Test
  void aMissingArtifactSaysHowToBuildIt() throws Exception {
    start(List.of(TestArtifact.function(folder.resolve("gone.zip"), LONG, Map.of())));

    assertThat(lambda.invoke("work", TextNode.valueOf("")).payload())
        .contains("gone.zip does not exist; build it with ./mvnw package");
  }

  private static final String EMPTY =
      """
      import com.amazonaws.services.lambda.runtime.*;
      public class Work implements RequestHandler<String, String> {
        public String handleRequest(String input, Context context) { return ""; }
      }
      """;

  private static long count(Path log, String word) throws IOException {
    return Files.readString(log).lines().filter(line -> line.contains(word)).count();
  }

  private void host(String source) throws IOException {
    Path artifact = TestArtifact.build(folder, source);
    start(
        List.of(
            TestArtifact.function(
                artifact, LONG, Map.of("READY", folder.resolve("ready").toString()))));
  }

  private void start(List<FunctionResource> functions) {
    lambda =
        new LambdaService(
            functions,
            Map.of("AWS_ENDPOINT_URL_S3", "http://s3"),
            folder.resolve("unpacked"),
            folder.resolve("logs"),
            2,
            List.of(Duration.ZERO, Duration.ZERO));
  }

  private static JsonNode json(String text) throws IOException {
    return Json.mapper().readTree(text);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
