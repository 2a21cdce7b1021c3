package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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
        "16 JUN 18 07:45:12 PM ; 2018-06-16",
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
        "1er mars 2024 ; 2024-03-01",
        "2e mars 2024 ; 2024-03-02",
        "3 de marzo del 2020 ; 2020-03-03",
        "3rd of March 2024 ; 2024-03-03",
        "1° marzo 2024 ; 2024-03-01",
        "1º de março de 2024 ; 2024-03-01",
        "3de maart 2024 ; 2024-03-03",
        "3 augusti 2024 ; 2024-08-03",
        "12 marts 2024 ; 2024-03-12",
        "5. desember 2024 ; 2024-12-05",
        "2024. március 5. ; 2024-03-05",
        "2024. szept. 5. ; 2024-09-05",
        "5. října 2024 ; 2024-10-05",
        "5. července 2024 ; 2024-07-05",
        "5. června 2024 ; 2024-06-05",
        "5. lokakuuta 2024 ; 2024-10-05",
        "5. augusta 2024 ; 2024-08-05",
        "5. avgusta 2024 ; 2024-08-05",
        "5. oktobra 2024 ; 2024-10-05",
        "5. srpnja 2024 ; 2024-07-05",
        "5. studenoga 2024 ; 2024-11-05",
        "5 października 2024 ; 2024-10-05",
        "5 Agustus 2024 ; 2024-08-05",
        "31 Des 2024 ; 2024-12-31",
        "5 Ekim 2024 ; 2024-10-05",
        "5 KASIM 2024 ; 2024-11-05",
      })
  void readsTheNamesOfMonthsAsDatesInflectThem(String text, LocalDate date) {
    assertThat(Dates.scan(text))
        .singleElement()
        .satisfies(
            token -> {
              assertThat(token.ambiguous()).isFalse();
              assertThat(token.reads(date)).isTrue();
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "5. listopada 2024 ; 2024-10-05 ; 2024-11-05",
        "5 lip 2024 ; 2024-06-05 ; 2024-07-05",
        "26/04/03 ; 2003-04-26 ; 2026-04-03",
        "24-03-25 ; 2025-03-24 ; 2024-03-25",
        "24.03.25 ; 2025-03-24 ; 2024-03-25",
      })
  void keepsBothReadingsWhereAMonthOrAYearCanBeAnother(
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
}
