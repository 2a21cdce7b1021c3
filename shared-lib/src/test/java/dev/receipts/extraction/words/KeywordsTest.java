package dev.receipts.extraction.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeywordsTest {

  @ParameterizedTest
  @CsvSource({
    "Grand Total, FINAL",
    "JUMLAH KECIL, SUBTOTAL",
    "Zu zahlen, FINAL",
    "Rückgeld, CHANGE",
    "RUCKGELD, CHANGE",
    "Total à payer, FINAL",
    "Rendu monnaie, CHANGE",
    "Base imponible, SUBTOTAL",
    "Totale da pagare, FINAL",
    "Te betalen, FINAL",
    "Troco, CHANGE",
    "Do zapłaty, FINAL",
    "Razem, TOTAL",
    "QST, TAX",
    "Qty, COUNT",
    "QTY, COUNT",
    "TOTAL QTY, COUNTED",
  })
  void knowsTheWordsOfNineLanguages(String text, Concept concept) {
    assertThat(concepts(text)).contains(concept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"T0TAL", "TOTAI", "T O T A L", "TOTAL:", "TOTA1", "TOTAAL", "TUTAL"})
  void forgivesSmallMisreadings(String text) {
    assertThat(concepts(text)).contains(Concept.TOTAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHARGE", "PUMP", "SALMON"})
  void doesNotTakeAWordForItsNeighbour(String text) {
    assertThat(concepts(text)).doesNotContain(Concept.CHANGE, Concept.TOTAL);
  }

  @ParameterizedTest
  @CsvSource({
    "TAX1, TAX",
    "WineSubtotal:, SUBTOTAL",
    "TotalTax, TAX",
    "Importe (sin I.V.A.), EXCLUDING",
    "BASE I.V.A. R.E., TAX",
  })
  void knowsThemWithoutTheBlankOrWithPointsBetween(String text, Concept concept) {
    assertThat(concepts(text)).contains(concept);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CaBiNeT", "TotalGas", "POS01", "NetWare"})
  void doesNotTakeNamesApart(String text) {
    assertThat(concepts(text)).isEmpty();
  }

  private static Set<Concept> concepts(String text) {
    Set<Concept> concepts = EnumSet.noneOf(Concept.class);
    Keywords.find(Keywords.words(text)).forEach(match -> concepts.addAll(match.meanings()));
    return concepts;
  }
}
