package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateFiguresTest {

  @ParameterizedTest
  @CsvSource({"25,25", "05,5", "2O,20", "O5,5", "l2,12", "2Ol8,2018"})
  void readLettersThatLookLikeThem(String text, int value) {
    assertThat(DateFigures.at(text, 0))
        .isEqualTo(new DateFigures(value, text.length(), text.length()));
  }

  @Test
  void leaveTheMonthBehindThemItsFirstLetter() {
    assertThat(DateFigures.at("25OCT18", 0)).isEqualTo(new DateFigures(25, 2, 2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "OO", "Oct", "/12"})
  void haveADigitAmongThem(String text) {
    assertThat(DateFigures.at(text, 0)).isNull();
  }

  @Test
  void areAtMostFourInADate() {
    assertThat(DateFigures.beginAt("2018", 0)).isTrue();
    assertThat(DateFigures.beginAt("20181", 0)).isFalse();
  }
}
