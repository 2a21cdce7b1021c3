package dev.receipts.local.states;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.local.http.AwsFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After the API reference: StartExecution, ListExecutions, StopExecution and their faults. */
class ExecutionsTest {
  private static final String WAIT =
      """
      {"QueryLanguage": "JSONata", "StartAt": "W", "States": {
        "W": {"Type": "Wait", "Seconds": 60, "End": true}}}\
      """;

  private final Fixture fixture = new Fixture();
  private final String machine = fixture.service.create("machine", WAIT, Fixture.ROLE);

  @Test
  void theSameNameAndInputAsARunningExecutionIsThatExecution() {
    ExecutionDescription first = start("a", "{\"k\": 1}");
    fixture.time.pass(Duration.ofSeconds(10));

    ExecutionDescription second = start("a", "{\"k\":1}");

    assertThat(second.executionArn()).isEqualTo(first.executionArn());
    assertThat(second.startDate()).isEqualTo(first.startDate());
    assertThat(list(Optional.empty())).containsExactly("a");
  }

  @Test
  void aTakenNameIsRefusedForAnotherInputAndAfterTheEndAndFreeAfterNinetyDays() {
    start("a", "{}");
    assertFault("ExecutionAlreadyExists", () -> start("a", "{\"k\": 1}"));

    fixture.time.pass(Duration.ofSeconds(60));
    assertFault("ExecutionAlreadyExists", () -> start("a", "{}"));

    fixture.time.pass(Duration.ofDays(90));
    assertThat(start("a", "{\"k\": 1}").input()).isEqualTo("{\"k\": 1}");
    assertThat(fixture.history(start("a", "{\"k\": 1}").executionArn())).hasSize(2);
  }

  @Test
  void executionsAreListedNewestFirstByStatusAndInPages() {
    for (String name : List.of("a", "b", "c")) {
      start(name, "{}");
      fixture.time.pass(Duration.ofSeconds(25));
    }

    assertThat(list(Optional.empty())).containsExactly("c", "b", "a");
    assertThat(list(Optional.of(ExecutionStatus.SUCCEEDED))).containsExactly("a");
    Page<ExecutionDescription> first = page(2, Optional.empty());
    start("d", "{}");
    Page<ExecutionDescription> second = page(2, first.nextToken());
    assertThat(first.items()).extracting(ExecutionDescription::name).containsExactly("c", "b");
    assertThat(second.items()).extracting(ExecutionDescription::name).containsExactly("a");
    assertThat(second.nextToken()).isEmpty();
  }

  @Test
  void aStoppedExecutionIsAbortedOnceAndForAll() {
    String arn = start("a", "{}").executionArn();
    fixture.time.pass(Duration.ofSeconds(5));

    assertThat(fixture.service.stopExecution(arn, Optional.of("E"), Optional.of("why")))
        .isEqualTo(Fixture.START.plusSeconds(5));
    fixture.time.pass(Duration.ofMinutes(5));

    ExecutionDescription stopped = fixture.describe(arn);
    assertThat(stopped.status()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(stopped.error()).hasValue("E");
    assertThat(stopped.cause()).hasValue("why");
    assertThat(fixture.service.stopExecution(arn, Optional.empty(), Optional.empty()))
        .isEqualTo(Fixture.START.plusSeconds(5));
  }

  @Test
  void aRunningExecutionKeepsTheDefinitionItBeganWith() {
    String arn = start("a", "{}").executionArn();
    fixture.service.create(
        "machine",
        """
        {"QueryLanguage": "JSONata", "StartAt": "S", "States": {"S": {"Type": "Succeed"}}}\
        """,
        Fixture.ROLE);

    fixture.time.settle();

    assertThat(fixture.describe(arn).status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(fixture.service.describeStateMachineForExecution(arn).definition()).isEqualTo(WAIT);
    start("b", "{}");
    fixture.time.settle();
    assertThat(list(Optional.of(ExecutionStatus.SUCCEEDED))).containsExactly("b");
  }

  @Test
  void theListenerHearsEveryChangeOfStatusAsTheEventOfTheService() {
    String arn = start("a", "{\"k\": 1}").executionArn();
    fixture.time.pass(Duration.ofSeconds(60));

    assertThat(fixture.changes)
        .extracting(ExecutionDescription::status)
        .containsExactly(ExecutionStatus.RUNNING, ExecutionStatus.SUCCEEDED);
    JsonNode detail = fixture.changes.getLast().toEventDetail();
    assertThat(detail)
        .isEqualTo(
            Fixture.json(
                """
                {"executionArn": "%s", "stateMachineArn": "%s", "name": "a", "status": "SUCCEEDED",
                 "startDate": 1772366400000, "stopDate": 1772366460000,
                 "input": "{\\"k\\": 1}", "output": "{\\"k\\":1}",
                 "inputDetails": {"included": true}, "outputDetails": {"included": true},
                 "stateMachineVersionArn": null, "stateMachineAliasArn": null, "redriveCount": 0,
                 "redriveDate": null, "redriveStatus": "NOT_REDRIVABLE",
                 "redriveStatusReason": "Execution is SUCCEEDED and cannot be redriven",
                 "error": null, "cause": null}\
                """
                    .formatted(arn, machine)));
  }

  @Test
  void theListenerHearsWhichStatesAreEnteredAfterTheStart() {
    String arn = start("a", "{}").executionArn();
    fixture.time.pass(Duration.ofSeconds(60));

    assertThat(fixture.heard).containsExactly("RUNNING", "W", "SUCCEEDED");
    assertThat(fixture.changes).first().extracting("executionArn").isEqualTo(arn);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a*", "a/b", "a:b", "a\nb", "a#b"})
  void aNameWithCharactersThatTheServiceDoesNotTakeIsRefused(String name) {
    assertFault("InvalidName", () -> start(name, "{}"));
  }

  @Test
  void whatIsNotThereIsAFault() {
    assertFault("InvalidExecutionInput", () -> start("a", "{"));
    assertFault("InvalidExecutionInput", () -> start("a", ""));
    assertFault("InvalidExecutionInput", () -> start("a", "{} {}"));
    assertFault("InvalidArn", () -> fixture.describe("nonsense"));
    assertFault("ExecutionDoesNotExist", () -> fixture.describe(machine + "x"));
    assertFault(
        "StateMachineDoesNotExist", () -> fixture.service.describeStateMachine(machine + "x"));
    assertFault("InvalidToken", () -> page(1, Optional.of("%")));
    assertFault("ValidationException", () -> page(1_001, Optional.empty()));
  }

  private ExecutionDescription start(String name, String input) {
    return fixture.service.startExecution(machine, Optional.of(name), input);
  }

  private List<String> list(Optional<ExecutionStatus> status) {
    return fixture
        .service
        .listExecutions(machine, status, Optional.empty(), 0, Optional.empty())
        .items()
        .stream()
        .map(ExecutionDescription::name)
        .toList();
  }

  private Page<ExecutionDescription> page(int size, Optional<String> token) {
    return fixture.service.listExecutions(machine, Optional.empty(), Optional.empty(), size, token);
  }

  private static void assertFault(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(AwsFault.class, fault -> assertThat(fault.code()).isEqualTo(code));
  }
}
