package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameTextTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "a registration number behind it ; Mill Trading 862725-U",
        "a number in front ; #000002 Mill Trading",
        "a registration in brackets ; Mill Trading (862725-U)",
        "a greeting ; Welcome to Mill Trading",
        "who sells ; Sold by Mill Trading",
        "its owner ; Mill Trading, Inh. Eva Miller",
        "the number of its branch ; Mill Trading Filiale 33",
        "a label with a number ; Filiale: 3322 Mill Trading",
        "a label ; Company name: Mill Trading",
        "signs around it ; *** Mill Trading ***",
        "quotation marks ; \"Mill Trading\"",
        "the address of the sender ; Mill Trading - Uferweg 4 - 12345 Musterstadt",
        "the address behind commas ; Mill Trading, Uferweg 4, 12345 Musterstadt",
      })
  void isTheNameWithout(String what, String line) {
    assertThat(NameText.of(line).text()).as(what).isEqualTo("Mill Trading");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mill 24",
        "Mill (Leeds)",
        "Mill - Tea and Cakes",
        "Mill, Baker & Son",
        "St. Mary's",
        "Springfield, IL 62704",
      })
  void isTheWholeLineWhereNothingIsForeignToAName(String line) {
    assertThat(NameText.of(line).text()).isEqualTo(line);
  }

  @Test
  void isJoinedWhereItsLettersStandApart() {
    assertThat(NameText.of("M I L L").text()).isEqualTo("MILL");
    assertThat(NameText.of("M I").text()).isEqualTo("M I");
  }

  @Test
  void endsWithItsLegalFormWhereATownFollows() {
    assertThat(NameText.of("Mühle GmbH & Co. KG, Holte").text()).isEqualTo("Mühle GmbH & Co. KG");
  }

  @Test
  void endsWithItsLegalFormWhereTheLineIsTooLongForAName() {
    String line =
        "Molen B.V. along the old canal behind the great church of the town Street 17 1234 AB Town";

    assertThat(NameText.of(line).text()).isEqualTo("Molen B.V.");
  }

  @ParameterizedTest
  @CsvSource({"Mill GabH, Mill GmbH", "Mill Sdh Bhd, Mill Sdn Bhd"})
  void hasItsLegalFormPutRight(String read, String name) {
    assertThat(NameText.of(read).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"Company name:, true", "Company name, false", "Company name and town:, false"})
  void followsACellThatIsItsLabel(String cell, boolean label) {
    assertThat(NameText.isLabel(cell)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({
    "Mill Trading - Uferweg 4 - 12345 Musterstadt, true",
    "Moulin · 4 rue du Quai · L-1855 Ville, true",
    "Mill Trading - Tea and Cakes, false",
  })
  void mayStandInTheLineOfASender(String line, boolean sender) {
    assertThat(NameText.isSenderLine(line)).isEqualTo(sender);
  }

  @Test
  void isNoOwners() {
    assertThat(NameText.namesOwner(Words.of("Inhaber: Eva Miller"))).isTrue();
    assertThat(NameText.namesOwner(Words.of("Mill, Inhaber: Eva Miller"))).isFalse();
  }
}
