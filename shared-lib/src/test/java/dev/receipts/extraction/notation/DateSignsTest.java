package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateSignsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"/12;1", ".12;1", " / 12;3", ", 12;2", " 12;1", "年12;1", "12;0", "Dec;0"})
  void areSkippedWithTheBlanksAroundThem(String text, int behind) {
    assertThat(DateSigns.behind(text, 0)).isEqualTo(behind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "   12", "---12"})
  void areFewAndSomethingFollows(String text) {
    assertThat(DateSigns.behind(text, 0)).isEqualTo(-1);
  }

  @Test
  void areToldApartWithOneForAllDashes() {
    assertThat(DateSigns.in(" / ", 0, 3)).isEqualTo('/');
    assertThat(DateSigns.in("–", 0, 1)).isEqualTo('-');
    assertThat(DateSigns.in("—", 0, 1)).isEqualTo('-');
    assertThat(DateSigns.in("  ", 0, 2)).isEqualTo(' ');
    assertThat(DateSigns.in("12", 1, 1)).isEqualTo(DateSigns.NONE);
  }
}
