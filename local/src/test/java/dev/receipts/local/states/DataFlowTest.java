package dev.receipts.local.states;

import static dev.receipts.local.states.Fixture.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** After "Transforming data with JSONata" and "Passing data between states with variables". */
class DataFlowTest {
  private final Fixture fixture = new Fixture();

  @Test
  void aPassStateWithoutOutputHandsItsInputOn() {
    JsonNode output =
        fixture.output("P", "{\"P\": {\"Type\": \"Pass\", \"End\": true}}", "{\"n\": 12}");

    assertThat(output).isEqualTo(json("{\"n\": 12}"));
  }

  @Test
  void expressionsStandAnywhereInAnOutputAndOtherStringsStayAsTheyAre() {
    JsonNode output =
        pass(
            """
            {"a": ["{% $states.input.n %}", "$states.input.n", " {% no %} "],
             "b": {"c": "{% 'x' & $states.input.n %}"}, "d": 1.50, "e": null}\
            """,
            "{\"n\": 12}");

    assertThat(output.toString())
        .isEqualTo(
            """
            {"a":[12,"$states.input.n"," {% no %} "],"b":{"c":"x12"},"d":1.50,"e":null}\
            """);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "$states.input.whole | 12",
        "$states.input.whole + 1 | 13",
        "$states.input.whole * 0.5 | 6",
        "$states.input.whole / 5 | 2.4",
        "$states.input.large | 9007199254740993",
        "$min([$states.input.whole * 2, 300]) | 24",
        "$states.input.nothing | null",
        "[$states.input.nothing] | [null]",
        "{'a': $states.input.nothing, 'b': $states.input.absent} | {\"a\":null}",
        "$states.input.list[0] | 7",
        "$states.input.list | [7]",
        "$partition([1,2,3,4,5], 2) | [[1,2],[3,4],[5]]",
        "$range(0, 10, 5) | [0,5,10]",
        "$range(3, 1, -1) | [3,2,1]",
        "$hash('abc', 'SHA-1') | \"a9993e364706816aba3e25717850c26c9cd0d89d\"",
        "$parse('{\"a\":[1,2.5,null]}') | {\"a\":[1,2.5,null]}",
        "$random() | 0.5",
        "$random(7) = $random(7) | true",
        "$length($uuid()) | 36",
        "$now() | \"2026-03-01T12:00:00.000Z\"",
        "$millis() | 1772366400000",
        "$exists($states.input.absent) | false",
      })
  void anExpressionGives(String expression, String expected) {
    JsonNode output =
        pass(
            "\"{% " + expression.replace("\"", "\\\"") + " %}\"",
            """
            {"whole": 12, "large": 9007199254740993, "nothing": null, "list": [7]}\
            """);

    assertThat(output.toString()).isEqualTo(expected);
  }

  @Test
  void assignIsVisibleFromTheNextStateOnAndNotInItsOwnOutput() {
    JsonNode output =
        fixture.output(
            "First",
            """
            {"First": {"Type": "Pass", "Assign": {"x": 1}, "Next": "Second"},
             "Second": {"Type": "Pass", "Assign": {"x": 2, "old": "{% $x %}"},
                        "Output": {"own": "{% $x %}"}, "Next": "Third"},
             "Third": {"Type": "Pass", "Output":
                {"own": "{% $states.input.own %}", "x": "{% $x %}", "old": "{% $old %}"},
                "End": true}}\
            """,
            "{}");

    assertThat(output).isEqualTo(json("{\"own\": 1, \"x\": 2, \"old\": 1}"));
  }

  @Test
  void allExpressionsOfAnAssignSeeTheValuesFromBefore() {
    JsonNode output =
        fixture.output(
            "First",
            """
            {"First": {"Type": "Pass", "Assign": {"x": 3, "y": 4}, "Next": "Swap"},
             "Swap": {"Type": "Pass", "Assign": {"x": "{% $y %}", "y": "{% $x %}"}, "Next": "Show"},
             "Show": {"Type": "Pass", "Output": "{% [$x, $y] %}", "End": true}}\
            """,
            "{}");

    assertThat(output).isEqualTo(json("[4, 3]"));
  }

  @Test
  void aVariableMayHoldNullWhichIsNotTheSameAsNothing() {
    JsonNode output =
        fixture.output(
            "First",
            """
            {"First": {"Type": "Pass", "Assign": {"x": null}, "Next": "Show"},
             "Show": {"Type": "Pass", "Output": "{% [$x, $exists($x)] %}", "End": true}}\
            """,
            "{}");

    assertThat(output).isEqualTo(json("[null, true]"));
  }

  @Test
  void aTaskIsCalledWithItsArgumentsAndItsResultIsTheOutput() {
    fixture.succeeds("T", "{\"pages\": 3}");

    JsonNode output =
        fixture.output(
            "T",
            """
            {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Arguments": {"FunctionName": "start", "Payload": {"key": "{% $states.input.key %}"}},
              "End": true}}\
            """,
            "{\"key\": \"a b.pdf\"}");

    assertThat(fixture.calls.getFirst().arguments())
        .isEqualTo(json("{\"FunctionName\": \"start\", \"Payload\": {\"key\": \"a b.pdf\"}}"));
    assertThat(output).isEqualTo(Fixture.result("{\"pages\": 3}"));
  }

  @Test
  void aTasksResultIsInStatesResultForOutputAndAssign() {
    fixture.succeeds("T", "{\"pages\": 3}");

    JsonNode output =
        fixture.output(
            "T",
            """
            {"T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
              "Assign": {"pages": "{% $states.result.Payload.pages %}"},
              "Output": "{% $states.input %}", "Next": "Show"},
             "Show": {"Type": "Succeed", "Output": {"in": "{% $states.input %}", "p": "{% $pages %}"}}}\
            """,
            "{\"k\": 1}");

    assertThat(output).isEqualTo(json("{\"in\": {\"k\": 1}, \"p\": 3}"));
  }

  @Test
  void theContextObjectTellsTheExecutionTheStateAndTheStateMachine() {
    String arn =
        fixture.start(
            "P",
            """
            {"P": {"Type": "Pass", "Output": "{% $states.context %}", "End": true}}\
            """,
            "{\"k\": 1}");
    String name = fixture.describe(arn).name();

    assertThat(json(fixture.finished(arn).output().orElseThrow()))
        .isEqualTo(
            json(
                """
                {"Execution": {"Id": "%s", "Input": {"k": 1}, "Name": "%s",
                   "RoleArn": "arn:aws:iam::123456789012:role/pipeline",
                   "StartTime": "2026-03-01T12:00:00.000Z", "RedriveCount": 0},
                 "StateMachine": {"Id": "arn:aws:states:eu-central-1:123456789012:stateMachine:machine",
                   "Name": "machine"},
                 "State": {"Name": "P", "EnteredTime": "2026-03-01T12:00:00.000Z"}}\
                """
                    .formatted(arn, name)));
  }

  @Test
  void theFirstRuleThatHoldsDecidesAChoiceAndGivesItsOutput() {
    String states =
        """
        {"C": {"Type": "Choice", "Default": "Other", "Output": "default", "Choices": [
           {"Condition": "{% $states.input.n > 5 %}", "Output": "more", "Assign": {"x": "a"}, "Next": "Big"},
           {"Condition": "{% $states.input.n > 1 %}", "Next": "Small"}]},
         "Big": {"Type": "Pass", "Output": "{% ['big', $states.input, $x] %}", "End": true},
         "Small": {"Type": "Pass", "Output": "{% ['small', $states.input] %}", "End": true},
         "Other": {"Type": "Pass", "Output": "{% ['other', $states.input] %}", "End": true}}\
        """;

    assertThat(fixture.output("C", states, "{\"n\": 6}"))
        .isEqualTo(json("[\"big\",\"more\",\"a\"]"));
    assertThat(fixture.output("C", states, "{\"n\": 2}")).isEqualTo(json("[\"small\",{\"n\":2}]"));
    assertThat(fixture.output("C", states, "{\"n\": 0}"))
        .isEqualTo(json("[\"other\",\"default\"]"));
  }

  @Test
  void aWaitLastsAsManySecondsAsItsExpressionSays() {
    String arn =
        fixture.start(
            "W",
            """
            {"W": {"Type": "Wait", "Seconds": "{% $states.input.minutes * 60 %}", "End": true}}\
            """,
            "{\"minutes\": 5}");

    fixture.time.pass(Duration.ofSeconds(299));
    assertThat(fixture.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
    fixture.time.pass(Duration.ofSeconds(1));
    assertThat(fixture.describe(arn).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void aWaitLastsUntilItsTimestampAndNotAtAllWhenThatIsPast() {
    String states =
        """
        {"W": {"Type": "Wait", "Timestamp": "{% $states.input %}", "End": true}}\
        """;

    String future = fixture.start("W", states, "\"2026-03-01T13:30:00+01:00\"");
    String past = fixture.start("W", states, "\"2026-03-01T11:00:00Z\"");

    assertThat(fixture.describe(past).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(fixture.finished(future).stopDate())
        .hasValue(Fixture.START.plus(Duration.ofMinutes(30)));
  }

  private JsonNode pass(String output, String input) {
    return fixture.output(
        "P", "{\"P\": {\"Type\": \"Pass\", \"Output\": " + output + ", \"End\": true}}", input);
  }
}
