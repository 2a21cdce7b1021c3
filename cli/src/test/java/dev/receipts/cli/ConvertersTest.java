package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ConvertersTest {

  @Test
  void anAgeHasAUnit() {
    Converters.Age age = new Converters.Age();

    assertThat(age.convert("90s")).isEqualTo(Duration.ofSeconds(90));
    assertThat(age.convert("15m")).isEqualTo(Duration.ofMinutes(15));
    assertThat(age.convert("2h")).isEqualTo(Duration.ofHours(2));
    assertThat(age.convert("3d")).isEqualTo(Duration.ofDays(3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "-1h", "1w", "1.5h", "h"})
  void whatIsNoAgeIsRefused(String text) {
    assertThatThrownBy(() -> new Converters.Age().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }

  @Test
  void aDayIsWrittenWithTheYearFirst() {
    Converters.Day day = new Converters.Day();

    assertThat(day.convert("2026-03-04")).isEqualTo(LocalDate.of(2026, 3, 4));
    assertThatThrownBy(() -> day.convert("04.03.2026"))
        .isInstanceOf(TypeConversionException.class)
        .hasMessageContaining("2026-03-04");
  }

  @Test
  void aRateIsANumberASecond() {
    Converters.Rate rate = new Converters.Rate();

    assertThat(rate.convert("5/s")).isEqualTo(5);
    assertThat(rate.convert("0.5/s")).isEqualTo(0.5);
    assertThat(rate.convert("7")).isEqualTo(7);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0/s", "-1/s", "5/m", "many"})
  void whatIsNoRateIsRefused(String text) {
    assertThatThrownBy(() -> new Converters.Rate().convert(text))
        .isInstanceOf(TypeConversionException.class);
  }
}
