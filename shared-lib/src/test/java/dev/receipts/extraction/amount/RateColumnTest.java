package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateColumnTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "6.00 4.60 0.28 ; 0",
        "6.00 0.28 4.60 ; 0",
        "100.00 20.00 20.00 120.00 ; 1",
        "100.00 7.00 7.00 107.00 ; 1",
      })
  void isTheAmountThatIsTheRateOfAnother(String text, int place) {
    assertThat(RateColumn.in(Printed.row(text).money(), true)).hasValue(place);
  }

  @Test
  void isTheOneWithWhichBaseAndTaxMakeUpTheGrossAmount() {
    assertThat(RateColumn.in(Printed.row("18.57 7.70 1.43 20.00").money(), true)).hasValue(1);
    assertThat(RateColumn.in(Printed.row("7.70 18.57 1.43 20.00").money(), true)).hasValue(0);
  }

  @Test
  void standsInFrontOutsideOfATable() {
    assertThat(RateColumn.in(Printed.row("20.00 100.00 20.00 120.00").money(), false)).hasValue(0);
    assertThat(RateColumn.in(Printed.row("100.00 20.00 20.00 120.00").money(), false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.00 4.60 0.30", "45.00 100.00 45.00", "0.00 100.00 0.00"})
  void isNoneWhereNothingFitsOrTheRateWouldBeTooHigh(String text) {
    assertThat(RateColumn.in(Printed.row(text).money(), true)).isEmpty();
  }
}
