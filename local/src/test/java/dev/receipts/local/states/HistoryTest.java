package dev.receipts.local.states;

import static dev.receipts.local.states.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.local.states.history.EventType;
import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.local.states.history.MemoryLogs;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Types, order, links and details of events as the service records them. */
class HistoryTest {
  private static final String ALL_STATES =
      """
      {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"FunctionName": "f", "Payload": {}}, "TimeoutSeconds": 9,
          "Retry": [{"ErrorEquals": ["Throttled"]}],
          "Assign": {"done": true, "text": "x"}, "Output": 1, "Next": "W"},
       "W": {"Type": "Wait", "Seconds": 3, "Next": "C"},
       "C": {"Type": "Choice", "Choices": [{"Condition": "{% $done %}", "Next": "P"}]},
       "P": {"Type": "Pass", "Output": {"b": 2}, "Next": "S"},
       "S": {"Type": "Succeed"}}\
      """;

  private final Fixture fixture = new Fixture();

  @Test
  void everyStateIsEnteredAndExitedAndEveryAttemptIsRecorded() {
    fixture.fails("T", "Throttled").succeeds("T", "{}");
    String arn = fixture.start("T", ALL_STATES, "{}");
    fixture.finished(arn);

    assertThat(fixture.types(arn))
        .containsExactly(
            EventType.ExecutionStarted,
            EventType.TaskStateEntered,
            EventType.TaskScheduled,
            EventType.TaskStarted,
            EventType.TaskFailed,
            EventType.TaskScheduled,
            EventType.TaskStarted,
            EventType.TaskSucceeded,
            EventType.TaskStateExited,
            EventType.WaitStateEntered,
            EventType.WaitStateExited,
            EventType.ChoiceStateEntered,
            EventType.ChoiceStateExited,
            EventType.PassStateEntered,
            EventType.PassStateExited,
            EventType.SucceedStateEntered,
            EventType.SucceedStateExited,
            EventType.ExecutionSucceeded);
  }

  @Test
  void idsHaveNoGapsAndTheFirstStateFollowsEventZero() {
    String arn = fixture.start("T", ALL_STATES, "{}");
    fixture.finished(arn);

    assertThat(fixture.history(arn))
        .allSatisfy(
            event ->
                assertThat(event.previousEventId())
                    .isEqualTo(event.id() <= 2 ? 0 : event.id() - 1));
    assertThat(fixture.history(arn)).last().extracting(HistoryEvent::id).isEqualTo(15L);
  }

  @Test
  void detailsAreTheServices() {
    String arn = fixture.start("T", ALL_STATES, "{\"in\": 1}");
    fixture.finished(arn);

    assertThat(details(arn, EventType.ExecutionStarted))
        .isEqualTo(
            json(
                """
                {"input": "{\\"in\\": 1}", "inputDetails": {"truncated": false},
                 "roleArn": "arn:aws:iam::123456789012:role/pipeline"}\
                """));
    assertThat(details(arn, EventType.TaskStateEntered))
        .isEqualTo(
            json(
                """
                {"name": "T", "input": "{\\"in\\":1}", "inputDetails": {"truncated": false}}\
                """));
    assertThat(details(arn, EventType.TaskScheduled))
        .isEqualTo(
            json(
                """
                {"resourceType": "lambda", "resource": "invoke", "region": "eu-central-1",
                 "parameters": "{\\"FunctionName\\":\\"f\\",\\"Payload\\":{}}", "timeoutInSeconds": 9}\
                """));
    assertThat(details(arn, EventType.TaskStarted))
        .isEqualTo(json("{\"resourceType\": \"lambda\", \"resource\": \"invoke\"}"));
    assertThat(details(arn, EventType.TaskStateExited))
        .isEqualTo(
            json(
                """
                {"name": "T", "output": "1", "outputDetails": {"truncated": false},
                 "assignedVariables": {"done": "true", "text": "\\"x\\""},
                 "assignedVariablesDetails": {"truncated": false}}\
                """));
    assertThat(details(arn, EventType.WaitStateExited))
        .isEqualTo(
            json(
                """
                {"name": "W", "output": "1", "outputDetails": {"truncated": false}}\
                """));
    assertThat(details(arn, EventType.ExecutionSucceeded))
        .isEqualTo(
            json(
                """
                {"output": "{\\"b\\":2}", "outputDetails": {"truncated": false}}\
                """));
  }

  @Test
  void timesAreThoseOfTheEvents() {
    String arn = fixture.start("T", ALL_STATES, "{}");
    fixture.finished(arn);

    assertThat(fixture.event(arn, EventType.WaitStateEntered).timestamp()).isEqualTo(Fixture.START);
    assertThat(fixture.event(arn, EventType.WaitStateExited).timestamp())
        .isEqualTo(Fixture.START.plusSeconds(3));
  }

  @Test
  void aFailStateIsEnteredAndFailsTheExecution() {
    String arn = fixture.start("F", "{\"F\": {\"Type\": \"Fail\", \"Error\": \"E\"}}", "{}");
    fixture.finished(arn);

    assertThat(fixture.types(arn))
        .containsExactly(
            EventType.ExecutionStarted, EventType.FailStateEntered, EventType.ExecutionFailed);
    assertThat(details(arn, EventType.ExecutionFailed)).isEqualTo(json("{\"error\": \"E\"}"));
  }

  @Test
  void aStoppedExecutionIsAbortedWithWhatTheCallerSaid() {
    fixture.hangs("T");
    String arn = fixture.start("T", ALL_STATES, "{}");

    fixture.service.stopExecution(arn, Optional.of("Stopped"), Optional.of("by ops"));

    assertThat(fixture.types(arn)).endsWith(EventType.TaskStarted, EventType.ExecutionAborted);
    assertThat(fixture.event(arn, EventType.ExecutionAborted).previousEventId()).isZero();
    assertThat(details(arn, EventType.ExecutionAborted))
        .isEqualTo(json("{\"error\": \"Stopped\", \"cause\": \"by ops\"}"));
  }

  @Test
  void pagesFollowEachOtherInBothDirections() {
    String arn = fixture.start("T", ALL_STATES, "{}");
    fixture.finished(arn);

    Page<HistoryEvent> first = fixture.service.history(arn, true, 10, Optional.empty());
    Page<HistoryEvent> second = fixture.service.history(arn, true, 10, first.nextToken());

    assertThat(first.items()).hasSize(10).first().extracting(HistoryEvent::id).isEqualTo(15L);
    assertThat(second.items()).hasSize(5).last().extracting(HistoryEvent::id).isEqualTo(1L);
    assertThat(second.nextToken()).isEmpty();
  }

  @Test
  void aClosedHistoryIsPackedAndStillReadable() {
    MemoryLogs logs = new MemoryLogs();
    Fixture packed = new Fixture(logs);
    String arn = packed.start("T", ALL_STATES, "{}");
    packed.finished(arn);

    assertThat(packed.history(arn)).hasSize(15);
    assertThat(logs.ends("execution.")).hasSize(1);
  }

  private JsonNode details(String arn, EventType type) {
    return fixture.event(arn, type).details();
  }
}
