package dev.receipts.extraction.layout;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Corner Shop",
        "  Corner Shop ",
        "Corner\u00a0Shop",
        "Corner\r\n\t  Shop",
        "Corner\u0007Shop"
      })
  void hasOneBlankForAnythingThatIsNotSeen(String text) {
    assertThat(PrintedText.clean(text)).isEqualTo("Corner Shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Corner\u00adshop", "Corner\u200bshop", "\ufeffCornershop", "Corner\u202eshop"})
  void hasNoHyphensOfUnbrokenWordsAndNoMarksOfDirection(String text) {
    assertThat(PrintedText.clean(text)).isEqualTo("Cornershop");
  }

  @Test
  void isNoLongerThanARow() {
    assertThat(PrintedText.clean("x".repeat(10_000))).hasSize(Row.MAX_LENGTH);
  }

  @ParameterizedTest
  @CsvSource({"TOTAL12.00, TOTAL 12.00", "Total:12.00, Total: 12.00", "Summe7.50, Summe 7.50"})
  void hasABlankBetweenALabelAndItsAmount(String read, String printed) {
    assertThat(PrintedText.clean(read)).isEqualTo(printed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Model12.00", "TOTAL12", "TOTAL12.000", "XYTOTAL12.00", "TOTAL 12.00"})
  void isLeftAsItIsWhereNoLabelIsGluedToAnAmount(String text) {
    assertThat(PrintedText.clean(text)).isEqualTo(text);
  }
}
