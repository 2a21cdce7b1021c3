package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.document.DocumentId;
import dev.receipts.json.Json;
import dev.receipts.local.rehearsal.RehearsalResult;
import dev.receipts.local.rehearsal.Violation;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RehearseCommandTest {
  private static final DocumentId ID = DocumentId.of("inbox", "a.pdf", "1");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void everyScenarioIsNamedWithOneLine() {
    assertThat(run("rehearse", "--list")).isZero();

    assertThat(out.toString().lines())
        .hasSizeGreaterThan(16)
        .allSatisfy(line -> assertThat(line).matches("[a-z-]+ +[A-Z].+\\."))
        .anySatisfy(line -> assertThat(line).startsWith("storm "));
  }

  @Test
  void aScenarioThatDoesNotExistIsWrongUsage() {
    assertThat(run("rehearse", "earthquake")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no scenario earthquake", "--list");
  }

  @Test
  void ofSeveralScenariosEachHasToExist() {
    assertThat(run("rehearse", "burst", "flood")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no scenario flood", "--list");
  }

  @Test
  void ofScenariosThatGoTogetherEachHasToExist() {
    assertThat(run("rehearse", "lost-events+flood")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no scenario flood:");
  }

  @Test
  void scenariosThatWentTogetherStandBelowEachOther() {
    List<String> table =
        RehearsalReport.table(List.of(result("lost-events+job-failed", 0, List.of()), failed()));

    assertThat(table.get(1)).startsWith("lost-events  ").contains("passed");
    assertThat(table.get(2)).isEqualToIgnoringWhitespace("+job-failed");
    assertThat(table.get(3)).startsWith("storm");
  }

  @Test
  void noDocumentsAreWrongUsage() {
    assertThat(run("rehearse", "storm", "--documents", "0")).isEqualTo(2);
    assertThat(err.toString()).contains("--documents");
  }

  @Test
  void aViolationNamesWhatDidNotHoldForWhomAndHowToSeeItAgain() {
    List<String> lines = RehearsalReport.violations(List.of(passed(), failed()));

    assertThat(lines)
        .contains("  Every document is stored in the end.", "    but: FAILED")
        .contains("    documents: " + ID)
        .contains("  to see it again: ./receipts rehearse storm --documents 20 --seed 7");
    assertThat(RehearsalReport.violations(List.of(passed()))).isEmpty();
  }

  @Test
  void theTableHasARowForEachScenario() {
    List<String> table = RehearsalReport.table(List.of(passed(), failed()));

    assertThat(table.getFirst()).contains("SCENARIO", "DEAD-LETTERED", "LOST", "DOUBLED");
    assertThat(table.get(1)).startsWith("job-failed").contains("passed");
    assertThat(table.get(2)).startsWith("storm").contains("FAILED");
  }

  @Test
  void aProgramReadsTheSame() throws IOException {
    JsonNode json = Json.mapper().readTree(RehearsalReport.json(failed()));

    assertThat(json.path("passed").asBoolean(true)).isFalse();
    assertThat(json.path("lost").asInt()).isEqualTo(1);
    assertThat(json.at("/violations/0/documents/0").asText()).isEqualTo(ID.value());
    assertThat(json.path("command").asText()).contains("--seed 7");
  }

  private int run(String... arguments) {
    CommandLine command = Main.commandLine();
    command.setOut(new PrintWriter(out, true));
    command.setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }

  private static RehearsalResult passed() {
    return result("job-failed", 0, List.of());
  }

  private static RehearsalResult failed() {
    return result(
        "storm",
        1,
        List.of(new Violation("Every document is stored in the end.", List.of(ID), "FAILED")));
  }

  private static RehearsalResult result(String scenario, int lost, List<Violation> violations) {
    return new RehearsalResult(
        scenario,
        7,
        20,
        4,
        3,
        2,
        2,
        lost,
        0,
        violations,
        List.of("a note"),
        Duration.ofMillis(4321),
        Duration.ofMinutes(61));
  }
}
