package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLookTest {

  @Test
  void takesASubtotalFromTheMiddleOfTheGoodsForNone() {
    AmountEvidence found =
        find("Tea\t2.00", "Subtotal\t2.00", "Cake\t3.00", "Subtotal\t5.00", "Total\t5.00");

    assertThat(values(found, Role.SUBTOTAL)).containsExactly(5_000L);
    assertThat(found.summaryStart()).hasValue(3);
  }

  @Test
  void takesWhatTheTaxIsAddedToForASubtotal() {
    AmountEvidence found = find("Total\t100.00", "VAT\t20.00", "Total\t120.00");

    assertThat(values(found, Role.SUBTOTAL)).contains(100_000L);
    assertThat(values(found, Role.TOTAL)).containsExactly(120_000L);
  }

  @Test
  void keepsATotalWhoseTaxAboveIsInIt() {
    assertThat(values(find("VAT\t20.00", "Total\t100.00", "Total\t120.00"), Role.TOTAL))
        .containsExactly(100_000L, 120_000L);
  }

  @Test
  void takesATotalInBracketsThatWasPaidForNoRefund() {
    assertThat(values(find("Cash\t20.00", "Rounded total\t(16.55)", "Change\t3.45"), Role.TOTAL))
        .containsExactly(16_550L);
    assertThat(values(find("Cash\t20.00", "Rounded total\t(16.55)", "Change\t5.00"), Role.TOTAL))
        .containsExactly(-16_550L);
  }

  @Test
  void takesABalanceThatIsPaidBelowForNoChange() {
    assertThat(values(find("Change\t16.55", "Visa\t16.55"), Role.DUE)).containsExactly(16_550L);
    assertThat(values(find("Visa\t16.55", "Change\t16.55"), Role.CHANGE)).containsExactly(16_550L);
  }

  @Test
  void takesADeliveryAmongTheGoodsForOneOfThem() {
    assertThat(values(find("Tea\t2.00", "Shipping\t3.00", "Total\t5.00"), Role.SHIPPING)).isEmpty();
    assertThat(values(find("Subtotal\t2.00", "Shipping\t3.00", "Total\t5.00"), Role.SHIPPING))
        .containsExactly(3_000L);
  }

  @Test
  void beginsTheSumsAtTheClearestTotalWhereNoLabelIsClear() {
    assertThat(find("Tea\t2.00", "Amount\t2.00").summaryStart()).hasValue(1);
    assertThat(find("Tea\t2.00", "Cake\t3.00").summaryStart()).isEmpty();
  }

  private static AmountEvidence find(String... rows) {
    return AmountFinder.find(Printed.rows(rows));
  }

  private static List<Long> values(AmountEvidence found, Role role) {
    return found.of(role).stream().map(AmountCandidate::value).toList();
  }
}
