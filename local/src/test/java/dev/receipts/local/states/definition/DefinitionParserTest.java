package dev.receipts.local.states.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the language allows and what is refused, by name. */
class DefinitionParserTest {

  @Test
  void aDefinitionIsReadWithItsDefaults() {
    StateMachineDefinition definition =
        StateMachineDefinition.parse(
            """
            {"Comment": "c", "QueryLanguage": "JSONata", "Version": "1.0", "StartAt": "T",
             "TimeoutSeconds": 60, "States": {
               "T": {"Type": "Task", "Comment": "c", "Resource": "arn:aws:states:::lambda:invoke",
                 "Retry": [{"ErrorEquals": ["States.ALL"]}], "Next": "S"},
               "S": {"Type": "Succeed"}}}\
            """);

    assertThat(definition.timeout()).hasValue(Duration.ofMinutes(1));
    assertThat(definition.state("T"))
        .isInstanceOfSatisfying(
            State.Task.class,
            task -> {
              Retrier retrier = task.retriers().getFirst();
              assertThat(retrier.maxAttempts()).isEqualTo(3);
              assertThat(retrier.interval()).isEqualTo(Duration.ofSeconds(1));
              assertThat(retrier.backoffRate()).isEqualTo(2.0);
              assertThat(retrier.maxDelay()).isEmpty();
              assertThat(retrier.fullJitter()).isFalse();
            });
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'Type':'Map','End':true | The state type 'Map' is not supported at /States/X",
        "'Type':'Parallel','End':true | The state type 'Parallel' is not supported",
        "'Type':'Pass','End':true,'InputPath':'$' | The field 'InputPath' belongs to JSONPath",
        "'Type':'Pass','End':true,'Result':1 | The field 'Result' belongs to JSONPath",
        "'Type':'Pass','End':true,'Outputt':1 | The field 'Outputt' is not supported by a Pass"
            + " state",
        "'Type':'Pass','End':true,'QueryLanguage':'JSONPath' | 'QueryLanguage' must be 'JSONata'",
        "'Type':'Pass' | The state takes either 'Next' or 'End': true",
        "'Type':'Pass','Next':'Nowhere' | There is no state 'Nowhere' to go to at /States/X",
        "'Type':'Pass','End':true,'Output':'{% 1 + %}' | The JSONata expression '1 +' is not valid",
        "'Type':'Pass','End':true,'Output':{'a':['{% 1']} | has one of '{%' and '%}' and lacks the"
            + " other. at /States/X/Output/a[0]",
        "'Type':'Pass','End':true,'Assign':1 | The field 'Assign' takes an object",
        "'Type':'Pass','End':true,'Assign':{'states':1} | 'states' cannot be the name of a"
            + " variable",
        "'Type':'Pass','End':true,'Assign':{'a-b':1} | 'a-b' cannot be the name of a variable",
        "'Type':'Succeed','Assign':{'a':1} | The field 'Assign' is not supported by a Succeed"
            + " state",
        "'Type':'Succeed','End':true | The field 'End' is not supported by a Succeed state",
        "'Type':'Fail','Error':7 | The field 'Error' takes STRING or a JSONata expression",
        "'Type':'Wait','End':true | exactly one of 'Seconds' and 'Timestamp'",
        "'Type':'Wait','End':true,'Seconds':'5' | The field 'Seconds' takes INTEGER or a JSONata"
            + " expression",
        "'Type':'Wait','End':true,'Seconds':-1 | The field 'Seconds' takes INTEGER",
        "'Type':'Choice','Choices':[] | at least one rule",
        "'Type':'Choice','Choices':[{'Next':'X'}] | The field 'Condition' is missing at"
            + " /States/X/Choices[0]",
        "'Type':'Choice','Choices':[{'Variable':'$.a','Condition':true,'Next':'X'}] | The field"
            + " 'Variable' belongs to JSONPath",
        "'Type':'Task','End':true | The field 'Resource' is missing",
        "'Type':'Task','End':true,'Resource':'arn:aws:states:::sqs:sendMessage' | is not supported;"
            + " use arn:aws:states:::lambda:invoke",
        "'Type':'Task','End':true,@,'HeartbeatSeconds':5 | The field 'HeartbeatSeconds' is not"
            + " supported by a Task state",
        "'Type':'Task','End':true,@,'Retry':[{'ErrorEquals':[]}] | at least one error name at"
            + " /States/X/Retry[0]",
        "'Type':'Task','End':true,@,'Retry':[{'ErrorEquals':['A'],'BackoffRate':0.5}] |"
            + " 'BackoffRate' takes a number from 1.0",
        "'Type':'Task','End':true,@,'Retry':[{'ErrorEquals':['A'],'MaxAttempts':-1}] |"
            + " 'MaxAttempts' takes a whole number",
        "'Type':'Task','End':true,@,'Retry':[{'ErrorEquals':['A'],'IntervalSeconds':5,'MaxDelaySeconds':5}]"
            + " | must be greater than 'IntervalSeconds'",
        "'Type':'Task','End':true,@,'Retry':[{'ErrorEquals':['A'],'JitterStrategy':'HALF'}] | takes"
            + " 'NONE' or 'FULL'",
        "'Type':'Task','End':true,@,'Retry':[{'ErrorEquals':['States.ALL','A']}] | 'States.ALL'"
            + " must stand alone",
        "'Type':'Task','End':true,@,'Catch':[{'ErrorEquals':['States.ALL'],'Next':'X'},{'ErrorEquals':['A'],'Next':'X'}]"
            + " | in the last retrier or catcher",
        "'Type':'Task','End':true,@,'Catch':[{'ErrorEquals':['A'],'Next':'X','ResultPath':'$'}] |"
            + " The field 'ResultPath' belongs to JSONPath",
      })
  void aStateIsRefused(String fields, String reason) {
    String state = "{" + fields.replace("@", "'Resource':'arn:aws:states:::lambda:invoke'") + "}";

    assertInvalid("'QueryLanguage':'JSONata','StartAt':'X','States':{'X':" + state + "}", reason);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "'StartAt':'X','States':{} | 'QueryLanguage' must be 'JSONata'",
        "'QueryLanguage':'JSONata','States':{} | The field 'StartAt' is missing",
        "'QueryLanguage':'JSONata','StartAt':'X' | The field 'States' is missing",
        "'QueryLanguage':'JSONata','StartAt':'X','States':{} | There is no state 'X' to go to at"
            + " /StartAt",
        "'QueryLanguage':'JSONata','StartAt':'X','Extra':1,'States':{'X':{'Type':'Succeed'}} | The"
            + " field 'Extra' is not supported by a state machine",
        "'QueryLanguage':'JSONata','StartAt':'X','States':{'X':{'Type':'Succeed'},'Y':{'Type':'Succeed'}}"
            + " | No state leads to the state 'Y'",
      })
  void aStateMachineIsRefused(String fields, String reason) {
    assertInvalid(fields, reason);
  }

  @Test
  void everyStateThatIsWrongIsNamed() {
    assertThatThrownBy(
            () ->
                StateMachineDefinition.parse(
                    """
                    {"QueryLanguage": "JSONata", "StartAt": "X", "States": {
                       "X": {"Type": "Map"}, "Y": {"Type": "Parallel"}}}\
                    """))
        .isInstanceOfSatisfying(
            InvalidDefinitionException.class,
            e ->
                assertThat(e.diagnostics())
                    .extracting(Diagnostic::location)
                    .containsExactly("/States/X", "/States/Y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "", "{\"StartAt\": \"X\"} {"})
  void whatIsNotJsonIsRefused(String definition) {
    assertThatThrownBy(() -> StateMachineDefinition.parse(definition))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageContaining("INVALID_JSON_DESCRIPTION");
  }

  private static void assertInvalid(String fields, String reason) {
    String definition = "{" + fields.replace("'", "\"").replace("\\\"", "'") + "}";
    assertThatThrownBy(() -> StateMachineDefinition.parse(definition))
        .isInstanceOf(InvalidDefinitionException.class)
        .hasMessageStartingWith("Invalid State Machine Definition: '")
        .hasMessageContaining(reason);
  }
}
