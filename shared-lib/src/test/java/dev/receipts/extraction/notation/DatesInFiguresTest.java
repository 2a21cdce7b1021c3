package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesInFiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "25 12 2018 ; 2018-12-25",
        "25.12 2018 ; 2018-12-25",
        "25,12,2018 ; 2018-12-25",
        "25,12.18 ; 2018-12-25",
        "25–12—2018 ; 2018-12-25",
        "25_12_2018 ; 2018-12-25",
        "25.12.18/11:35 ; 2018-12-25",
      })
  void haveTheSameSignTwiceOrOneThatIsMisread(String text, LocalDate day) {
    assertThat(Dates.scan(text)).singleElement().matches(token -> token.reads(day));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "25/12.2018",
        "25 12 18",
        "5 12 2018",
        "25.1 2018",
        "25,12,18",
        "5,12.18",
        "25/123/2018",
        "25/12/201",
        "25/12",
      })
  void areNoAmountsAndNoOtherNumbers(String text) {
    assertThat(Dates.scan(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"7.25.12.18", "25.12.18.7", "7-25-12-18", "25/12/18/7"})
  void areNoPartOfSomethingLonger(String text) {
    assertThat(Dates.scan(text)).noneMatch(token -> token.reads(LocalDate.of(2018, 12, 25)));
  }

  @Test
  void areSureWithFourFiguresOfTheYear() {
    assertThat(Dates.scan("25.12.2018")).singleElement().matches(DateToken::sure);
    assertThat(Dates.scan("25.12.18")).singleElement().matches(token -> !token.sure());
  }
}
