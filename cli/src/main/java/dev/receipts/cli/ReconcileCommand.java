package dev.receipts.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.cli.TextTable.Align;
import dev.receipts.json.Json;
import dev.receipts.reconcile.Balance;
import dev.receipts.reconcile.Discrepancy;
import dev.receipts.reconcile.Order;
import dev.receipts.reconcile.Place;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Proves that every uploaded document is accounted for. */
@Command(
    name = "reconcile",
    description = {
      "Compares the inbox bucket with what became of the uploads: each uploaded version of an"
          + " object is stored, in review, in flight, waiting, dead-lettered, quarantined or"
          + " discarded. Names each that is not, and what is to be done about it.",
      "The exit status is 0 when all add up, or were repaired, and 1 otherwise."
    },
    mixinStandardHelpOptions = true)
final class ReconcileCommand implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = Converters.Time.class,
      description =
          "Only what was uploaded since then, as 2026-03-04, 2026-03-04T12:00:00Z or 2h ago as 2h.")
  private Instant since = Instant.EPOCH;

  @Option(
      names = "--grace",
      paramLabel = "AGE",
      defaultValue = "2m",
      converter = Converters.Age.class,
      description =
          "How long an event may be on its way before it counts as lost (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration grace;

  @Option(
      names = "--repair",
      description =
          "Start the missing documents, record the ends that were not recorded, and give back the"
              + " leases of executions that have ended.")
  private boolean repair;

  @Option(
      names = "--json",
      description = "Print JSON: a line for each document that does not add up, then the sums.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (DeployedPipeline pipeline = stack.open()) {
      Balance balance =
          pipeline
              .reconciliation()
              .run(
                  new Order(since, grace, repair),
                  json ? found -> out().println(asJson(found)) : this::print);
      if (json) {
        out().println(asJson(balance));
      } else {
        print(balance);
        printLeases(balance.leftOverLeases());
      }
      return balance.at(Place.ASTRAY) == balance.repaired() ? 0 : 1;
    }
  }

  private void print(Discrepancy found) {
    out()
        .printf(
            "%s  %s%n    %s: %s%s%n%s",
            found.document().documentId(),
            TextTable.printable(found.document().key()),
            found.gap().finding(),
            found.repaired() ? "repaired: " : "",
            found.gap().remedy(),
            found.detail().map(detail -> "    " + detail + System.lineSeparator()).orElse(""));
  }

  private void print(Balance balance) {
    PrintWriter out = out();
    TextTable table =
        new TextTable(
            List.of(Align.RIGHT, Align.LEFT),
            List.of(Long.toString(balance.uploaded()), "uploaded"));
    for (Place place : Place.values()) {
      if (place != Place.ASTRAY || balance.at(place) > 0) {
        table.row(List.of(Long.toString(balance.at(place)), words(place)));
      }
    }
    table.lines().forEach(out::println);
    out.println();
    long astray = balance.at(Place.ASTRAY);
    if (balance.closes()) {
      out.println("The ledger closes: every uploaded document is accounted for.");
    } else if (balance.repaired() == astray) {
      out.printf("%s repaired: run it again in a moment to see that all add up.%n", were(astray));
    } else {
      out.printf(
          "%s not add up; with --repair, receipts reconcile does what it can about it.%n",
          astray == 1 ? "1 document does" : astray + " documents do");
    }
    long excess = balance.at(Place.WAITING) - balance.waitingMessages();
    if (balance.waitingMessages() > 0 && excess > 0) {
      out.printf(
          "The ingest queue holds about %d messages for %d waiting documents: run it again when the"
              + " queue is empty, to see whether any was lost.%n",
          balance.waitingMessages(), balance.at(Place.WAITING));
    }
    if (balance.rejectedMessages() > 0) {
      out.printf(
          "The ingest dead-letter queue holds about %d messages: see docs/operations.md.%n",
          balance.rejectedMessages());
    }
  }

  private void printLeases(long leftOver) {
    if (leftOver > 0) {
      out()
          .printf(
              repair
                  ? "%s given back now, of executions that have ended.%n"
                  : "%s still held by executions that have ended: --repair gives them back, and so"
                      + " does start-execution when uploads have to wait.%n",
              leftOver == 1 ? "1 lease is" : leftOver + " leases are");
    }
  }

  private static String were(long number) {
    return number == 1 ? "1 document was" : number + " documents were";
  }

  private static String words(Place place) {
    return place == Place.ASTRAY
        ? "astray"
        : place == Place.DEAD_LETTERED
            ? "dead-lettered"
            : place.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String asJson(Discrepancy found) {
    ObjectNode node = Json.mapper().createObjectNode();
    found.detail().ifPresent(detail -> node.put("detail", detail));
    return node.put("documentId", found.document().documentId().value())
        .put("bucket", found.document().bucket())
        .put("key", found.document().key())
        .put("versionId", found.document().versionId().orElse(null))
        .put("gap", found.gap().name())
        .put("finding", found.gap().finding())
        .put("remedy", found.gap().remedy())
        .put("repaired", found.repaired())
        .toString();
  }

  private static String asJson(Balance balance) {
    ObjectNode sums = Json.mapper().createObjectNode().put("uploaded", balance.uploaded());
    for (Place place : Place.values()) {
      sums.put(camelCase(place), balance.at(place));
    }
    return sums.put("repaired", balance.repaired())
        .put("closes", balance.closes())
        .put("waitingMessages", balance.waitingMessages())
        .put("rejectedMessages", balance.rejectedMessages())
        .put("leftOverLeases", balance.leftOverLeases())
        .toString();
  }

  private static String camelCase(Place place) {
    return switch (place) {
      case STORED -> "stored";
      case IN_REVIEW -> "inReview";
      case IN_FLIGHT -> "inFlight";
      case WAITING -> "waiting";
      case DEAD_LETTERED -> "deadLettered";
      case QUARANTINED -> "quarantined";
      case DISCARDED -> "discarded";
      case ASTRAY -> "astray";
    };
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
