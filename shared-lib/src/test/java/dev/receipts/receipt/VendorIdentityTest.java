package dev.receipts.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorIdentityTest {

  @Test
  void isTheTaxNumberHoweverItIsPrinted() {
    assertThat(identity("de 123.456 789", "030 1234567")).contains("TAX_ID DE123456789");
    assertThat(identity("DE123456789", "")).contains("TAX_ID DE123456789");
  }

  @Test
  void isTheTelephoneNumberWhereThereIsNoTaxNumber() {
    assertThat(identity("", "(030) 123-4567")).contains("PHONE 0301234567");
    assertThat(identity("12", "(030) 123-4567")).contains("PHONE 0301234567");
  }

  @Test
  void isNoNumberThatSeveralVendorsMayHave() {
    assertThat(identity("", "110")).isEmpty();
    assertThat(identity("", "")).isEmpty();
  }

  private static Optional<String> identity(String taxId, String phone) {
    Vendor vendor =
        new Vendor(
            Optional.empty(),
            Optional.empty(),
            Optional.of(phone).filter(text -> !text.isEmpty()),
            Optional.of(taxId).filter(text -> !text.isEmpty()),
            Optional.empty());
    return VendorIdentity.of(vendor).map(VendorIdentity::text);
  }
}
