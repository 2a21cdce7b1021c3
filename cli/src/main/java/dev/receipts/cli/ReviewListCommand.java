package dev.receipts.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.cli.TextTable.Align;
import dev.receipts.dynamodb.ReviewState;
import dev.receipts.json.Json;
import dev.receipts.review.ListedReview;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lists the receipts that need review. */
@Command(
    name = "list",
    description = "Lists the receipts that need review, those first that wait longest.",
    mixinStandardHelpOptions = true)
final class ReviewListCommand implements Callable<Integer> {
  private static final int VENDOR_WIDTH = 28;
  private static final int REASON_WIDTH = 60;

  @Mixin private StackOption stack;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "NEEDED",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReviewState state;

  @Option(
      names = "--maximum",
      paramLabel = "N",
      defaultValue = "1000",
      description = "List at most this many (default: ${DEFAULT-VALUE}).")
  private int maximum;

  @Option(names = "--json", description = "JSON Lines, one object a receipt.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    if (maximum < 1) {
      throw new ParameterException(
          spec.commandLine(), "At most " + maximum + " receipts is none: give 1 or more");
    }
    try (DeployedReviews reviews = stack.reviews()) {
      List<ListedReview> found = reviews.use(all -> all.list(state).limit(maximum + 1L).toList());
      List<ListedReview> listed = found.subList(0, Math.min(maximum, found.size()));
      PrintWriter out = spec.commandLine().getOut();
      if (json) {
        listed.forEach(review -> out.println(json(review)));
      } else if (listed.isEmpty()) {
        out.println(state == ReviewState.NEEDED ? "No receipt needs review." : "None.");
      } else {
        table(listed, Room.ofOutput()).lines().forEach(out::println);
      }
      if (listed.size() < found.size()) {
        spec.commandLine()
            .getErr()
            .println("receipts: there are more than these; --maximum lists more of them.");
      }
    }
    return 0;
  }

  static TextTable table(List<ListedReview> listed, Room room) {
    TextTable table =
        new TextTable(
            List.of(
                Align.LEFT,
                Align.LEFT,
                Align.LEFT,
                Align.LEFT,
                Align.RIGHT,
                Align.LEFT,
                Align.LEFT),
            List.of("ID", "SINCE", "VENDOR", "DATE", "TOTAL", "CURRENCY", "WHY"));
    for (ListedReview review : listed) {
      table.row(
          List.of(
              review.id(),
              DlqListCommand.time(review.since()),
              room.fit(review.vendor().orElse("-"), VENDOR_WIDTH),
              review.date().orElse("-"),
              review.total().map(BigDecimal::toPlainString).orElse("-"),
              review.currency().orElse("-"),
              why(review.reasons(), room)));
    }
    return table;
  }

  private static String why(List<String> reasons, Room room) {
    return switch (reasons.size()) {
      case 0 -> "-";
      case 1 -> room.fit(reasons.getFirst(), REASON_WIDTH);
      default ->
          "%s (and %d more)"
              .formatted(room.fit(reasons.getFirst(), REASON_WIDTH), reasons.size() - 1);
    };
  }

  static String json(ListedReview review) {
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("receiptId", review.id()).put("since", review.since().toString());
    review.vendor().ifPresent(vendor -> node.put("vendor", vendor));
    review.date().ifPresent(date -> node.put("date", date));
    review.total().ifPresent(total -> node.put("total", total));
    review.currency().ifPresent(currency -> node.put("currency", currency));
    node.put("s3FilePath", review.s3Path()).put("firstPage", review.firstPage());
    ArrayNode reasons = node.putArray("reviewReasons");
    review.reasons().forEach(reasons::add);
    return node.toString();
  }
}
