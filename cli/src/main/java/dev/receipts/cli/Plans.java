package dev.receipts.cli;

import dev.receipts.redrive.PlannedRedrive;
import dev.receipts.redrive.RedrivePlan;
import dev.receipts.redrive.Step;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says in words what a redrive would do. */
final class Plans {
  private Plans() {}

  /** What would be done about one failure. */
  static String sentence(PlannedRedrive planned) {
    return step(planned.step()) + "; " + cost(planned.pagesBilledAgain(), planned.price());
  }

  /** What would be done about all, like things counted together. */
  static List<String> lines(RedrivePlan plan) {
    Map<String, Integer> steps = new LinkedHashMap<>();
    plan.redrives().forEach(planned -> steps.merge(step(planned.step()), 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    steps.forEach(
        (step, number) -> lines.add("%6d  %s".formatted(number, TextTable.printable(step))));
    RedrivePlan.Summary summary = plan.summary();
    lines.add("In all: " + cost(summary.pagesBilledAgain(), summary.priceUSD()));
    return lines;
  }

  private static String step(Step step) {
    return switch (step) {
      case Step.RedriveExecution(var stage) -> "goes on at " + stage;
      case Step.NewExecution anew ->
          "goes on at %s in a new execution (%s)".formatted(anew.resumesAt(), anew.reason());
      case Step.Quarantine(int attempts) ->
          "goes to quarantine, having failed %d times".formatted(attempts);
      case Step.OutOfDate(String reason) -> "only deletes the message: " + reason;
      case Step.Impossible(String reason) -> "cannot be: " + reason;
    };
  }

  private static String cost(int pages, BigDecimal price) {
    return pages == 0
        ? "no page is billed again"
        : "%,d page%s billed again, about $%s (list price in us-east-1)"
            .formatted(pages, pages == 1 ? "" : "s", price.stripTrailingZeros().toPlainString());
  }
}
