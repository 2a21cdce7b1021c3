package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorMentionsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Thank you for shopping at Corner Shop! Come again ; Corner Shop",
        "Welcome to Corner Shop ; Corner Shop",
        "Danke für Ihren Einkauf bei Corner Shop. ; Corner Shop",
        "Ihr Corner Shop Team ; Corner Shop",
        "Your Corner Shop-Team ; Corner Shop",
      })
  void nameWhoThanksAndWelcomes(String text, String name) {
    assertThat(names(text)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thank you for shopping at",
        "Welcome to our shop",
        "Ihr Einkauf",
        "Welcome to Mill where all is fresh",
        "Corner Shop",
      })
  void nameNobodyWhereNoNameFollows(String text) {
    assertThat(names(text)).isEmpty();
  }

  @Test
  void tellNoMoreNamesThanAReceiptHas() {
    assertThat(names("Welcome to Mill", "Welcome to Mall", "Welcome to Moll", "Welcome to Mull"))
        .containsExactly("Mill", "Mall", "Moll");
  }

  private static List<String> names(String... rows) {
    return VendorMentions.find(Printed.rows(rows)).stream().map(VendorFinder.Name::name).toList();
  }
}
