package dev.receipts.extraction.notation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesOfDayTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "15:59 ; 15:59:00",
        "9:05 ; 09:05:00",
        "13 : 58 ; 13:58:00",
        "12/05/2018 10:17:32 ; 10:17:32",
        "12/05/2018 10:17:32 PM ; 22:17:32",
        "3:59pm ; 15:59:00",
        "12:05 AM ; 00:05:00",
        "12:05 PM ; 12:05:00",
        "15:59 PM ; 15:59:00",
      })
  void areReadInBothHalvesOfTheDay(String text, LocalTime time) {
    assertThat(TimesOfDay.first(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(strings = {"25.12.201815:59", "25.12.1815:59", "25/12/1815:59"})
  void areReadBehindADateToWhichTheyAreGlued(String text) {
    assertThat(TimesOfDay.first(text)).contains(LocalTime.of(15, 59));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25:61", "24:00", "Table: 12", "12:5", "12:345", "123:45", ":30", ""})
  void areNothingElseWithAColon(String text) {
    assertThat(TimesOfDay.first(text)).isEmpty();
  }

  @Test
  void areLookedForBehindOtherColons() {
    assertThat(TimesOfDay.first("Time: 99:99 15:59 16:30")).contains(LocalTime.of(15, 59));
  }
}
