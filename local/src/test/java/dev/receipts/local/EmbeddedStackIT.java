package dev.receipts.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.EventFaults;
import dev.receipts.local.functions.TestArtifact;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.template.TemplateException;
import dev.receipts.local.time.LeapingClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small template on the embedded stack: every kind of connection between its resources. */
class EmbeddedStackIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Parameters:
        Greeting: {Type: String, Default: hello}
      Globals:
        Function: {Timeout: 30, CodeUri: work.zip, AutoPublishAlias: live}
      Resources:
        Inbox:
          Type: AWS::S3::Bucket
          Properties:
            NotificationConfiguration:
              QueueConfigurations:
                - Event: s3:ObjectCreated:*
                  Queue: !GetAtt Ingest.Arn
                  Filter: {S3Key: {Rules: [{Name: prefix, Value: in/}]}}
        Ingest:
          Type: AWS::SQS::Queue
          Properties: {VisibilityTimeout: 60}
        Uploads:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: uploads
            Handler: HANDLERS$Recorder
            Events:
              Messages: {Type: SQS, Properties: {Queue: !GetAtt Ingest.Arn}}
        Endings:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: endings
            Handler: HANDLERS$Recorder
            Events:
              Ended:
                Type: EventBridgeRule
                Properties:
                  Pattern: {source: [aws.states], detail: {status: [SUCCEEDED, FAILED]}}
        Shout:
          Type: AWS::Serverless::Function
          Properties: {FunctionName: shout, Handler: HANDLERS$Exclaim}
        Machine:
          Type: AWS::Serverless::StateMachine
          Properties:
            DefinitionUri: machine.asl.json
            DefinitionSubstitutions: {Shout: !Ref Shout.Alias, Greeting: !Ref Greeting}
      Outputs:
        Inbox: {Value: !Ref Inbox}
      """
          .replace("HANDLERS", TestHandlers.class.getName());

  private static final String DEFINITION =
      """
      {"QueryLanguage": "JSONata", "StartAt": "Shout", "States": {
        "Shout": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "${Shout}", "Payload": "{% $states.input.word %}"},
          "Output": "{% '${Greeting} ' & $states.result.Payload & $states.result.ExecutedVersion %}",
          "End": true}}}
      """;

  @TempDir private Path project;

  @Test
  void runsWhatTheTemplateDescribes() throws Exception {
    createProject();
    StackOptions options = StackOptions.of(project).parameters(Map.of("Greeting", "hi")).build();
    Path logs;
    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      logs = stack.logFolder();
      put(stack.endpoints().get("S3").resolve("/" + stack.outputs().get("Inbox") + "/in/a.txt"));
      String machine = stack.physicalId("Machine");

      assertThat(execute(stack, machine, "{\"word\":\"you\"}").path("output").asText())
          .isEqualTo("\"hi you!1\"");
      JsonNode failed = execute(stack, machine, "{\"word\":\"fail\"}");
      assertThat(failed.path("status").asText()).isEqualTo("FAILED");
      assertThat(failed.path("error").asText()).isEqualTo("java.lang.IllegalStateException");
      await(() -> read(logs.resolve("uploads.log")), log -> log.contains("in/a.txt"));
      await(
          () -> read(logs.resolve("endings.log")),
          log -> log.contains("status=SUCCEEDED") && log.contains("status=FAILED"));
      assertThat(stack.environment())
          .containsEntry("AWS_ENDPOINT_URL_SFN", stack.endpoints().get("SFN").toString())
          .containsKeys("AWS_ENDPOINT_URL_S3", "AWS_ACCESS_KEY_ID", "AWS_REGION");
    }
    assertThat(logs).doesNotExist();
    await(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lambda-"))
                .toList(),
        List::isEmpty);
  }

  @Test
  void losesAndRepeatsEventsAndLeapsOverHoursWhenToldTo() throws Exception {
    createProject();
    LeapingClock clock = new LeapingClock();
    EventFaults events =
        (bucket, key) ->
            key.endsWith("lost") ? List.of() : List.of(Duration.ZERO, Duration.ofHours(1));
    StackOptions options = StackOptions.of(project).clock(() -> clock).eventFaults(events).build();
    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      URI inbox = stack.endpoints().get("S3").resolve("/" + stack.outputs().get("Inbox") + "/in/");

      put(inbox.resolve("lost"));
      put(inbox.resolve("twice"));

      assertThat(clock.awaitRest(PATIENCE)).isTrue();
      assertThat(clock.ahead()).isGreaterThan(Duration.ofMinutes(59));
      assertThat(Files.readAllLines(stack.logFolder().resolve("uploads.log")))
          .noneMatch(line -> line.contains("in/lost"))
          .filteredOn(line -> line.contains("in/twice"))
          .hasSize(2);
      assertThat(stack.faultCounts().injected())
          .isEqualTo(Map.of("EventLost", 1L, "EventDuplicated", 1L, "EventDelayed", 1L));
    }
  }

  @Test
  void saysWhatIsWrongWithTheTemplateAndLeavesNothingRunning() throws Exception {
    createProject();
    Files.writeString(
        project.resolve("template.yaml"), TEMPLATE.replace("VisibilityTimeout", "Visibility"));

    assertThatThrownBy(() -> EmbeddedStack.start(StackOptions.of(project).build()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("Resources.Ingest.Properties.Visibility");
  }

  private void createProject() throws IOException {
    TestArtifact.build(project);
    Files.writeString(project.resolve("template.yaml"), TEMPLATE);
    Files.writeString(project.resolve("machine.asl.json"), DEFINITION);
  }

  private static JsonNode execute(EmbeddedStack stack, String machine, String input)
      throws Exception {
    String arn =
        call(stack, "StartExecution", Map.of("stateMachineArn", machine, "input", input))
            .path("executionArn")
            .asText();
    return await(
        () -> call(stack, "DescribeExecution", Map.of("executionArn", arn)),
        execution -> !execution.path("status").asText().equals("RUNNING"));
  }

  private static JsonNode call(EmbeddedStack stack, String operation, Map<String, String> input)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(stack.endpoints().get("SFN"))
            .header("X-Amz-Target", "AWSStepFunctions." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.mapper().writeValueAsBytes(input)))
            .build();
    return Json.mapper().readTree(send(request));
  }

  private static void put(URI object) throws Exception {
    String unused =
        send(
            HttpRequest.newBuilder(object)
                .PUT(HttpRequest.BodyPublishers.ofString("content"))
                .build());
  }

  private static String send(HttpRequest request) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer.body();
    }
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file) : "";
  }

  private static <T> T await(Callable<T> look, Predicate<T> wanted) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T seen = look.call();
    while (!wanted.test(seen) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(PAUSE.toNanos());
      seen = look.call();
    }
    assertThat(seen).matches(wanted, "what is awaited");
    return seen;
  }
}
