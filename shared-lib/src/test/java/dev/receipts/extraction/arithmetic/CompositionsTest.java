package dev.receipts.extraction.arithmetic;

import static dev.receipts.extraction.amount.Amounts.amount;
import static dev.receipts.extraction.amount.Amounts.evidence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.notation.AmountText;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompositionsTest {
  private static final AmountText EURO = new AmountText(2, false);

  @Test
  void addTaxesAndChargesToTheSubtotalAndTakeDiscountsOff() {
    Optional<Composition> sum =
        compositions(
                amount(Role.SUBTOTAL, 10_000, 1),
                amount(Role.TAX, 2_000, 2),
                amount(Role.DISCOUNT, 1_000, 3))
            .of(11_000);

    assertThat(sum).map(Composition::inWords).contains("subtotal + tax - discount");
    assertThat(sum).map(found -> found.inFigures(EURO)).contains("10.00 + 2.00 - 1.00");
    assertThat(sum).map(Composition::sum).contains(11_000L);
  }

  @Test
  void mayLeavePartsOut() {
    assertThat(
            compositions(
                    amount(Role.SUBTOTAL, 10_000, 1),
                    amount(Role.TAX, 2_000, 2),
                    amount(Role.TIP, 500, 3))
                .of(10_500))
        .map(Composition::inWords)
        .contains("subtotal + tip");
  }

  @Test
  void areNoneOfOtherSums() {
    assertThat(compositions(amount(Role.SUBTOTAL, 10_000, 1), amount(Role.TAX, 2_000, 2)).of(9_000))
        .isEmpty();
    assertThat(compositions(amount(Role.TAX, 2_000, 2)).of(2_000)).isEmpty();
  }

  @Test
  void preferPartsToThePlainSubtotal() {
    Compositions compositions =
        compositions(
            amount(Role.SUBTOTAL, 12_000, 1),
            amount(Role.SUBTOTAL, 10_000, 3),
            amount(Role.TAX, 2_000, 5));

    assertThat(compositions.of(12_000)).map(Composition::plain).contains(false);
    assertThat(compositions.of(10_000)).map(Composition::plain).contains(true);
  }

  @Test
  void takeARoundingOffWhereItsMinusWasLost() {
    Compositions compositions =
        compositions(amount(Role.SUBTOTAL, 10_020, 1), amount(Role.ROUNDING, 20, 2));

    assertThat(compositions.of(10_040)).isPresent();
    assertThat(compositions.of(10_000)).map(Composition::inWords).contains("subtotal + rounding");
    assertThat(compositions.of(10_000))
        .map(found -> found.inFigures(EURO))
        .contains("10.02 - 0.02");
  }

  @Test
  void haveNoRoundingOfWholeCoinsAndNoTaxAboveTheSubtotal() {
    assertThat(
            compositions(amount(Role.SUBTOTAL, 10_000, 1), amount(Role.ROUNDING, 2_000, 2))
                .of(12_000))
        .isEmpty();
    assertThat(
            compositions(amount(Role.SUBTOTAL, 10_000, 1), amount(Role.TAX, 12_000, 2)).of(22_000))
        .isEmpty();
  }

  @Test
  void haveNoPartOfTheSubtotalsOwnRow() {
    assertThat(
            compositions(amount(Role.SUBTOTAL, 10_000, 1), amount(Role.TAX, 2_000, 1)).of(12_000))
        .isEmpty();
  }

  private static Compositions compositions(AmountCandidate... amounts) {
    return new Compositions(new AmountsByRole(evidence(amounts)));
  }
}
