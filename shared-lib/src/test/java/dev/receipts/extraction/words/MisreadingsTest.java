package dev.receipts.extraction.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Words here are folded already, as those of {@link Words} are. */
class MisreadingsTest {
  private final Misreadings misreadings = new Misreadings();

  @BeforeEach
  void learn() {
    misreadings.learn("CHANGE");
    misreadings.learn("CHARGE");
    misreadings.learn("MONEY");
    misreadings.learn("CASH");
  }

  @ParameterizedTest
  @CsvSource({
    "CHANCE, CHANGE",
    "CHANG, CHANGE",
    "HANGE, CHANGE",
    "CHANGEE, CHANGE",
    "CHXANGE, CHANGE",
    "MUNEY, MONEY",
    "MONNEY, MONEY",
  })
  void areWordsWithOneLetterWrongMissingOrTooMuch(String read, String meant) {
    assertThat(misreadings.meant(read)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHENCE", "CHNG", "XCHANGEX", "MNOEY"})
  void haveNoTwoLettersWrong(String read) {
    assertThat(misreadings.meant(read)).isEmpty();
  }

  @Test
  void areNoOtherWordsOfTheList() {
    assertThat(misreadings.meant("CHARGE")).isEmpty();
    assertThat(misreadings.meant("CHANGE")).isEmpty();
  }

  @Test
  void areThoseOfTheWordThatWasLearntFirst() {
    assertThat(misreadings.meant("CHAXGE")).contains("CHANGE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CASK", "CASHH", "CAH", "MONE"})
  void haveFiveLettersAsDoTheWords(String read) {
    assertThat(misreadings.meant(read)).isEmpty();
  }
}
