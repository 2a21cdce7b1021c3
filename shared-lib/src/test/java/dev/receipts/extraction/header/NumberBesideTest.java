package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberBesideTest {

  @ParameterizedTest
  @CsvSource({
    "4711, 4711",
    ": 4711, 4711",
    "# 4711, 4711",
    "No. 4711, 4711",
    "No.: 4711 paid, 4711",
    "CR 1803/0064, CR 1803/0064",
    "V001- 536988, V001-536988",
  })
  void standsBehindSignsAndTheWordNumber(String text, String number) {
    assertThat(in(text)).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"No. 17", "#17", "Nr: 9"})
  void mayBeShortWhereItIsAnnouncedAndNothingFollows(String text) {
    assertThat(in(text)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "No. 17 tables", "12.50", "04.05.2024", "for you", ""})
  void isNothingElse(String text) {
    assertThat(in(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Invoice no. 4711", "Invoice no./date 4711", "Invoice no. 4711 Date 04.05.2024"})
  void endsWhereTheNextLabelBegins(String text) {
    var row = Printout.rows(text).getFirst();
    assertThat(NumberBeside.of(row, row.keywords().getFirst())).contains("4711");
  }

  @Test
  void isOfAHouseWhereAStreetFollows() {
    assertThat(NumberBeside.isHouse("TAX INVOICE 12 Quay Street", "12")).isTrue();
    assertThat(NumberBeside.isHouse("TAX INVOICE 4711", "4711")).isFalse();
    assertThat(NumberBeside.isHouse("TAX INVOICE 20931 Quay Street", "20931")).isFalse();
  }

  private static Optional<String> in(String text) {
    return NumberBeside.in(text, 0, text.length());
  }
}
