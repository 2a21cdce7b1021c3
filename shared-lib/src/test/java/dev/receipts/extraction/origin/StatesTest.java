package dev.receipts.extraction.origin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Springfield, IL", "Springfield,IL", "9 Mill St, Springfield, IL "})
  void standBehindAComma(String text) {
    assertThat(States.endsWithState(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Springfield IL", "Springfield, XX", ", IL", "Springfield, il"})
  void areNoStatesWithoutItOrInSmallLetters(String text) {
    assertThat(States.endsWithState(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Springfield, IL 62704", "IL 62704", "Springfield IL 62704-1234"})
  void haveAPostalCodeOfFiveFiguresOrNine(String text) {
    assertThat(States.endsWithCode(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Springfield, IL",
        "IL 6270",
        "XX 62704",
        "IL 62704 and so on",
        "IL 627041",
        "IL 627041234"
      })
  void haveNoOtherCode(String text) {
    assertThat(States.endsWithCode(text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Springfield.IL62704 ; true",
        "Springfield,IL62704 ; true",
        "SpringfieldIL62704 ; false",
        "Springfield.IL627041 ; false",
        "Springfield.XX62704 ; false",
      })
  void mayHaveLostTheirBlanks(String text, boolean code) {
    assertThat(States.hasGluedCode(text)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Seattle, WA ; 1",
        "Seattle, WA, Portland, OR ; 2",
        "Seattle,WA ; 1",
        "Seattle, Washington ; 0",
        "Seattle WA ; 0",
      })
  void areCountedBehindCommas(String text, int count) {
    assertThat(States.countBehindCommas(text)).isEqualTo(count);
  }
}
