package dev.receipts.extraction.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "www.corner-shop.example ; corner-shop",
        "Visit WWW.mill.example/tea ; mill",
        "Mail: eva@mill.example ; mill",
        "corner-shop.com ; corner-shop",
        "Order at corner-shop.com ; corner-shop",
      })
  void standInWebAndMailAddresses(String text, String name) {
    assertThat(web(text).first().map(VendorFinder.Name::name)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"eva@gmail.com", "3@2.50", "Tea 2.50", "www.abc.de", "Corner Shop", "St. Mary"})
  void standInNoAddressOfAProviderAndNotInNumbers(String text) {
    assertThat(web(text).first()).isEmpty();
  }

  @Test
  void areWordsOfAnAddressWithTheirBlanksAndSigns() {
    WebNames web = web("www.corner-shop.example");

    assertThat(web.are("CORNER SHOP")).isTrue();
    assertThat(web.are("Corner")).isFalse();
    assertThat(web.are("Old Corner Shop")).isFalse();
  }

  @Test
  void areLinesThatTogetherHaveTheWordsOfAnAddress() {
    WebNames web = web("www.cornershop.example");

    assertThat(web.are("Corner", "Shop")).isTrue();
    assertThat(web.are("Shop", "Corner")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Corner Shop Ltd, true",
    "Corner, true",
    "Müller Corner-Shop, true",
    "Shop, false",
    "Tea House, false",
  })
  void areInLongerNamesOrBeginWithThem(String name, boolean in) {
    assertThat(web("www.corner-shop.example").in(name)).isEqualTo(in);
  }

  @Test
  void spellUmlautsWithTwoLetters() {
    assertThat(web("www.muehle.example").in("Mühle GmbH")).isTrue();
    assertThat(web("www.mühle.example").in("Mühle GmbH")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://www.corner-shop.com/a, corner-shop",
    "http://mill.example, mill",
    "mill.example, mill",
    "www. mill.example, mill",
  })
  void areTakenFromAnAddress(String address, String name) {
    assertThat(WebNames.nameInAddress(address)).contains(name);
  }

  @Test
  void areNoneOfTwoLetters() {
    assertThat(WebNames.nameInAddress("www.ab.com")).isEmpty();
  }

  private static WebNames web(String... rows) {
    return WebNames.of(Printed.rows(rows));
  }
}
