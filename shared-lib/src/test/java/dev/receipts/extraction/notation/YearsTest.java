package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YearsTest {

  @ParameterizedTest
  @CsvSource({"2018,2018", "18,2018", "99,2099", "1998,1998"})
  void withTwoFiguresAreOfThisCentury(String text, int year) {
    assertThat(Years.whole(Years.at(text, 0))).isEqualTo(year);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'26", "’26", "´26", "' 26"})
  void mayHaveAnApostropheForTheCentury(String text) {
    assertThat(Years.whole(Years.at(text, 0))).isEqualTo(2026);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "201", "20181", "AB"})
  void haveTwoFiguresOrFour(String text) {
    assertThat(Years.at(text, 0)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"2015:59,2020", "202015:59,2020", "20203182,2020", "2020,2020"})
  void endWhereATimeOrANumberIsGluedToThem(String text, int year) {
    assertThat(Years.whole(Years.gluedAt(text, 0))).isEqualTo(year);
  }

  @Test
  void keepTheirFourFiguresWhereTheLastTwoAreNoHour() {
    assertThat(Years.whole(Years.gluedAt("2026:59", 0))).isEqualTo(2026);
  }

  @Test
  void areThoseInWhichAReceiptCanBeWritten() {
    assertThat(Years.isRead(1989)).isFalse();
    assertThat(Years.isRead(1990)).isTrue();
    assertThat(Years.isRead(2069)).isTrue();
    assertThat(Years.isRead(2070)).isFalse();
  }

  @Test
  void ofTheLastCenturyHaveSignsBehindThem() {
    assertThat(Dates.scan("1998-12-25")).hasSize(1);
    assertThat(Dates.scan("19981225")).isEmpty();
    assertThat(Dates.scan("20181225")).hasSize(1);
  }
}
