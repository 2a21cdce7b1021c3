package dev.receipts.extraction.words;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OcrLettersTest {

  @ParameterizedTest
  @CsvSource({"O, 0", "o, 0", "l, 1", "I, 1", "|, 1", "Z, 2", "S, 5", "G, 6", "B, 8", "7, 7"})
  void lookLikeDigits(char letter, int digit) {
    assertThat(OcrLetters.digit(letter)).isEqualTo(digit);
  }

  @ParameterizedTest
  @ValueSource(chars = {'A', 'x', '.', '-', ' ', '٣'})
  void lookLikeNoDigitWhereNothingResemblesThem(char letter) {
    assertThat(OcrLetters.digit(letter)).isEqualTo(-1);
  }

  @ParameterizedTest
  @CsvSource({
    "MILL, m1ll",
    "OIL, 0iI",
    "SUB, 5u8",
    "ZOO, 2oO",
    "GAS, 6as",
    "MUNCHEN, münchen",
    "CAFE, Café",
    "OLSO, Ølso",
    "ZLOTY, Złoty",
    "STRABE, Straße",
  })
  void areOneForAllThatLookAlike(String written, String read) {
    assertThat(folded(read)).isEqualTo(folded(written));
  }

  @Test
  void stayApartWhereTheyDoNotLookAlike() {
    assertThat(folded("ABDEHKMNPQRTUVWXY3479")).isEqualTo("ABDEHKMNPQRTUVWXY3479");
  }

  @ParameterizedTest
  @ValueSource(chars = {' ', '.', '-', '€', '\'', '\t'})
  void areNoSigns(char sign) {
    assertThat(OcrLetters.fold(sign)).isEqualTo((char) 0);
  }

  private static String folded(String text) {
    StringBuilder folded = new StringBuilder();
    text.chars().forEach(c -> folded.append(OcrLetters.fold((char) c)));
    return folded.toString();
  }
}
