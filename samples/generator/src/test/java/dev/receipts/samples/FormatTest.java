package dev.receipts.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static final BigDecimal AMOUNT = new BigDecimal("1234567.50");

  @Test
  void writesThousandsAsTheCountryDoes() {
    assertThat(Format.of(".", ",", "").number(AMOUNT)).isEqualTo("1,234,567.50");
    assertThat(Format.of(",", ".", "").number(AMOUNT)).isEqualTo("1.234.567,50");
    assertThat(Format.of(",", " ", "").number(AMOUNT)).isEqualTo("1 234 567,50");
    assertThat(Format.of(".", "'", "").number(AMOUNT)).isEqualTo("1'234'567.50");
    assertThat(Format.of(".", ",", "").outerGroup(2).number(AMOUNT)).isEqualTo("12,34,567.50");
  }

  @Test
  void keepsTheDigitsOfTheAmount() {
    Format format = Format.of(".", ",", "");
    assertThat(format.number(new BigDecimal("999"))).isEqualTo("999");
    assertThat(format.number(new BigDecimal("0.005"))).isEqualTo("0.005");
    assertThat(format.number(new BigDecimal("-1000.00"))).isEqualTo("-1,000.00");
  }

  @Test
  void writesTheSignBeforeTheCurrency() {
    Format format = Format.of(".", ",", "").money("$", "");
    assertThat(format.money(new BigDecimal("-1000.00"))).isEqualTo("-$1,000.00");
  }

  @Test
  void writesDatesAndTimesInTheLanguage() {
    Format format = Format.of(",", ".", "d. MMMM yyyy").language(Locale.GERMAN).time("hh:mm a");
    assertThat(format.date(LocalDate.of(2026, 2, 28))).isEqualTo("28. Februar 2026");
    assertThat(format.time(LocalTime.of(19, 16))).isEqualTo("07:16 PM");
  }
}
