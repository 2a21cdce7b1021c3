package dev.receipts.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {
  @Test
  void leavesOffSpacesAndSigns() {
    assertThat(Letters.inCapitals("de 123.456-789")).isEqualTo("DE123456789");
    assertThat(Letters.oneByOne("Mill & Sons, No. 7")).isEqualTo("MILLSONSNO7");
  }

  @Test
  void writesALetterWithoutACapitalAsTwoOrKeepsIt() {
    assertThat(Letters.inCapitals("Weiß & Co.")).isEqualTo("WEISSCO");
    assertThat(Letters.oneByOne("Weiß & Co.")).isEqualTo("WEIßCO");
  }

  @Test
  void isEmptyWhereThereIsNeither() {
    assertThat(Letters.inCapitals(" - ")).isEmpty();
    assertThat(Letters.oneByOne("")).isEmpty();
  }
}
