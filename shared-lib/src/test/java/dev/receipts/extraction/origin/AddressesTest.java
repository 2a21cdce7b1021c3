package dev.receipts.extraction.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.words.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12 Quay Street",
        "Ufer Straße 4",
        "33100 Musterstadt",
        "Leeds LS1 9QX",
        "North Vancouver V7K 3B2",
        "Springfield, IL",
        "Jalan Merah",
      })
  void areToldByTheirWordsAndCodes(String line) {
    assertThat(Addresses.isIn(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Corner Shop", "Tea 2.00", "Order 1234567", "Call 12345-678"})
  void areNoOtherLines(String line) {
    assertThat(Addresses.isIn(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Uferweg 4", "Am Alten Hafen 12", "Uferweg 4a", "12 Quay Street"})
  void haveAStreetWithTheNumberOfAHouseOnEitherSide(String line) {
    assertThat(Addresses.isStreet(Words.of(line), line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Uferweg", "4", "Mill 1984", "Mill #12", "12 Cakes", "Uferweg 4 links"})
  void haveNoStreetWithoutOneOrWithTheNumberOfABranch(String line) {
    assertThat(Addresses.isStreet(Words.of(line), line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "33100 Town",
        "D-33100 Town",
        "1010 Town",
        "05-800 Town",
        "123 45 Town",
        "1234 AB Town",
        "1200-123 Town",
      })
  void haveATownBehindItsPostalCode(String line) {
    assertThat(Addresses.isTown(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Town 33100", "331 Town", "3310012 Town", "33100", "Town"})
  void haveNoTownWithoutOne(String line) {
    assertThat(Addresses.isTown(line)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"L-1855 Town", "4 rue du Quai, L-1855 Town", "CH-8001 Town"})
  void haveACountryBeforeTheCode(String line) {
    assertThat(Addresses.hasCountryCode(line, 0)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ALX-1855 Town", "A-185 Town", "A-18555 Town", "1855 Town"})
  void haveNoneInOtherNumbersWithAHyphen(String line) {
    assertThat(Addresses.hasCountryCode(line, 0)).isFalse();
  }
}
