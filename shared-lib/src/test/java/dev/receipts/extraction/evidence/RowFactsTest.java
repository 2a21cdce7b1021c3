package dev.receipts.extraction.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFactsTest {

  @Test
  void countsTheRowsOverTheWholeReceipt() {
    assertThat(Printed.rows("Corner Shop", "Tea\t2.00"))
        .extracting(RowFacts::index)
        .containsExactly(0, 1);
  }

  @Test
  void tellsAmountsFromOtherNumbers() {
    RowFacts row = Printed.row("3 Tea\t2.00");

    assertThat(row.numbers()).extracting(NumberToken::value).containsExactly(3_000L, 2_000L);
    assertThat(row.money()).extracting(NumberToken::value).containsExactly(2_000L);
  }

  @Test
  void takesNoPartOfADayForANumber() {
    RowFacts row = Printed.row("25.12.2018\t2.00");

    assertThat(row.dates()).hasSize(1);
    assertThat(row.numbers()).extracting(NumberToken::value).containsExactly(2_000L);
  }

  @Test
  void takesTheAmountInOneCurrencyWhereItIsToldInAnother() {
    assertThat(values(Printed.row("Tea\t10.00 € / 19.56 лв"))).containsExactly(10_000L);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"403.548.04 Shelf 2.00 ; 2000", "403.548.04 ; 403548040"})
  void takesAnArticleNumberForNoAmountWhereWordsFollow(String text, long value) {
    assertThat(values(Printed.row(text))).containsExactly(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tea\t¥300", "Tea\t300", "Fare: 300 JPY\tadult"})
  void takesWholeNumbersForAmountsWhereTheCurrencyHasNoDecimals(String text) {
    RowFacts row = Printed.rows(text, "Total\t¥300").getFirst();

    assertThat(values(row)).containsExactly(300_000L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tea 300", "Tea\t8", "Tea\t30%", "Tea\t300-1"})
  void takesThemForNoneWhereOtherThingsStandInTheirCell(String text) {
    RowFacts row = Printed.rows(text, "Total\t¥300").getFirst();

    assertThat(row.money()).isEmpty();
  }

  @Test
  void tellsWhatTheKeywordsInAPartOfItSpeakOf() {
    RowFacts row = Printed.row("Tax\t0.60\tTotal\t10.60");

    assertThat(row.concepts()).contains(Concept.TAX, Concept.TOTAL);
    assertThat(row.concepts(0, 4)).contains(Concept.TAX).doesNotContain(Concept.TOTAL);
    assertThat(row.concepts(4, 20)).contains(Concept.TOTAL).doesNotContain(Concept.TAX);
  }

  @ParameterizedTest
  @CsvSource({"Total, 1", "Total EUR, 1", "Total 12.00, 1", "Mills total, 0.5", "Mill, 0"})
  void tellsHowMuchOfItsWordingIsKeywords(String text, double purity) {
    assertThat(Printed.row(text).purity()).isEqualTo(purity, Offset.offset(0.001));
  }

  @Test
  void tellsWhetherAKeywordIsPrintedOrOnlyMeant() {
    assertThat(Printed.row("Total\t2.00").exactKeyword(0, 5)).isTrue();
    assertThat(Printed.row("Totxl\t2.00").exactKeyword(0, 5)).isFalse();
    assertThat(Printed.row("Totxl\t2.00").concepts()).contains(Concept.TOTAL);
  }

  @Test
  void countsTheLettersOfItsWords() {
    assertThat(Printed.row("Tea 2 for\t1.00").letters()).isEqualTo(6);
  }

  private static List<Long> values(RowFacts row) {
    return row.money().stream().map(NumberToken::value).toList();
  }
}
