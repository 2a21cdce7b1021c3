package dev.receipts.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.handlers.TestHandlers;
import dev.receipts.local.template.EventSource;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.template.QueueResource;
import dev.receipts.local.template.Resource;
import dev.receipts.local.template.RuleResource;
import dev.receipts.local.template.StackModel;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mockito.ArgumentCaptor;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class EventSourcesTest {
  private static final String QUEUE_ARN = "arn:aws:sqs:eu-north-1:123456789012:dead";
  private static final QueueResource QUEUE =
      new QueueResource(
          "Dead",
          "dead",
          "http://queues/dead",
          QUEUE_ARN,
          Duration.ofSeconds(30),
          Duration.ofDays(4),
          Duration.ZERO,
          Duration.ZERO,
          Optional.empty());

  @TempDir private Path folder;
  private final SqsClient queues = mock(SqsClient.class);
  private Optional<LambdaService> lambda = Optional.empty();
  private Optional<EventSources> sources = Optional.empty();

  @AfterEach
  void stop() {
    sources.ifPresent(EventSources::close);
    lambda.ifPresent(LambdaService::close);
  }

  @Test
  void aRuleSendsAMatchingEventToItsQueue() throws Exception {
    EventBus bus = start(QUEUE, rule("{\"source\":[\"aws.states\"]}", QUEUE_ARN)).bus();

    bus.publish(json("{\"source\":\"aws.states\",\"detail\":{\"status\":\"ABORTED\"}}"));

    ArgumentCaptor<Consumer<SendMessageRequest.Builder>> sent = ArgumentCaptor.captor();
    verify(queues).sendMessage(sent.capture());
    SendMessageRequest request =
        SendMessageRequest.builder().applyMutation(sent.getValue()).build();
    assertThat(request.queueUrl()).isEqualTo("http://queues/dead");
    assertThat(request.messageBody()).contains("\"status\":\"ABORTED\"");
  }

  @Test
  void aRuleSendsNothingForAnotherEvent() throws Exception {
    EventBus bus = start(QUEUE, rule("{\"source\":[\"aws.states\"]}", QUEUE_ARN)).bus();

    bus.publish(json("{\"source\":\"aws.s3\"}"));

    verify(queues, never())
        .sendMessage(ArgumentMatchers.<Consumer<SendMessageRequest.Builder>>any());
  }

  @Test
  void aScheduleInvokesItsFunctionAgainAndAgain() throws Exception {
    EventSources unused =
        start(function(new EventSource.Schedule("Tick", Duration.ofMillis(20), Optional.empty())));

    Path log = folder.resolve("logs/work.log");
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (count(log) < 2 && System.nanoTime() < deadline) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(count(log)).isGreaterThanOrEqualTo(2);
    assertThat(Files.readString(log)).contains("detail-type=Scheduled Event");
  }

  @Test
  void aRuleWithATargetThatIsNotInTheTemplateIsRefused() {
    assertThatThrownBy(
            () -> start(rule("{\"source\":[\"a\"]}", "arn:aws:lambda:x:1:function:nobody")))
        .hasMessageContaining("nobody");
  }

  private EventSources start(Resource... resources) throws IOException {
    StackModel model = new StackModel(Map.of(), List.of(resources), Map.of(), Map.of());
    LambdaService service =
        new LambdaService(
            model.all(FunctionResource.class),
            function -> Map.of(),
            folder.resolve("unpacked"),
            folder.resolve("logs"),
            1,
            ClockSkew.NONE,
            StackClock.system());
    lambda = Optional.of(service);
    EventSources started =
        new EventSources(
            model,
            service,
            queues,
            Optional.empty(),
            "eu-north-1",
            "123456789012",
            StackClock.system());
    sources = Optional.of(started);
    started.start();
    return started;
  }

  private FunctionResource function(EventSource event) throws IOException {
    return new FunctionResource(
        "Work",
        "work",
        "arn:aws:lambda:eu-north-1:123456789012:function:work",
        TestHandlers.Recorder.class.getName(),
        TestArtifact.build(folder),
        Duration.ofSeconds(30),
        128,
        Map.of(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        List.of(event));
  }

  private static RuleResource rule(String pattern, String target) throws IOException {
    return new RuleResource(
        "Rule", "rule", json(pattern), List.of(new RuleResource.Target(target, Optional.empty())));
  }

  private static long count(Path log) throws IOException {
    return Files.exists(log)
        ? Files.readString(log).lines().filter(line -> line.startsWith("event ")).count()
        : 0;
  }

  private static JsonNode json(String text) throws IOException {
    return Json.mapper().readTree(text);
  }
}
