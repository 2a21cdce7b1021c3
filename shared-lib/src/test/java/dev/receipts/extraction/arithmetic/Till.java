package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.page.Box;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Prints amounts below each other, in hundredths. */
final class Till {
  private final AmountEvidence evidence = new AmountEvidence();
  private final List<Long> items = new ArrayList<>();
  private int row;

  static Till till() {
    return new Till();
  }

  /** An amount with an ordinary label. */
  Till prints(Role role, String amount) {
    return prints(role, amount, 1);
  }

  Till prints(Role role, String amount, double weight) {
    evidence.add(amount(role, amount, weight));
    return this;
  }

  Till item(String amount) {
    items.add(thousandths(amount));
    row++;
    return this;
  }

  Till rate(long percent) {
    evidence.addRate(1000 * percent);
    return this;
  }

  /** A row of a tax table. */
  Till taxLine(String base, String tax) {
    evidence.addTaxLine(
        new TaxCandidate(
            "",
            OptionalLong.empty(),
            OptionalLong.of(thousandths(base)),
            thousandths(tax),
            OptionalLong.empty(),
            new Source(tax, 1, Box.PAGE, 99, "tax table", row++)));
    return this;
  }

  Printed printed() {
    return Printed.of(evidence, items, new AmountText(2, false));
  }

  /** What is judged of a total that is printed in the next row. */
  Judgement judgementOf(String total) {
    return new Judgement(amount(Role.TOTAL, total, 2));
  }

  private AmountCandidate amount(Role role, String amount, double weight) {
    Source source = new Source(amount, 1, Box.PAGE, 99, "label", row++);
    return new AmountCandidate(role, thousandths(amount), 2, weight, source);
  }

  private static long thousandths(String amount) {
    return new BigDecimal(amount).movePointRight(3).longValueExact();
  }
}
