package dev.receipts.extraction.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Description",
        "Item\tQty\tAmount",
        "Qty\tUnit price",
        "Description\tAmount",
        "(RM)",
        "EUR\tEUR",
      })
  void areTitlesOfTheGoodsColumns(String text) {
    assertThat(Headings.isOne(Printed.row(text))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Corner Shop",
        "Amount\tTax",
        "Zero tax amt",
        "Total",
        "Qty",
        "",
      })
  void areNoTitlesOfSumsAndNoOtherWords(String text) {
    assertThat(Headings.isOne(Printed.row(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Description\tAmount\t12.00", "Qty 2\tUnit price 1.50"})
  void haveNoAmountBesideThem(String text) {
    assertThat(Headings.isOne(Printed.row(text))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Desk lamp with a piece of unit shelf and pcs"})
  void areNoGoodsThatHaveATitleInTheirName(String text) {
    assertThat(Headings.isOne(Printed.row(text))).isFalse();
  }
}
