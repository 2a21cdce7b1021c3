package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundsTest {

  @ParameterizedTest
  @CsvSource({
    "Supernarkt, Supermarkt",
    "SUPERNARKT, SUPERMARKT",
    "supernarkt, supermarkt",
    "Baunarkt Eva, Baumarkt Eva",
    "Eva-Gartennarkt, Eva-Gartenmarkt",
    "Sunermarkt, Sunermarkt",
    "Cartenmarkt, Cartenmarkt",
  })
  void haveOneLetterInAPartPutRightThatLooksLikeIt(String read, String name) {
    assertThat(Compounds.mend(read)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Baumarkt", "Baxmarkt", "Narkt", "Mill", "Supernackt", "Supernarkf", ""})
  void stayAsTheyAreWhereMoreOrOtherLettersAreWrong(String read) {
    assertThat(Compounds.mend(read)).isEqualTo(read);
  }
}
