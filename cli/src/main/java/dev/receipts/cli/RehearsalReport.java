package dev.receipts.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.cli.TextTable.Align;
import dev.receipts.json.Json;
import dev.receipts.local.rehearsal.RehearsalResult;
import dev.receipts.local.rehearsal.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What a rehearsal showed. */
final class RehearsalReport {
  private static final int MOST_IDS = 5;
  private static final int COLUMNS = 13;

  private RehearsalReport() {}

  static List<String> table(List<RehearsalResult> results) {
    TextTable table =
        new TextTable(
            List.of(
                Align.LEFT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.RIGHT,
                Align.LEFT,
                Align.LEFT),
            List.of(
                "SCENARIO",
                "SEED",
                "DOCUMENTS",
                "FAULTS",
                "RETRIES",
                "DEAD-LETTERED",
                "REDRIVEN",
                "LOST",
                "DOUBLED",
                "TOOK",
                "PRETENDED",
                "VERDICT",
                "NOTES"));
    for (RehearsalResult result : results) {
      List<String> together = List.of(result.scenario().split("(?=\\+)"));
      table.row(
          List.of(
              together.getFirst(),
              Long.toString(result.seed()),
              Integer.toString(result.documents()),
              Long.toString(result.faults()),
              Integer.toString(result.retries()),
              Integer.toString(result.deadLettered()),
              Integer.toString(result.redriven()),
              Integer.toString(result.lost()),
              Integer.toString(result.doubled()),
              seconds(result.duration()),
              minutes(result.pretended()),
              result.passed() ? "passed" : "FAILED",
              String.join("; ", result.notes())));
      together.stream().skip(1).map(RehearsalReport::beside).forEach(table::row);
    }
    return table.lines();
  }

  /** The line of a scenario that was rehearsed together with the one above. */
  private static List<String> beside(String scenario) {
    List<String> cells = new ArrayList<>(Collections.nCopies(COLUMNS, ""));
    cells.set(0, scenario);
    return cells;
  }

  /** Every invariant that did not hold, with the documents and how to see it again. */
  static List<String> violations(List<RehearsalResult> results) {
    List<String> lines = new ArrayList<>();
    for (RehearsalResult result : results) {
      if (!result.passed()) {
        lines.add("");
        lines.add("%s did not hold what it promised:".formatted(result.scenario()));
        for (Violation violation : result.violations()) {
          lines.add("  " + violation.invariant());
          lines.add("    but: " + TextTable.printable(violation.detail()));
          if (!violation.documents().isEmpty()) {
            lines.add("    documents: " + ids(violation));
          }
        }
        lines.add("  to see it again: " + command(result));
      }
    }
    return lines;
  }

  static String json(RehearsalResult result) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("scenario", result.scenario())
        .put("seed", result.seed())
        .put("documents", result.documents())
        .put("faults", result.faults())
        .put("retries", result.retries())
        .put("deadLettered", result.deadLettered())
        .put("redriven", result.redriven())
        .put("lost", result.lost())
        .put("doubled", result.doubled())
        .put("durationMillis", result.duration().toMillis())
        .put("pretendedMillis", result.pretended().toMillis())
        .put("passed", result.passed())
        .put("command", command(result));
    ArrayNode notes = json.putArray("notes");
    result.notes().forEach(notes::add);
    ArrayNode violations = json.putArray("violations");
    for (Violation violation : result.violations()) {
      ObjectNode one =
          violations
              .addObject()
              .put("invariant", violation.invariant())
              .put("detail", violation.detail());
      ArrayNode documents = one.putArray("documents");
      violation.documents().forEach(document -> documents.add(document.value()));
    }
    return json.toString();
  }

  private static String command(RehearsalResult result) {
    return "./receipts rehearse %s --documents %d --seed %d"
        .formatted(result.scenario(), result.documents(), result.seed());
  }

  private static String ids(Violation violation) {
    List<String> ids = violation.documents().stream().map(Object::toString).toList();
    return ids.size() <= MOST_IDS
        ? String.join(", ", ids)
        : String.join(", ", ids.subList(0, MOST_IDS))
            + " and %d more".formatted(ids.size() - MOST_IDS);
  }

  private static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1e3);
  }

  private static String minutes(Duration duration) {
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d",
        duration.toHours(),
        duration.toMinutesPart(),
        duration.toSecondsPart());
  }
}
