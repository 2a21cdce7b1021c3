package dev.receipts.extraction.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.notation.NumberStyle;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrencyFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Total € 12.00 ; EUR",
        "Total 12.00 EUR ; EUR",
        "Total RM12.00 ; MYR",
        "Total USD$ 12.00 ; USD",
        "Total £12.00 ; GBP",
      })
  void readsTheMarkBesideAnAmount(String text, String currency) {
    assertThat(code(text)).contains(currency);
  }

  @Test
  void readsTheMarkInAHeading() {
    assertThat(code("Item\tPrice EUR", "Tea\t2.00")).contains("EUR");
  }

  @Test
  void takesTheMarkThatStandsBesideMostAmounts() {
    assertThat(code("Tea\t€2.00", "Cake\t€3.00", "Total\t€5.00", "paid 5.60 USD")).contains("EUR");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MILL BHD", "Part KLX5520RSD12", "Corner Shop", "Total 12.00"})
  void takesNoPartOfANameOrNumberForAMark(String text) {
    assertThat(found(text).filter(CurrencyFinder.Found::printed)).isEmpty();
  }

  @Test
  void takesTheCurrencyOfTheCountryWhereNoneIsPrinted() {
    assertThat(found("Mill GmbH", "Tel. +49 30 1234567", "Total\t12.00"))
        .hasValueSatisfying(
            found -> {
              assertThat(found.currency().getCode()).isEqualTo("EUR");
              assertThat(found.printed()).isFalse();
              assertThat(found.source().rule()).startsWith("currency of DE");
            });
  }

  @Test
  void takesAMarkOfSeveralCurrenciesForThatOfTheCountry() {
    assertThat(code("Total\t$12.00")).isEmpty();
    assertThat(code("Springfield, IL 62704", "Total\t$12.00")).contains("USD");
    assertThat(code("Brisbane, Australia", "Total\t$12.00")).contains("AUD");
  }

  @Test
  void takesAMarkOfSeveralCurrenciesForTheOneWhoseCodeIsPrintedToo() {
    assertThat(code("Springfield, IL 62704", "Tea\t$2.00", "Cake\t$3.00", "Total\t5.00 CAD"))
        .contains("CAD");
  }

  @Test
  void takesTheCurrencyOfASureCountryInSpiteOfAStrayMark() {
    assertThat(code("Mill Sdn Bhd, Selangor", "Total\t12.00", "we take GBP")).contains("MYR");
    assertThat(code("Total\t12.00", "we take GBP")).contains("GBP");
  }

  @Test
  void tellsTheMarkThatLeavesADoubt() {
    assertThat(CurrencyFinder.ambiguous(Printed.rows("Total\t$12.00"))).contains("$");
    assertThat(CurrencyFinder.ambiguous(Printed.rows("Total\t€12.00"))).isEmpty();
    assertThat(CurrencyFinder.ambiguous(Printed.rows("Total\t12.00"))).isEmpty();
  }

  private static Optional<String> code(String... texts) {
    return found(texts).map(found -> found.currency().getCode());
  }

  private static Optional<CurrencyFinder.Found> found(String... texts) {
    List<RowFacts> rows = Printed.rows(texts);
    NumberStyle style = NumberStyle.of(rows.stream().map(RowFacts::row).toList());
    return CurrencyFinder.find(rows, RegionVotes.of(rows), style, Trace.OFF);
  }
}
