package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1.234,56 ; 1234560",
        "1,234.56 ; 1234560",
        "1 234,56 ; 1234560",
        "1'234.56 ; 1234560",
        "1.234.567,89 ; 1234567890",
        "12.00 ; 12000",
        ".50 ; 500",
        "RM5.00 ; 5000",
        "RM 5.00 ; 5000",
        "$1,000 ; 1000000",
        "€ 9,99 ; 9990",
        "9,99 € ; 9990",
        "5,69 D ; 5690",
        "3.12S ; 3120",
        "26.00 * ; 26000",
        "-0.02 ; -20",
        "- 0.02 ; -20",
        "5,00- ; -5000",
        "5,00-A ; -5000",
        "(5.00) ; -5000",
        "-RM 0.02 ; -20",
        "5 .00 ; 5000",
        "5. 00 ; 5000",
        "RM 5. 00 ; 5000",
        "EUR 5. 40 ; 5400",
        "CHF5. 40 ; 5400",
        "€ -20,-; -20000",
        "-5.00-; -5000",
        "5.00--; -5000",
        "₦1500.00; 1500000",
        "৳500.00; 500000",
        "￥17.99; 17990",
        "RM 155. 50 ; 155500",
        "“19.00 ; 19000",
        "0.280 ; 280",
      })
  void readsAmountsAsTheyArePrinted(String text, long thousandths) {
    NumberStyle style = text.contains(",56") ? NumberStyle.COMMA : NumberStyle.UNKNOWN;

    assertThat(Numbers.scan(text, style))
        .extracting(NumberToken::value)
        .containsExactly(thousandths);
  }

  @ParameterizedTest
  @CsvSource({
    "RM Q. 30,300",
    "RM O.30,300",
    "1O.5O,10500",
    "l2.00,12000",
    "12.O0,12000",
    "2O.00,20000"
  })
  void putsLettersRightThatWereReadForDigits(String text, long thousandths) {
    assertThat(Numbers.scan(text, NumberStyle.POINT))
        .extracting(NumberToken::value)
        .containsExactly(thousandths);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10:43", "03-3271 9872x", "SOLO", "12-34-56", "5.00-7", "IO.SO", "1.2.3.4"})
  void takesNothingElseForAnAmount(String text) {
    assertThat(Numbers.scan(text, NumberStyle.POINT))
        .noneMatch(token -> token.money(NumberStyle.POINT));
  }

  @Test
  void readsThousandsBehindACommaAndABlankAndBehindAMarkWithAPoint() {
    assertThat(Numbers.scan("$2, 045.00", NumberStyle.POINT))
        .extracting(NumberToken::value)
        .containsExactly(2045000L);
    assertThat(Numbers.scan("Bs.2.045,60", NumberStyle.COMMA))
        .extracting(NumberToken::value)
        .containsExactly(2045600L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"31 400.00 kr", "CHF\t31 400.00"})
  void readsABlankBetweenThousandsInFrontOfAPointBesideACurrency(String text) {
    assertThat(Numbers.scan(text, NumberStyle.POINT))
        .extracting(NumberToken::value)
        .containsExactly(31_400_000L);
  }

  @Test
  void readsABlankBetweenThousandsBehindALabelWithARate() {
    String text = "DPH 21 %: 41 203,50";

    assertThat(Numbers.scan(text, NumberStyle.COMMA, "DPH".length()))
        .extracting(NumberToken::value)
        .contains(41_203_500L);
  }

  @Test
  void readsACountInFrontOfAnAmountWithoutACurrency() {
    assertThat(Numbers.scan("31 400.00", NumberStyle.POINT))
        .extracting(NumberToken::value)
        .containsExactly(31_000L, 400_000L);
  }

  @Test
  void readsTheSignOfTheEuroInFontsThatHaveItInThePlaceOfALetter() {
    assertThat(Numbers.scan("e412,40", NumberStyle.COMMA))
        .singleElement()
        .matches(token -> token.value() == 412_400 && token.marked());
  }

  @Test
  void readsThreeDecimalsAsThousandsWhereTheReceiptWritesCommas() {
    assertThat(Numbers.scan("1.200", NumberStyle.COMMA))
        .extracting(NumberToken::value)
        .containsExactly(1_200_000L);
    assertThat(Numbers.scan("1.200", NumberStyle.POINT))
        .extracting(NumberToken::value)
        .containsExactly(1_200L);
  }

  @Test
  void joinsWholeNumbersInGroupsWhereTheReceiptHasNoDecimals() {
    NumberStyle whole = new NumberStyle((char) 0, 0);

    assertThat(Numbers.scan("1 234 567 Ft", whole))
        .extracting(NumberToken::value)
        .containsExactly(1_234_567_000L);
    assertThat(Numbers.scan("Tea 2 490", whole)).hasSize(2);
    assertThat(Numbers.scan("2 490", NumberStyle.COMMA)).hasSize(2);
  }

  @Test
  void knowsPercentages() {
    List<NumberToken> numbers = Numbers.scan("19,00% 4,78 7,00 % 37,97 %", NumberStyle.COMMA);

    assertThat(numbers).extracting(NumberToken::percent).containsExactly(true, false, true, false);
  }
}
