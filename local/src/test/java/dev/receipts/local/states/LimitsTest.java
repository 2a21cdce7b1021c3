package dev.receipts.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.local.http.AwsFault;
import dev.receipts.local.states.history.EventType;
import dev.receipts.local.states.history.HistoryEvent;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** After "Step Functions service quotas". */
class LimitsTest {
  private static final String TASK =
      """
      {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
         "Output": "{% $states.result.Payload %}",
         "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}], "End": true},
       "Caught": {"Type": "Pass", "End": true}}\
      """;

  /** What a result has besides its payload, in bytes. */
  private static final int AROUND = Fixture.result("\"\"").toString().length();

  private final Fixture fixture = new Fixture();

  @Test
  void aResultOf256KibibytesFits() {
    fixture.succeeds("T", quoted("x".repeat(262_144 - AROUND)));

    assertThat(fixture.finished(fixture.start("T", TASK, "{}")).status())
        .isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void aByteMoreFailsTheExecutionAndStatesAllDoesNotCatchIt() {
    fixture.succeeds("T", quoted("x".repeat(262_145 - AROUND)));

    String arn = fixture.start("T", TASK, "{}");
    ExecutionDescription execution = fixture.finished(arn);

    assertThat(execution.error()).hasValue("States.DataLimitExceeded");
    assertThat(fixture.types(arn)).endsWith(EventType.TaskFailed, EventType.ExecutionFailed);
  }

  @Test
  void theLimitCountsBytesNotCharacters() {
    fixture.succeeds("T", quoted("€".repeat(262_144 / 3)));

    assertThat(fixture.finished(fixture.start("T", TASK, "{}")).error())
        .hasValue("States.DataLimitExceeded");
  }

  @Test
  void anOutputAboveTheLimitFailsTheState() {
    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                "P",
                """
                {"P": {"Type": "Pass", "Output": "{% $states.input & $states.input %}", "End": true}}\
                """,
                quoted("x".repeat(200_000))));

    assertThat(execution.error()).hasValue("States.DataLimitExceeded");
    assertThat(execution.cause().orElseThrow())
        .contains("'P' returned a result with a size exceeding the maximum number of bytes");
  }

  @Test
  void variablesAboveTheLimitFailTheState() {
    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                "P",
                """
                {"P": {"Type": "Pass", "Assign": {"x": "{% $states.input & $states.input %}"},
                       "Output": 1, "End": true}}\
                """,
                quoted("x".repeat(200_000))));

    assertThat(execution.error()).hasValue("States.DataLimitExceeded");
  }

  @Test
  void anInputAboveTheLimitIsRefused() {
    String machine =
        fixture.service.create(
            "machine",
            """
            {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}}\
            """,
            Fixture.ROLE);

    assertThatThrownBy(
            () ->
                fixture.service.startExecution(
                    machine, Optional.empty(), quoted("x".repeat(262_143))))
        .isInstanceOfSatisfying(
            AwsFault.class, fault -> assertThat(fault.code()).isEqualTo("ValidationException"));
  }

  @Test
  void the25000thEventIsTheFailureOfTheExecution() {
    String arn =
        fixture.start(
            "P",
            """
            {"P": {"Type": "Pass", "Next": "C"},
             "C": {"Type": "Choice", "Choices": [
                {"Condition": "{% false %}", "Next": "S"}], "Default": "P"},
             "S": {"Type": "Succeed"}}\
            """,
            "{}");
    ExecutionDescription execution = fixture.finished(arn);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).hasValue("States.Runtime");
    HistoryEvent last = fixture.service.history(arn, true, 1, Optional.empty()).items().getFirst();
    assertThat(last.id()).isEqualTo(25_000);
    assertThat(last.type()).isEqualTo(EventType.ExecutionFailed);
    assertThat(execution.notRedrivableReason()).hasValue("Execution history event limit exceeded");
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
