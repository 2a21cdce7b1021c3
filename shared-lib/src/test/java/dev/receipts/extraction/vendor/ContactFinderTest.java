package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Paper;
import dev.receipts.extraction.Printed;
import dev.receipts.extraction.evidence.Sourced;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFinderTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Tel: 030 / 123 45 67 ; 030 / 123 45 67",
        "Phone +44 (113) 496-0000. ; +44 (113) 496-0000",
        "Tel. 030.1234567, Fax 030.1234568 ; 030.1234567",
      })
  void readsTheTelephoneNumberAsItIsPrinted(String text, String number) {
    assertThat(value(finder("Mill", text).phone())).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tel: 12345", "Tel: on request", "030 1234567", "Hotel 1234567"})
  void readsNoTelephoneNumberWithoutALabelOrOfFewFigures(String text) {
    assertThat(finder("Mill", text).phone()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "VAT No: GB 123 4567 89 ; GB 123 4567 89",
        "GST ID : 000123456789 ; 000123456789",
        "USt-IdNr. DE123456789, Kiel ; DE123456789",
        "Company no 12 VAT no 123456789 ; 123456789",
      })
  void readsTheTaxNumberAsItIsPrinted(String text, String number) {
    assertThat(value(finder("Mill", text).taxId())).contains(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VAT 12.00", "VAT No: 123456", "VAT 20%\t1234567.00"})
  void readsNoTaxForItsNumber(String text) {
    assertThat(finder("Mill", text).taxId()).isEmpty();
  }

  @Test
  void readsNoNumberOfTheCustomer() {
    Paper paper =
        Paper.page()
            .columns("Mill Ltd", "Bill to")
            .columns("Quay Street 4", "Abend AG")
            .columns("VAT No GB123456789", "VAT No GB987654321");

    assertThat(value(new ContactFinder(Printed.rows(paper)).taxId())).contains("GB123456789");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Visit us: www.mill.example. ; www.mill.example",
        "https://mill.example/shop ; https://mill.example/shop",
        "corner-shop.com ; corner-shop.com",
        "shop.mill.de ; shop.mill.de",
      })
  void readsTheWebAddress(String text, String address) {
    assertThat(ContactFinder.website(text)).contains(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"eva@mill.com", "inkl.mwst", "kunden.nr", "12.50", "St.Johns", "www.mill", "a.de"})
  void readsNoOtherWordsWithAPointForIt(String text) {
    assertThat(ContactFinder.website(text)).isEmpty();
  }

  @Test
  void readsTheRowsOfTheAddressBelowTheName() {
    ContactFinder finder =
        finder("Mill", "12 Quay Street,", "33100 Musterstadt", "Tel 030 1234567", "9 Tea Lane");

    assertThat(value(finder.address())).contains("12 Quay Street, 33100 Musterstadt");
  }

  @Test
  void readsOnBelowAStreetUntilSomethingElseBegins() {
    assertThat(value(finder("Mill", "12 Quay Street", "Little Bay", "Receipt no 4").address()))
        .contains("12 Quay Street, Little Bay");
  }

  @Test
  void readsNoAddressOfTheRecipient() {
    assertThat(finder("Mill", "Bill to", "12 Quay Street", "33100 Musterstadt").address())
        .isEmpty();
  }

  @Test
  void readsNoAddressInTheFirstRowWhichIsTheNames() {
    assertThat(finder("12 Quay Street", "Tea\t2.00").address()).isEmpty();
  }

  private static ContactFinder finder(String... rows) {
    return new ContactFinder(Printed.rows(rows));
  }

  private static Optional<String> value(Optional<Sourced<String>> found) {
    return found.map(Sourced::value);
  }
}
