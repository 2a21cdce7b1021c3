package dev.receipts.extraction.amount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.words.Concept;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "TOTAL, TOTAL",
    "FINAL, TOTAL",
    "SUBTOTAL, SUBTOTAL",
    "TAX, TAX",
    "TOTAL TAX, TAX",
    "TOTAL TAX INCLUDING, TOTAL",
    "TOTAL TAX EXCLUDING, SUBTOTAL",
    "SUBTOTAL TAX, SUBTOTAL",
    "DISCOUNT, DISCOUNT",
    "TOTAL DISCOUNT, DISCOUNT",
    "TOTAL DISCOUNT EXCLUDING, SUBTOTAL",
    "TOTAL DISCOUNT INCLUDING, TOTAL",
    "ROUNDING, ROUNDING",
    "TOTAL ROUNDED, TOTAL",
    "TOTAL ROUNDING INCLUDING, TOTAL",
    "CHANGE, CHANGE",
    "TOTAL CHANGE, TOTAL",
    "TOTAL COUNT, SUBTOTAL",
    "TOTAL CASH, PAID",
    "CARD, PAID",
    "TIP, TIP",
    "SERVICE TOTAL, SERVICE",
    "SHIPPING, SHIPPING",
    "AMOUNT DUE, DUE",
    "AMOUNT EXCLUDING, SUBTOTAL",
    "AMOUNT, TOTAL",
  })
  void givesAnAmountItsRole(String words, Role role) {
    assertThat(wording(words, false).reading().map(Labels.Reading::role)).contains(role);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOTAL SAVING", "TOTAL POINTS", "TOTAL CARRIED", "COUNT", "PAGE", ""})
  void givesNoRoleToWhatIsNoAmountOfTheReceipt(String words) {
    assertThat(wording(words, false).reading()).isEmpty();
  }

  @Test
  void isOfTheTaxWhereThatIsNamedBeforeTheTotal() {
    assertThat(wording("TAX TOTAL INCLUDING", true).reading().map(Labels.Reading::role))
        .contains(Role.TAX);
  }

  @Test
  void weighsMoreTheClearerItSaysTotal() {
    assertThat(Stream.of("AMOUNT", "TOTAL", "TOTAL INCLUDING", "FINAL", "TOTAL ROUNDED"))
        .extracting(words -> wording(words, false).reading().orElseThrow().weight())
        .isSorted();
  }

  private static Wording wording(String words, boolean taxFirst) {
    Set<Concept> concepts = EnumSet.noneOf(Concept.class);
    List.of(words.split(" ")).stream()
        .filter(word -> !word.isEmpty())
        .map(Concept::valueOf)
        .forEach(concepts::add);
    return new Wording(concepts, taxFirst, false);
  }
}
