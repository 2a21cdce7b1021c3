package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Role;
import java.util.Optional;

/** The line items make up the total, or what stands above it. */
record SumOfItems(Printed printed) implements Equation {
  @Override
  public void judge(Judgement judged) {
    if (printed.items().isEmpty()) {
      return;
    }
    long sum = printed.sumOfItems();
    long total = judged.total().value();
    long subtotal =
        judged
            .composition()
            .filter(composition -> !composition.plain())
            .map(composition -> composition.subtotal().value())
            .orElse(total);
    if (sum == total && isSubtotalAboveATotal(judged.total())) {
      return;
    }
    if (sum == total || sum == subtotal) {
      String name = sum == total ? "line items = total" : "line items = subtotal";
      judged.proves(Proof.ITEMS, proof(), name, printed.itemsInWords());
    } else if (isRounded(total - sum)) {
      judged.proves(
          Proof.ITEMS,
          proof(),
          "line items + rounding = total",
          printed.addition(sum, total - sum));
    } else {
      tax(total - sum)
          .ifPresent(
              tax ->
                  judged.proves(
                      Proof.ITEMS, 2, "line items + tax = total", printed.addition(sum, tax)));
    }
  }

  /** A single item is the total by its nature. */
  private double proof() {
    return printed.items().size() > 1 ? 2 : 1;
  }

  /** Whether the difference is printed as a rounding, be it without its sign. */
  private boolean isRounded(long difference) {
    return printed.of(Role.ROUNDING).stream()
        .map(rounding -> Math.abs(rounding.value()))
        .anyMatch(
            rounding ->
                rounding != 0
                    && rounding < Labels.MAX_ROUNDING
                    && rounding == Math.abs(difference));
  }

  private Optional<Long> tax(long difference) {
    return printed.of(Role.TAX).stream()
        .map(AmountCandidate::value)
        .filter(tax -> tax != 0 && tax == difference)
        .findFirst();
  }

  /** Whether an amount is called a subtotal, and another one below it the total. */
  private boolean isSubtotalAboveATotal(AmountCandidate amount) {
    PrintedRows rows = printed.rows();
    return printed.of(Role.SUBTOTAL).stream()
            .anyMatch(subtotal -> subtotal.source().equals(amount.source()))
        && printed.of(Role.TOTAL).stream()
            .anyMatch(
                other -> other.weight() >= Labels.CLEAR_TOTAL && rows.of(other) > rows.of(amount));
  }
}
