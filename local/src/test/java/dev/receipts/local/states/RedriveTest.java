package dev.receipts.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.local.http.AwsFault;
import dev.receipts.local.states.history.EventType;
import dev.receipts.local.states.history.HistoryEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** After "Restarting state machine executions with redrive in Step Functions". */
class RedriveTest {
  private static final String STATES =
      """
      {"First": {"Type": "Pass", "Assign": {"x": "kept"}, "Output": "{% [$states.input] %}", "Next": "T"},
       "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"x": "{% $x %}", "in": "{% $states.input %}",
             "retry": "{% $states.context.State.RetryCount %}",
             "redrives": "{% $states.context.Execution.RedriveCount %}",
             "time": "{% $exists($states.context.Execution.RedriveTime) %}"},
          "Retry": [{"ErrorEquals": ["Broken"], "MaxAttempts": 1}], "End": true}}\
      """;

  private final Fixture fixture = new Fixture();

  @Test
  void theUnsuccessfulStateRunsAgainWithTheSameInputAndVariablesAndFreshRetries() {
    fixture.fails("T", "Broken");
    String arn = failed();

    fixture.service.redriveExecution(arn, Optional.empty());
    fixture.finished(arn);

    assertThat(fixture.calls)
        .extracting(call -> call.arguments().toString())
        .containsExactly(
            "{\"x\":\"kept\",\"in\":[7],\"retry\":0,\"redrives\":0,\"time\":false}",
            "{\"x\":\"kept\",\"in\":[7],\"retry\":1,\"redrives\":0,\"time\":false}",
            "{\"x\":\"kept\",\"in\":[7],\"retry\":0,\"redrives\":1,\"time\":true}",
            "{\"x\":\"kept\",\"in\":[7],\"retry\":1,\"redrives\":1,\"time\":true}");
  }

  @Test
  void theHistoryGoesOnWithTheRedriveAndTheTaskScheduledAgain() {
    fixture.fails("T", "Broken").fails("T", "Broken").succeeds("T", "{}");
    String arn = failed();
    int before = fixture.history(arn).size();

    fixture.service.redriveExecution(arn, Optional.empty());
    fixture.finished(arn);

    List<HistoryEvent> added = fixture.history(arn).subList(before, fixture.history(arn).size());
    assertThat(added)
        .extracting(HistoryEvent::type)
        .containsExactly(
            EventType.ExecutionRedriven,
            EventType.TaskScheduled,
            EventType.TaskStarted,
            EventType.TaskSucceeded,
            EventType.TaskStateExited,
            EventType.ExecutionSucceeded);
    assertThat(added).extracting(HistoryEvent::id).first().isEqualTo(before + 1L);
    assertThat(added.getFirst().details().get("redriveCount").intValue()).isEqualTo(1);
    assertThat(added.get(1).previousEventId()).isEqualTo(added.getFirst().id());
  }

  @Test
  void theDescriptionForgetsTheFailureAndCountsTheRedrive() {
    fixture.fails("T", "Broken").fails("T", "Broken").hangs("T");
    String arn = failed();
    assertThat(fixture.describe(arn).redriveStatus()).isEqualTo("REDRIVABLE");
    fixture.time.pass(Duration.ofHours(1));

    Instant date = fixture.service.redriveExecution(arn, Optional.empty());
    ExecutionDescription running = fixture.describe(arn);

    assertThat(running.status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(running.redriveCount()).isEqualTo(1);
    assertThat(running.redriveDate()).hasValue(date);
    assertThat(date).isEqualTo(fixture.time.now());
    assertThat(running.stopDate()).isEmpty();
    assertThat(running.error()).isEmpty();
    assertThat(running.cause()).isEmpty();
    assertThat(running.notRedrivableReason())
        .hasValue("Execution is RUNNING and cannot be redriven");
    assertThat(
            fixture
                .service
                .listExecutions(
                    running.stateMachineArn(),
                    Optional.empty(),
                    Optional.of(true),
                    0,
                    Optional.empty())
                .items())
        .hasSize(1);
  }

  @Test
  void aSucceededExecutionCannotBeRedriven() {
    String arn = fixture.start("First", STATES, "7");
    fixture.finished(arn);

    assertNotRedrivable(arn, "Execution is SUCCEEDED and cannot be redriven");
  }

  @Test
  void afterFourteenDaysAnExecutionCannotBeRedriven() {
    fixture.fails("T", "Broken");
    String arn = failed();

    fixture.time.pass(Duration.ofDays(14));
    assertThat(fixture.describe(arn).notRedrivableReason()).isEmpty();
    fixture.time.pass(Duration.ofSeconds(1));

    assertNotRedrivable(arn, "Execution redrivable period exceeded");
  }

  @Test
  void theSameClientTokenIsTheSameRedriveForFifteenMinutes() {
    fixture.fails("T", "Broken");
    String arn = failed();

    Instant first = fixture.service.redriveExecution(arn, Optional.of("token"));
    fixture.finished(arn);
    Instant again = fixture.service.redriveExecution(arn, Optional.of("token"));
    assertThat(again).isEqualTo(first);
    assertThat(fixture.describe(arn).redriveCount()).isEqualTo(1);

    fixture.time.pass(Duration.ofMinutes(16));
    fixture.service.redriveExecution(arn, Optional.of("token"));
    assertThat(fixture.describe(arn).redriveCount()).isEqualTo(2);
  }

  @Test
  void theTimeOutOfTheExecutionCountsAnew() {
    fixture.hangs("T");
    String arn =
        fixture.start(
            """
            {"QueryLanguage": "JSONata", "StartAt": "T", "TimeoutSeconds": 60, "States":
              {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "End": true}}}\
            """,
            "{}");
    assertThat(fixture.finished(arn).status()).isEqualTo(ExecutionStatus.TIMED_OUT);

    fixture.time.pass(Duration.ofMinutes(10));
    Instant date = fixture.service.redriveExecution(arn, Optional.empty());

    assertThat(fixture.finished(arn).stopDate()).hasValue(date.plusSeconds(60));
  }

  @Test
  void anAbortedWaitWaitsAgainForAllItsSeconds() {
    String arn =
        fixture.start("W", "{\"W\": {\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}}", "{}");
    fixture.time.pass(Duration.ofSeconds(50));
    fixture.service.stopExecution(arn, Optional.empty(), Optional.empty());

    Instant date = fixture.service.redriveExecution(arn, Optional.empty());

    assertThat(fixture.finished(arn).stopDate()).hasValue(date.plusSeconds(60));
  }

  @Test
  void aFailStateIsEnteredAgainAndFailsAgain() {
    String arn = fixture.start("F", "{\"F\": {\"Type\": \"Fail\", \"Error\": \"E\"}}", "{}");

    fixture.service.redriveExecution(arn, Optional.empty());
    fixture.finished(arn);

    assertThat(fixture.types(arn))
        .containsExactly(
            EventType.ExecutionStarted,
            EventType.FailStateEntered,
            EventType.ExecutionFailed,
            EventType.ExecutionRedriven,
            EventType.FailStateEntered,
            EventType.ExecutionFailed);
  }

  private String failed() {
    String arn = fixture.start("First", STATES, "7");
    assertThat(fixture.finished(arn).status()).isEqualTo(ExecutionStatus.FAILED);
    return arn;
  }

  private void assertNotRedrivable(String arn, String reason) {
    assertThat(fixture.describe(arn).notRedrivableReason()).hasValue(reason);
    assertThatThrownBy(() -> fixture.service.redriveExecution(arn, Optional.empty()))
        .isInstanceOfSatisfying(
            AwsFault.class,
            fault -> {
              assertThat(fault.code()).isEqualTo("ExecutionNotRedrivable");
              assertThat(fault).hasMessage(reason);
            });
  }
}
