package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "25/12/2018 ; 2018-12-25",
        "25.12.18 ; 2018-12-25",
        "25-12-2018 ; 2018-12-25",
        "2018-12-25 ; 2018-12-25",
        "2018/12/25 ; 2018-12-25",
        "25 / 12 / 2018 ; 2018-12-25",
        "25.12,2018 ; 2018-12-25",
        "25 Dec 2018 ; 2018-12-25",
        "25DEC2018 ; 2018-12-25",
        "25-Dec-18 ; 2018-12-25",
        "Dec 25, 2018 ; 2018-12-25",
        "December 25th, 2018 ; 2018-12-25",
        "1st March 2020 ; 2020-03-01",
        "25. Dezember 2018 ; 2018-12-25",
        "3. März 2020 ; 2020-03-03",
        "3 août 2020 ; 2020-08-03",
        "3 de marzo de 2020 ; 2020-03-03",
        "15 JUN 18 08:34:31 PM ; 2018-06-15",
        "2O/12/2018 ; 2018-12-20",
        "12/25/2018 ; 2018-12-25",
        "25.12.18 15:59 ; 2018-12-25",
        "25.12.1815:59 ; 2018-12-25",
        "25.12.201815:59 ; 2018-12-25",
        "25.12.20183182 ; 2018-12-25",
        "25/12/'18 ; 2018-12-25",
        "25Dec'18 ; 2018-12-25",
        "25Dec´18 ; 2018-12-25",
        "DEC25'18 ; 2018-12-25",
        "DEC25' 18 ; 2018-12-25",
        "2018年12月25日 ; 2018-12-25",
        "2018년 12월 25일 ; 2018-12-25",
      })
  void readsDatesInAllCommonForms(String text, LocalDate date) {
    assertThat(Dates.scan(text))
        .singleElement()
        .satisfies(token -> assertThat(token.reading(DateOrder.DMY)).isEqualTo(date));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "26/04/03 ; 2003-04-26 ; 2026-04-03",
        "24-03-25 ; 2025-03-24 ; 2024-03-25",
        "24.03.25 ; 2025-03-24 ; 2024-03-25",
      })
  void keepsBothReadingsWhereAYearCanBeAnother(
      String text, LocalDate one, LocalDate other) {
    assertThat(Dates.scan(text))
        .singleElement()
        .satisfies(
            token ->
                assertThat(token.readings())
                    .extracting(DateToken.Reading::day)
                    .containsExactlyInAnyOrder(one, other));
  }

  @Test
  void aYearInFrontIsARecentOne() {
    assertThat(Dates.scan("12/13/18")).singleElement().matches(token -> !token.ambiguous());
    assertThat(Dates.scan("13/04/18")).singleElement().matches(token -> !token.ambiguous());
  }

  @Test
  void keepsBothReadingsOfAnAmbiguousDate() {
    assertThat(Dates.scan("03/06/2018"))
        .singleElement()
        .satisfies(
            token -> {
              assertThat(token.reading(DateOrder.DMY)).isEqualTo("2018-06-03");
              assertThat(token.reading(DateOrder.MDY)).isEqualTo("2018-03-06");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "03-3271 9872",
        "1.234,56",
        "99/99/2018",
        "30.02.2020",
        "05251/871871",
        "set 5,04,321.00",
        "1.2.3.4.5"
      })
  void takesNothingElseForADate(String text) {
    assertThat(Dates.scan(text)).isEmpty();
  }

  @Test
  void readsTheTimeOfDay() {
    assertThat(Dates.time("12/05/2018 10:17:32 PM")).contains(LocalTime.of(22, 17, 32));
    assertThat(Dates.time("12:05 AM")).contains(LocalTime.of(0, 5));
    assertThat(Dates.time("13 : 58")).contains(LocalTime.of(13, 58));
    assertThat(Dates.time("25.12.201815:59")).contains(LocalTime.of(15, 59));
    assertThat(Dates.time("25.12.1815:59")).contains(LocalTime.of(15, 59));
    assertThat(Dates.time("25:61")).isEmpty();
  }
}
