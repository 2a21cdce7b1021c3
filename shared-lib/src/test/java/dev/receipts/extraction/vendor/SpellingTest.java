package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

  @Test
  void isTheOneThatTheOthersAreMisreadFrom() {
    assertThat(mend("Abendrat", "Abendrat", "Abendrot", "Abendrxt", "Abentrot"))
        .isEqualTo("Abendrot");
  }

  @Test
  void staysWhereFewRowsSpellOtherwise() {
    assertThat(mend("Abendrat Tea", "Abendrot GmbH", "www.abendrot.example"))
        .isEqualTo("Abendrat Tea");
  }

  @Test
  void staysWhereAsManyRowsHaveItAsOtherwise() {
    assertThat(mend("Abendrat", "Abendrat", "Abendrat", "Abendrot", "Abendrot"))
        .isEqualTo("Abendrat");
  }

  @Test
  void staysWhereTwoLettersAreOthers() {
    assertThat(mend("Abendrat", "Abendlot", "Abendlot", "Abendlot")).isEqualTo("Abendrat");
  }

  @Test
  void staysInShortWords() {
    assertThat(mend("Mili", "Mill", "Mill", "Mill", "Mill")).isEqualTo("Mili");
  }

  @Test
  void keepsWhatStandsBetweenTheWords() {
    assertThat(mend("Abendrat & Co. (Kiel)", "Abendrot", "Abendrxt", "Abentrot"))
        .isEqualTo("Abendrot & Co. (Kiel)");
  }

  @ParameterizedTest
  @CsvSource({
    "CORNER, CORNEX, true",
    "CORNER, CORNERS, true",
    "CORNER, CARNEX, false",
    "ABENDROT, ABANDRAT, true",
    "ABENDROT, ABANDRAX, false",
    "MILL, MILL, false",
  })
  void isAlikeWithOneLetterWrongOrTwoInALongWord(String a, String b, boolean alike) {
    assertThat(Spelling.alike(a, b)).isEqualTo(alike);
  }

  private static String mend(String name, String... rows) {
    return Spelling.mend(name, Printed.rows(rows));
  }
}
