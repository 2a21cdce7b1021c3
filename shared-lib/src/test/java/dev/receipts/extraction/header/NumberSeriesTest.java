package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSeriesTest {

  @ParameterizedTest
  @CsvSource({
    "Ticket T, -20931, T-20931",
    "Invoice INV, /2026/42, INV/2026/42",
    "Invoice S-INV, -31-0042, S-INV-31-0042",
  })
  void beginsTheNumberThoughTheLabelHasIt(String label, String rest, String number) {
    String text = label + rest;
    assertThat(text.substring(NumberSeries.start(text, label.length()))).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Invoice NO", "Invoice", "INVOICE", "invoice"})
  void isNoWordOfTheLabel(String label) {
    assertThat(NumberSeries.start(label + "-4711", label.length())).isEqualTo(label.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {" 4711", "-A4711", ": 4711", ""})
  void isJoinedToItsNumber(String rest) {
    assertThat(NumberSeries.start("Invoice INV" + rest, 11)).isEqualTo(11);
  }
}
