package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesWithMonthNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "25 ApriI 2018 ; 2018-04-25",
        "25 Juiy 2018 ; 2018-07-25",
        "2018-Dec-25 ; 2018-12-25",
      })
  void areReadWhereLettersLookAlikeOrTheYearComesFirst(String text, LocalDate day) {
    assertThat(Dates.scan(text)).singleElement().matches(token -> token.reads(day));
  }

  @Test
  void areSureAndHaveAnOrderOnlyWithTheYearInFront() {
    assertThat(Dates.scan("25 Dec 18"))
        .singleElement()
        .matches(DateToken::sure)
        .satisfies(token -> assertThat(token.readings().getFirst().order()).isEmpty());
    assertThat(Dates.scan("2018-Dec-25"))
        .singleElement()
        .matches(DateToken::sure)
        .satisfies(token -> assertThat(token.readings().getFirst().is(DateOrder.YMD)).isTrue());
  }

  @Test
  void tellTheCountriesInWhichTheNameMeansThatMonth() {
    assertThat(Dates.scan("5. listopada 2024"))
        .singleElement()
        .satisfies(
            token ->
                assertThat(token.readings())
                    .hasSize(2)
                    .noneMatch(reading -> reading.countries().isEmpty()));
    assertThat(Dates.scan("5 Dec 2024"))
        .singleElement()
        .satisfies(token -> assertThat(token.readings().getFirst().countries()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "25 Dec 15:59",
        "Dec 25 15:59",
        "25 Dec",
        "Dec 2018",
        "25 Decor 2018",
        "31 June 2018",
        "mar 5,04,321.00",
      })
  void areNoTimesNoAmountsAndNoOtherWords(String text) {
    assertThat(Dates.scan(text)).isEmpty();
  }
}
