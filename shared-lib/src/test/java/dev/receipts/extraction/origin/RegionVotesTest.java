package dev.receipts.extraction.origin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.notation.DateOrder;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegionVotesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Mill Sdn Bhd ; MY ; a word of one country",
        "Tel. +49 30 1234567 ; DE ; a telephone prefix",
        "Tel. 0049 30 1234567 ; DE ; a prefix with noughts for the plus",
        "NL 123456789B01 ; NL ; a tax number",
        "CHE-123.456.789 ; CH ; the form of a tax number",
        "4 Quay Street, Leeds LS1 9QX ; GB ; a British postal code",
        "9 Mill St, V7K 3B2 ; CA ; a Canadian postal code",
        "Springfield, IL 62704 ; US ; a state with its code",
        "Springfield.IL62704 ; US ; a state whose blanks were lost",
        "12/25/2018 ; US ; a day with the month first",
      })
  void knowTheCountryBy(String text, String country, String what) {
    assertThat(country(text)).as(what).contains(country);
  }

  @Test
  void knowTheStateWhoseCodeStandsInTheNextCell() {
    assertThat(country("Springfield, IL\t62704")).contains("US");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Corner Shop",
        "www.corner-shop.de",
        "Seattle, WA",
        "(212) 555-0123",
        "Mill Ltd",
        "12/05/2018",
        "pic",
        "Order 1001234567",
      })
  void knowNoCountryByOneWeakHint(String text) {
    assertThat(country(text)).isEmpty();
  }

  @Test
  void addUpWeakHints() {
    assertThat(country("Mill & Son, Seattle, WA", "Mill & Daughter, Tacoma, WA")).contains("US");
  }

  @Test
  void knowNoCountryWhereTwoAreHintedAtAlike() {
    assertThat(country("Tel. +49 30 1234567", "Tel. +31 20 1234567")).isEmpty();
  }

  @Test
  void tellTheClearestHintAtACurrency() {
    RegionVotes votes =
        RegionVotes.of(Printed.rows("www.mill.de", "DE 123 456 789", "Tel. +49 30 1234567"));

    assertThat(votes.source(CurrencyUnit.EUR))
        .hasValueSatisfying(
            source -> {
              assertThat(source.text()).isEqualTo("DE 123 456 789");
              assertThat(source.rule()).isEqualTo("currency of DE: tax number");
            });
  }

  @Test
  void countTheCountriesOfOneCurrencyOnce() {
    RegionVotes votes =
        RegionVotes.of(Printed.rows("Tel. +49 30 1234567", "Tel. +31 20 1234567", "Sdn Bhd"));

    assertThat(votes.currencies())
        .containsEntry(CurrencyUnit.EUR, 4)
        .containsEntry(CurrencyUnit.of("MYR"), 4);
  }

  @ParameterizedTest
  @CsvSource({"2022-12-31, HRK", "2023-01-01,"})
  void knowWhatACountryPaidWithBefore(LocalDate day, String currency) {
    RegionVotes votes = RegionVotes.of(Printed.rows("Mlin d.o.o. Zagreb"));

    assertThat(votes.former(day).map(found -> found.currency().getCode()))
        .isEqualTo(Optional.ofNullable(currency));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "(212) 555-0123 ; MDY",
        "www.kvarn.se ; YMD",
        "www.mill.de ; DMY",
        "Corner Shop ; DMY",
      })
  void tellFromTheWeakestHintHowDaysAreLikelyWritten(String text, DateOrder order) {
    assertThat(RegionVotes.of(Printed.rows(text)).likelyDateOrder()).isEqualTo(order);
  }

  @Test
  void tellOfDaysByTheCurrencyWhereTheCountryHasAnother() {
    RegionVotes german = RegionVotes.of(Printed.rows("Tel. +49 30 1234567"));

    assertThat(german.ofDates(Optional.of(CurrencyUnit.EUR)).map(Region::country)).contains("DE");
    assertThat(german.ofDates(Optional.of(CurrencyUnit.USD)).map(Region::country)).contains("US");
    assertThat(german.ofDates(Optional.empty()).map(Region::country)).contains("DE");
  }

  private static Optional<String> country(String... rows) {
    return RegionVotes.of(Printed.rows(rows)).ofDates(Optional.empty()).map(Region::country);
  }
}
