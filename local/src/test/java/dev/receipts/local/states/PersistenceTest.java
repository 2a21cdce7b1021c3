package dev.receipts.local.states;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.local.states.history.DirectoryLogs;
import dev.receipts.local.states.history.EventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What survives the process. */
class PersistenceTest {
  private static final String STATES =
      """
      {"First": {"Type": "Pass", "Assign": {"x": 12}, "Next": "W"},
       "W": {"Type": "Wait", "Seconds": 60, "Next": "T"},
       "T": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke",
          "Arguments": {"x": "{% $x %}", "in": "{% $states.input %}"},
          "Output": "{% $states.result.Payload %}", "End": true}}\
      """;

  @TempDir Path folder;

  @Test
  void aClosedExecutionIsThereAfterARestartAndCanBeRedriven() {
    String arn;
    List<EventType> before;
    try (Fixture first = new Fixture(new DirectoryLogs(folder))) {
      first.fails("T", "Broken");
      arn = first.start("First", STATES, "{\"k\": 1.50}");
      first.finished(arn);
      before = first.types(arn);
    }

    try (Fixture second = new Fixture(new DirectoryLogs(folder))) {
      second.succeeds("T", "\"done\"");
      second.service.resume();
      ExecutionDescription restored = second.describe(arn);
      assertThat(restored.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(restored.error()).hasValue("Broken");
      assertThat(restored.input()).isEqualTo("{\"k\": 1.50}");
      assertThat(second.types(arn)).isEqualTo(before);

      second.service.redriveExecution(arn, Optional.empty());
      assertThat(second.finished(arn).output()).hasValue("\"done\"");
      assertThat(second.calls.getFirst().arguments())
          .isEqualTo(Fixture.json("{\"x\": 12, \"in\": {\"k\": 1.5}}"));
    }
  }

  @Test
  void aRunningTaskIsCalledAgainAfterARestart() {
    String arn;
    try (Fixture first = new Fixture(new DirectoryLogs(folder))) {
      first.hangs("T");
      arn = first.start("First", STATES, "{\"k\": 1}");
      first.time.pass(Duration.ofSeconds(61));
      assertThat(first.calls).hasSize(1);
    }

    try (Fixture second = new Fixture(new DirectoryLogs(folder))) {
      second.succeeds("T", "\"done\"");
      second.time.settle();
      assertThat(second.calls).isEmpty();

      second.service.resume();
      assertThat(second.finished(arn).output()).hasValue("\"done\"");
      assertThat(second.calls.getFirst().arguments())
          .isEqualTo(Fixture.json("{\"x\": 12, \"in\": {\"k\": 1}}"));
      assertThat(second.types(arn))
          .endsWith(
              EventType.TaskScheduled,
              EventType.TaskStarted,
              EventType.TaskScheduled,
              EventType.TaskStarted,
              EventType.TaskSucceeded,
              EventType.TaskStateExited,
              EventType.ExecutionSucceeded);
    }
  }

  @Test
  void aWaitEndsWhenItWouldHaveEndedWithoutTheRestart() {
    String arn;
    try (Fixture first = new Fixture(new DirectoryLogs(folder))) {
      arn = first.start("First", STATES, "{}");
      first.time.pass(Duration.ofSeconds(10));
    }

    try (Fixture second = new Fixture(new DirectoryLogs(folder))) {
      second.time.pass(Duration.ofSeconds(40));
      second.service.resume();
      second.finished(arn);

      assertThat(second.callTimes).containsExactly(Fixture.START.plusSeconds(60));
    }
  }

  @Test
  void aLineThatWasNotWrittenToItsEndCountsAsNotWritten() throws IOException {
    String arn;
    try (Fixture first = new Fixture(new DirectoryLogs(folder))) {
      arn = first.start("First", STATES, "{}");
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.writeString(file, "{\"events\": [{\"id\"", StandardOpenOption.APPEND);
      }
    }

    try (Fixture second = new Fixture(new DirectoryLogs(folder))) {
      second.succeeds("T", "\"done\"");
      second.service.resume();

      assertThat(second.finished(arn).output()).hasValue("\"done\"");
      assertThat(second.history(arn).size()).isEqualTo(second.history(arn).getLast().id());
    }
  }

  @Test
  void namesThatAFileCannotHaveAreKeptToo() {
    String machine;
    List<String> names = List.of("Ünïcode-Name", "UPPER", "upper", "a".repeat(80));
    try (Fixture first = new Fixture(new DirectoryLogs(folder))) {
      machine = machine(first);
      names.forEach(name -> first.service.startExecution(machine, Optional.of(name), "{}"));
    }

    try (Fixture second = new Fixture(new DirectoryLogs(folder))) {
      machine(second);
      assertThat(
              second
                  .service
                  .listExecutions(machine, Optional.empty(), Optional.empty(), 0, Optional.empty())
                  .items())
          .extracting(ExecutionDescription::name)
          .containsExactlyInAnyOrderElementsOf(names);
    }
  }

  private static String machine(Fixture fixture) {
    return fixture.service.create(
        "machine",
        """
        {"QueryLanguage": "JSONata", "StartAt": "First", "States": %s}\
        """
            .formatted(STATES),
        Fixture.ROLE);
  }
}
