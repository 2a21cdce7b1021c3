package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberWordTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "$-5.00 ; -5000",
        "-$5.00 ; -5000",
        "−5.00 ; -5000",
        "~5.00 ; -5000",
        "5.00– ; -5000",
        "(5.00) ; -5000",
        "(5) ; 5000",
        "(5.00 ; 5000",
        "*5.00* ; 5000",
        "12.3456 ; 12346",
        "118,40Payment ; 118400",
      })
  void isReadWithItsSignsAndWithoutDirt(String word, long thousandths) {
    assertThat(read(word).value()).isEqualTo(thousandths);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RM5.00", "RM.5.00", "Rs.:5.00", "$5.00", "5.00€", "5.00EUR", "e5.00"})
  void isMarkedByACurrencyOnEitherSide(String word) {
    assertThat(read(word)).matches(token -> token.marked() && token.value() == 5000);
  }

  @Test
  void keepsThePointBehindACurrencyWhereOnlyDecimalsFollow() {
    assertThat(read("RM.50").value()).isEqualTo(500);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.00", "5.00A", "5.00kg", "5.00*"})
  void isNotMarkedByATaxCodeAUnitOrAStar(String word) {
    assertThat(read(word)).matches(token -> !token.marked() && token.value() == 5000);
  }

  @Test
  void knowsItsPercentSign() {
    assertThat(read("19.00%").percent()).isTrue();
    assertThat(read("19.00").percent()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"l2.5O,12500", "5O.00,50000", "S5.00,55000"})
  void hasLettersPutRightInAnAmount(String word, long thousandths) {
    assertThat(read(word)).matches(token -> token.corrected() && token.value() == thousandths);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5OO", "1O.5", "SO.OO", "lO.Ol"})
  void hasNoLettersPutRightWhereItIsNoAmountOrMostAreLetters(String word) {
    assertThat(read(word)).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "RM",
        "Tea",
        "5kg",
        "12pcs",
        "5.00kilo",
        "10:43",
        "12/7",
        "12-34",
        "5.00-7",
        "5-A",
        "1234567890123"
      })
  void isNothingElse(String word) {
    assertThat(read(word)).isNull();
  }

  private static NumberToken read(String word) {
    return NumberWord.read(word, 0, word.length(), NumberStyle.POINT);
  }
}
