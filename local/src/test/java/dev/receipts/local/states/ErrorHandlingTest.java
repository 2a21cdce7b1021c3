package dev.receipts.local.states;

import static dev.receipts.local.states.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.local.states.history.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After "Handling errors in Step Functions workflows" and the Amazon States Language. */
class ErrorHandlingTest {
  private final Fixture fixture = new Fixture();

  @Test
  void anErrorThatNothingTakesFailsTheExecutionWithItsNameAndCause() {
    fixture.fails("T", "EmptyDocument");

    ExecutionDescription execution = run("");

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).hasValue("EmptyDocument");
    assertThat(execution.cause()).hasValue("why EmptyDocument");
    assertThat(execution.output()).isEmpty();
  }

  @ParameterizedTest(name = "{0} takes {1}: {2}")
  @CsvSource({
    "Custom, Custom, true",
    "Custom, custom, false",
    "States.ALL, Custom, true",
    "States.ALL, Lambda.Unknown, true",
    "States.ALL, States.Timeout, true",
    "States.ALL, States.QueryEvaluationError, true",
    "States.ALL, States.DataLimitExceeded, false",
    "States.ALL, States.Runtime, false",
    "States.TaskFailed, Custom, true",
    "States.TaskFailed, States.Timeout, false",
    "States.TaskFailed, States.DataLimitExceeded, false",
    "States.TaskFailed, States.Runtime, false",
    "States.Timeout, States.Timeout, true",
    "States.Timeout, Custom, false",
    "States.DataLimitExceeded, States.DataLimitExceeded, true",
    "States.Runtime, States.Runtime, false",
  })
  void aCatcher(String errorEquals, String error, boolean takes) {
    fixture.fails("T", error);

    ExecutionDescription execution =
        run(", \"Catch\": [{\"ErrorEquals\": [\"" + errorEquals + "\"], \"Next\": \"Caught\"}]");

    assertThat(execution.status())
        .isEqualTo(takes ? ExecutionStatus.SUCCEEDED : ExecutionStatus.FAILED);
  }

  @Test
  void aCatchersOutputIsTheErrorOutputUnlessItSaysOtherwise() {
    fixture.fails("T", "Custom");

    assertThat(
            output(
                """
                , "Catch": [{"ErrorEquals": ["Custom"], "Next": "Caught"}]\
                """))
        .isEqualTo(json("{\"Error\": \"Custom\", \"Cause\": \"why Custom\"}"));
    assertThat(
            output(
                """
                , "Catch": [{"ErrorEquals": ["Custom"], "Next": "Caught",
                    "Output": "{% [$states.errorOutput.Error, $states.input.k] %}"}]\
                """))
        .isEqualTo(json("[\"Custom\", 1]"));
  }

  @Test
  void aCatchersAssignTakesThePlaceOfTheStates() {
    fixture.fails("T", "Custom");

    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                "T",
                """
                {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                   "Assign": {"fine": true},
                   "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Show",
                     "Assign": {"failure": {"error": "{% $states.errorOutput.Error %}",
                                            "redrives": "{% $states.context.Execution.RedriveCount %}"}}}],
                   "End": true},
                 "Show": {"Type": "Pass", "Output": "{% [$exists($fine), $failure] %}", "End": true}}\
                """,
                "{}"));

    assertThat(json(execution.output().orElseThrow()))
        .isEqualTo(json("[false, {\"error\": \"Custom\", \"redrives\": 0}]"));
  }

  @Test
  void theFirstCatcherThatTakesTheErrorLeads() {
    fixture.fails("T", "Second");

    assertThat(
            output(
                """
                , "Catch": [{"ErrorEquals": ["First"], "Next": "Caught", "Output": 1},
                            {"ErrorEquals": ["Other", "Second"], "Next": "Caught", "Output": 2},
                            {"ErrorEquals": ["States.ALL"], "Next": "Caught", "Output": 3}]\
                """))
        .isEqualTo(json("2"));
  }

  @Test
  void retriesWaitForTheIntervalTimesTheRateToThePowerOfTheAttempts() {
    fixture.fails("T", "Throttled");

    ExecutionDescription execution =
        run(
            """
            , "Retry": [{"ErrorEquals": ["Throttled"], "IntervalSeconds": 3, "BackoffRate": 2,
                         "MaxAttempts": 4, "MaxDelaySeconds": 10}]\
            """);

    assertThat(waits()).containsExactly(seconds(3), seconds(6), seconds(10), seconds(10));
    assertThat(execution.error()).hasValue("Throttled");
  }

  @Test
  void aRetrierTriesThreeTimesAfterOneTwoAndFourSecondsUnlessItSaysOtherwise() {
    fixture.fails("T", "Throttled");

    run(", \"Retry\": [{\"ErrorEquals\": [\"Throttled\"]}]");

    assertThat(waits()).containsExactly(seconds(1), seconds(2), seconds(4));
  }

  @Test
  void fullJitterDrawsTheWaitFromZeroUpToTheDelay() {
    fixture.nextRandom = 0.25;
    fixture.fails("T", "Throttled");

    run(
        """
        , "Retry": [{"ErrorEquals": ["Throttled"], "IntervalSeconds": 4, "MaxAttempts": 2,
                     "JitterStrategy": "FULL"}]\
        """);

    assertThat(waits()).containsExactly(seconds(1), seconds(2));
  }

  @Test
  void noAttemptsMeansNoRetryAlsoByALaterRetrier() {
    fixture.fails("T", "Permanent");

    run(
        """
        , "Retry": [{"ErrorEquals": ["Permanent"], "MaxAttempts": 0},
                    {"ErrorEquals": ["States.ALL"]}]\
        """);

    assertThat(fixture.calls).hasSize(1);
  }

  @Test
  void everyRetrierCountsItsOwnAttempts() {
    // The example of the developer guide: ErrorA, ErrorB, ErrorC, ErrorB.
    fixture.fails("T", "ErrorA").fails("T", "ErrorB").fails("T", "ErrorC").fails("T", "ErrorB");

    JsonNode output =
        output(
            """
            , "Retry": [{"ErrorEquals": ["ErrorA", "ErrorB"], "IntervalSeconds": 1,
                         "BackoffRate": 2.0, "MaxAttempts": 2},
                        {"ErrorEquals": ["ErrorC"], "IntervalSeconds": 5}],
               "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught",
                          "Output": "{% $states.errorOutput.Error %}"}]\
            """);

    assertThat(waits()).containsExactly(seconds(1), seconds(2), seconds(5));
    assertThat(output).isEqualTo(json("\"ErrorB\""));
  }

  @Test
  void aStateThatIsEnteredAgainStartsCountingAnew() {
    fixture
        .fails("T", "Throttled")
        .succeeds("T", "{\"again\": true}")
        .fails("T", "Throttled")
        .succeeds("T", "{\"again\": false}");

    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                "T",
                """
                {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                   "Retry": [{"ErrorEquals": ["Throttled"], "MaxAttempts": 1}], "Next": "C"},
                 "C": {"Type": "Choice", "Default": "S", "Choices": [
                   {"Condition": "{% $states.input.Payload.again %}", "Next": "T"}]},
                 "S": {"Type": "Succeed"}}\
                """,
                "{}"));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(fixture.calls).hasSize(4);
  }

  @Test
  void theContextCountsTheRetriesOfAState() {
    fixture.fails("T", "Throttled");
    fixture.finished(
        fixture.start(
            "T",
            """
            {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
               "Arguments": {"retry": "{% $states.context.State.RetryCount %}"},
               "Retry": [{"ErrorEquals": ["Throttled"], "MaxAttempts": 2}], "End": true}}\
            """,
            "{}"));

    assertThat(fixture.calls.stream().map(call -> call.arguments().get("retry").intValue()))
        .containsExactly(0, 1, 2);
  }

  @Test
  void aTaskThatIsNotDoneInTimeFailsWithStatesTimeout() {
    fixture.hangs("T");

    String arn = start(", \"TimeoutSeconds\": 30");
    ExecutionDescription execution = fixture.finished(arn);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).hasValue("States.Timeout");
    assertThat(execution.cause()).isEmpty();
    assertThat(execution.stopDate()).hasValue(Fixture.START.plusSeconds(30));
    assertThat(fixture.types(arn))
        .endsWith(EventType.TaskStarted, EventType.TaskTimedOut, EventType.ExecutionFailed);
  }

  @Test
  void everyAttemptHasTheWholeTimeAndItsEndIsNotMistakenForTheNextOnes() {
    fixture.hangs("T").succeeds("T", "\"done\"");

    ExecutionDescription execution =
        run(
            """
            , "TimeoutSeconds": "{% 20 + 10 %}",
              "Retry": [{"ErrorEquals": ["States.Timeout"], "IntervalSeconds": 5}]\
            """);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(waits()).containsExactly(seconds(35));
  }

  @Test
  void anExecutionThatTakesTooLongTimesOutAndNoCatcherHelps() {
    fixture.hangs("T");

    String arn =
        fixture.start(
            """
            {"QueryLanguage": "JSONata", "StartAt": "T", "TimeoutSeconds": 60, "States":
              {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
                 "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "S"}], "End": true},
               "S": {"Type": "Succeed"}}}\
            """,
            "{}");
    ExecutionDescription execution = fixture.finished(arn);

    assertThat(execution.status()).isEqualTo(ExecutionStatus.TIMED_OUT);
    assertThat(execution.stopDate()).hasValue(Fixture.START.plusSeconds(60));
    assertThat(execution.error()).isEmpty();
    assertThat(fixture.types(arn)).endsWith(EventType.ExecutionTimedOut);
    assertThat(fixture.event(arn, EventType.ExecutionTimedOut).details().path("error").asText())
        .isEqualTo("States.Timeout");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$states.input.absent | returned nothing (undefined).",
        "$unknown             | returned nothing (undefined).",
        "$sum                 | returned an unsupported result type.",
        "1 + 'a'              | threw an error during evaluation. T2002",
        "$eval('1')           | threw an error during evaluation. T1006",
        "$error('no total')   | threw an error during evaluation. D3137",
      })
  void anExpressionThatFailsIsAQueryEvaluationErrorThatNamesItsField(
      String expression, String reason) {
    String arn =
        fixture.start(
            "P",
            """
            {"P": {"Type": "Pass", "Output": {"a": ["x", "{%% %s %%}"]}, "End": true}}\
            """
                .formatted(expression),
            "{}");

    ExecutionDescription execution = fixture.finished(arn);

    assertThat(execution.error()).hasValue("States.QueryEvaluationError");
    assertThat(execution.cause().orElseThrow())
        .startsWith(
            "An error occurred while executing the state 'P' (entered at the event id #2). The"
                + " JSONata expression '"
                + expression
                + "' specified for the field 'Output/a[1]' "
                + reason);
    assertThat(fixture.types(arn)).endsWith(EventType.EvaluationFailed, EventType.ExecutionFailed);
    assertThat(fixture.event(arn, EventType.EvaluationFailed).details().get("location").asText())
        .isEqualTo("Output/a[1]");
  }

  @Test
  void aQueryEvaluationErrorOfATaskCanBeCaught() {
    assertThat(
            output(
                """
                , "Arguments": {"a": "{% $states.input.absent %}"},
                  "Catch": [{"ErrorEquals": ["States.QueryEvaluationError"], "Next": "Caught",
                             "Output": "caught"}]\
                """))
        .isEqualTo(json("\"caught\""));
    assertThat(fixture.calls).isEmpty();
  }

  @Test
  void anErrorInACatcherFailsTheExecution() {
    fixture.fails("T", "Custom");

    ExecutionDescription execution =
        run(
            """
            , "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught",
                         "Output": "{% $states.result %}"}]\
            """);

    assertThat(execution.error()).hasValue("States.QueryEvaluationError");
    assertThat(execution.cause().orElseThrow()).contains("'Catch[0]/Output'");
  }

  @Test
  void aConditionThatIsNotBooleanIsAQueryEvaluationError() {
    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                "C",
                """
                {"C": {"Type": "Choice", "Default": "S", "Choices": [
                   {"Condition": "{% 'yes' %}", "Next": "S"}]}, "S": {"Type": "Succeed"}}\
                """,
                "{}"));

    assertThat(execution.error()).hasValue("States.QueryEvaluationError");
    assertThat(execution.cause().orElseThrow())
        .contains("'Choices[0]/Condition' returned an unexpected result type. Expected 'BOOLEAN'");
  }

  @Test
  void aChoiceWithoutDefaultWhereNoRuleHoldsFailsTheExecution() {
    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                "C",
                """
                {"C": {"Type": "Choice", "Choices": [
                   {"Condition": "{% false %}", "Next": "S"}]}, "S": {"Type": "Succeed"}}\
                """,
                "{}"));

    assertThat(execution.error()).hasValue("States.NoChoiceMatched");
  }

  @Test
  void aFailStateGivesItsErrorAndCause() {
    ExecutionDescription execution =
        fixture.finished(
            fixture.start(
                "F",
                """
                {"F": {"Type": "Fail", "Error": "Refused", "Cause": "{% 'page ' & $states.input %}"}}\
                """,
                "7"));

    assertThat(execution.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(execution.error()).hasValue("Refused");
    assertThat(execution.cause()).hasValue("page 7");
  }

  @Test
  void aRunnerThatThrowsIsAFailedTask() {
    fixture.answers(
        "T",
        call -> {
          throw new IllegalStateException("no such function");
        });

    ExecutionDescription execution = run("");

    assertThat(execution.error()).hasValue("States.TaskFailed");
    assertThat(execution.cause()).hasValue("no such function");
  }

  private String start(String fields) {
    return fixture.start(
        "T",
        """
        {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Next": "Caught" %s},
         "Caught": {"Type": "Pass", "End": true}}\
        """
            .formatted(fields),
        "{\"k\": 1}");
  }

  private ExecutionDescription run(String fields) {
    return fixture.finished(start(fields));
  }

  private JsonNode output(String fields) {
    return json(run(fields).output().orElseThrow());
  }

  /** How long it took from each call to the next. */
  private List<Duration> waits() {
    List<Instant> times = fixture.callTimes;
    return IntStream.range(1, times.size())
        .mapToObj(index -> Duration.between(times.get(index - 1), times.get(index)))
        .toList();
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
