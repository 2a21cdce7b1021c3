package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"4711", "INV/2026/42", "002-014-000005678", "T-20931", "20240504"})
  void isANumber(String text) {
    assertThat(NumberText.isNumber(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "17",
        "ABC",
        "A-7",
        "12.50",
        "04.05.2024",
        "31/12/1999",
        "19%",
        "€400",
        "shop?id=4711",
        "123456789012345678901234567890123",
      })
  void isAnAmountADateOrSomethingElse(String text) {
    assertThat(NumberText.isNumber(text)).isFalse();
  }

  @Test
  void mayBeShortWhereItIsSaidToBeANumber() {
    assertThat(NumberText.isShort("17")).isTrue();
    assertThat(NumberText.isShort("07")).isFalse();
    assertThat(NumberText.isShort("171")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"#4711, 4711", "'4711,', 4711", "*4711*, 4711", "4711-, 4711-", "4711), 4711"})
  void standsWithoutTheSignsAroundIt(String text, String bare) {
    assertThat(NumberText.bare(text)).isEqualTo(bare);
  }
}
