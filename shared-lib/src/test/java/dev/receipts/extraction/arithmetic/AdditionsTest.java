package dev.receipts.extraction.arithmetic;

import static dev.receipts.extraction.amount.Amounts.amount;
import static dev.receipts.extraction.amount.Amounts.evidence;
import static dev.receipts.extraction.amount.Amounts.unlabelled;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.receipt.Check;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdditionsTest {
  private static final AmountCandidate TOTAL = amount(Role.TOTAL, 13_400, 2, 5);

  @Test
  void addATipBetweenTheTotalAndTheGrandTotal() {
    AmountEvidence evidence =
        evidence(amount(Role.TOTAL, 12_100, 3), amount(Role.TIP, 1_300, 4), TOTAL);

    assertThat(checks(evidence))
        .containsExactly(new Check("total + tip = grand total", true, "12.10 + 1.30 = 13.40"));
  }

  @Test
  void addNoTipThatStandsElsewhere() {
    AmountEvidence evidence =
        evidence(amount(Role.TIP, 1_300, 2), amount(Role.TOTAL, 12_100, 3), TOTAL);

    assertThat(checks(evidence)).isEmpty();
  }

  @Test
  void addAChargeThatNoLabelNames() {
    AmountEvidence evidence =
        unlabelled(evidence(amount(Role.SUBTOTAL, 12_100, 2), TOTAL), 1_300, 4);

    assertThat(checks(evidence))
        .containsExactly(new Check("subtotal + charge = total", true, "12.10 + 1.30 = 13.40"));
  }

  @Test
  void addNoChargeAboveTheSubtotal() {
    AmountEvidence evidence =
        unlabelled(evidence(amount(Role.SUBTOTAL, 12_100, 2), TOTAL), 1_300, 1);

    assertThat(checks(evidence)).isEmpty();
  }

  @Test
  void addAllRowsBetweenTheSubtotalAndTheTotal() {
    AmountEvidence evidence =
        evidence(amount(Role.SUBTOTAL, 12_000, 2), amount(Role.DISCOUNT, 600, 3), TOTAL);

    assertThat(checks(unlabelled(evidence, 2_000, 4)))
        .containsExactly(
            new Check("subtotal + charges = total", true, "12.00 - 0.60 + 2.00 = 13.40"));
  }

  @Test
  void addNoneWhereARowBetweenHasNoAmount() {
    AmountEvidence evidence =
        evidence(amount(Role.SUBTOTAL, 12_000, 1), amount(Role.DISCOUNT, 600, 2), TOTAL);

    assertThat(checks(unlabelled(evidence, 2_000, 4))).isEmpty();
  }

  @Test
  void addATaxOfWhichOnlyTheRateIsPrinted() {
    AmountEvidence evidence = evidence(amount(Role.SUBTOTAL, 12_407, 3), TOTAL);
    evidence.addRate(8_000);

    assertThat(checks(evidence))
        .extracting(Check::name)
        .containsExactly("subtotal x (100 + rate) / 100 = total");
  }

  @Test
  void addNothingToATotalThatIsComposedAlready() {
    AmountEvidence evidence =
        evidence(amount(Role.TOTAL, 12_100, 3), amount(Role.TIP, 1_300, 4), TOTAL);
    Judgement composed = new Judgement(TOTAL);
    composed.composedOf(
        new Composition(
            amount(Role.SUBTOTAL, 13_000, 1), Map.of(Role.TAX, amount(Role.TAX, 400, 2)), false));

    additions(evidence).judge(composed);

    assertThat(composed.checks()).isEmpty();
  }

  private static List<Check> checks(AmountEvidence evidence) {
    Judgement judged = new Judgement(TOTAL);
    additions(evidence).judge(judged);
    return judged.checks();
  }

  private static Additions additions(AmountEvidence evidence) {
    return new Additions(Printed.of(evidence, List.of(), new AmountText(2, false)));
  }
}
