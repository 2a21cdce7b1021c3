package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSeparatorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1234 ; 0",
        "12.5 ; 1",
        "12.50 ; 2",
        ".50 ; 2",
        "0.125 ; 3",
        "1234.567 ; 3",
        "12.3456 ; 4",
        "1,234.5 ; 1",
        "1,234.50 ; 2",
        "1.234,50 ; 2",
        "1'234.50 ; 2",
        "1’234’567.50 ; 2",
        "1 234,50 ; 2",
        "1,23,200.00 ; 2",
        "1.234.50 ; 2",
      })
  void standBeforeDecimals(String figures, int decimals) {
    assertThat(decimals(figures, NumberStyle.UNKNOWN)).isEqualTo(decimals);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,234", "1'234", "1’234", "1 234", "1,234,567", "1.234.567", "1 234 567"})
  void setOffThousands(String figures) {
    int decimals = decimals(figures, NumberStyle.UNKNOWN);

    assertThat(decimals).isZero();
    assertThat(NumberSeparators.isGrouped(figures, 0, figures.length(), decimals)).isTrue();
  }

  @Test
  void doBothWhereThereAreSeveral() {
    assertThat(NumberSeparators.isGrouped("1.234,50", 0, 8, 2)).isTrue();
    assertThat(NumberSeparators.isGrouped("1234,50", 0, 7, 2)).isFalse();
    assertThat(NumberSeparators.isGrouped("1234", 0, 4, 0)).isFalse();
  }

  @Test
  void setOffThousandsWhereTheReceiptHasAnotherSignBeforeDecimals() {
    assertThat(decimals("1.234", NumberStyle.COMMA)).isZero();
    assertThat(decimals("1.234", NumberStyle.POINT)).isEqualTo(3);
    assertThat(decimals("1,234", NumberStyle.POINT)).isZero();
    assertThat(decimals("1,234", NumberStyle.COMMA)).isEqualTo(3);
    assertThat(decimals("1.234", new NumberStyle((char) 0, 0))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".5",
        ".500",
        "12.34567",
        "12'50",
        "12 50",
        "1234,567.00",
        "1.23.45",
        "1,2,200.00",
        "1..50",
        "1'234'50",
        "1,234.5678"
      })
  void makeNoNumberOfFiguresInOtherGroups(String figures) {
    assertThat(decimals(figures, NumberStyle.UNKNOWN)).isEqualTo(NumberSeparators.NO_NUMBER);
  }

  private static int decimals(String figures, NumberStyle style) {
    return NumberSeparators.decimals(figures, 0, figures.length(), style);
  }
}
