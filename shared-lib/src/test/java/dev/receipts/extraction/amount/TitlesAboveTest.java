package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Paper;
import dev.receipts.extraction.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitlesAboveTest {

  @Test
  void nameTheAmountsInTheirColumns() {
    AmountEvidence found =
        find(Paper.page().columns("Subtotal", "VAT", "Total").columns("100.00", "20.00", "120.00"));

    assertThat(values(found, Role.SUBTOTAL)).containsExactly(100_000L);
    assertThat(values(found, Role.TAX)).containsExactly(20_000L);
    assertThat(values(found, Role.TOTAL)).containsExactly(120_000L);
  }

  @Test
  void nameTheLastAmountWhereTheyWereReadAsOnePiece() {
    AmountEvidence found =
        find(
            Paper.page()
                .at(0.05, "Subtotal VAT Total")
                .down()
                .columns("100.00", "20.00", "120.00"));

    assertThat(values(found, Role.TOTAL)).containsExactly(120_000L);
  }

  @Test
  void mayGoOnInAShortRowBetween() {
    AmountEvidence found =
        find(
            Paper.page()
                .columns("Subtotal", "VAT", "Total")
                .columns("EUR", "EUR", "EUR")
                .columns("100.00", "20.00", "120.00"));

    assertThat(values(found, Role.TOTAL)).containsExactly(120_000L);
  }

  @Test
  void nameNoSumsWhereTheyAreOfGoods() {
    AmountEvidence found =
        find(
            Paper.page()
                .columns("Qty", "Unit price", "VAT", "Total")
                .columns("2", "50.00", "20.00", "120.00"));

    assertThat(values(found, Role.TOTAL)).isEmpty();
  }

  @Test
  void nameNoAmountsOfOtherColumns() {
    AmountEvidence found =
        find(Paper.page().columns("Date", "Total", "").columns("", "", "120.00"));

    assertThat(values(found, Role.TOTAL)).isEmpty();
  }

  private static AmountEvidence find(Paper paper) {
    AmountEvidence found = new AmountEvidence();
    new TitlesAbove(Printed.rows(paper), found).read(0);
    return found;
  }

  private static List<Long> values(AmountEvidence found, Role role) {
    return found.of(role).stream().map(AmountCandidate::value).toList();
  }
}
