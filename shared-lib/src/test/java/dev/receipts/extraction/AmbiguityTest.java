package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates, currencies and numbers that mean different things in different places. */
class AmbiguityTest {
  private static final LocalDate THIRD_OF_APRIL = LocalDate.of(2026, 4, 3);
  private static final LocalDate FOURTH_OF_MARCH = LocalDate.of(2026, 3, 4);

  private static Receipt read(Paper paper) {
    List<Receipt> receipts = new StandardReceiptParser().parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static String currency(Receipt receipt) {
    return receipt.currency().map(unit -> unit.getCode()).orElse("");
  }

  @Test
  void aDateThatNothingDecidesIsMarkedWithBothReadings() {
    Receipt receipt =
        read(Paper.page().line("HARBOUR TEA LTD").row("Date 03/04/2026", "").row("TOTAL", "4.00"));

    assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
    assertThat(receipt.reviewReasons())
        .anyMatch(reason -> reason.contains("2026-04-03") && reason.contains("2026-03-04"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "THURSDAY 02-05-2026 ; 2026-02-05",
        "Sat 10/02/2018 08:43 ; 2018-02-10",
        "12/10/2016 (TUE) ; 2016-10-12",
      })
  void theDayOfTheWeekBesideADateDecidesWhereOneReadingIsOnIt(String printed, LocalDate date) {
    Receipt receipt = read(Paper.page().line("HARBOUR TEA").row(printed, "").row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(date);
  }

  @Test
  void aNorthAmericanTelephoneMakesTheMonthLikelierToStandFirst() {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line("(212) 555-0123")
                .row("03/04/2026", "")
                .row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(FOURTH_OF_MARCH);
    assertThat(receipt.reviewReasons())
        .anyMatch(reason -> reason.contains("2026-04-03") && reason.contains("2026-03-04"));
  }

  @Test
  void aStateAndItsCodeMayStandApartFromTheTown() {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .columns("SPRINGFIELD", "IL 62704")
                .row("03/04/2026", "")
                .row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(FOURTH_OF_MARCH);
    assertThat(receipt.reviewReasons()).isEmpty();
  }

  @Test
  void aWordThatLooksLikeTheShortNameOfACountrysLegalFormSaysNothing() {
    Receipt receipt =
        read(
            Paper.page()
                .line("TETERIA DEL MAR")
                .line("Calle Sol 4, Sevilla")
                .row("Salsa Pic", "4.00")
                .row("Pan Pic", "2.00")
                .row("TOTAL A PAGAR", "6.00"));

    assertThat(currency(receipt)).isEqualTo("EUR");
  }

  @Test
  void wordsAboveADateAreNoDayOfTheWeek() {
    Receipt receipt = read(Paper.page().line("SUN TEA").row("03/04/2026", "").row("TOTAL", "4.00"));

    assertThat(receipt.reviewReasons())
        .anyMatch(reason -> reason.contains("2026-04-03") && reason.contains("2026-03-04"));
  }

  @ParameterizedTest
  @CsvSource({"20.09.2015,HRK", "31.12.2022,HRK", "01.01.2023,EUR"})
  void aCountryThatChangedItsMoneyPaidWithWhatItHadThen(String day, String code) {
    Receipt receipt =
        read(
            Paper.page()
                .line("Obala d.o.o.")
                .line("OIB 12345678903")
                .row("Datum: " + day, "")
                .row("UKUPNO", "180,00"));

    assertThat(currency(receipt)).isEqualTo(code);
  }

  @Test
  void anAmountInAnotherCurrencyBehindASlashIsAConversion() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Displej s.r.o.")
                .row("Datum: 09.08.2023", "")
                .row("Poster", "30 € / 727,35 Kč")
                .row("Pin", "13,50 € / 327,31 Kč")
                .row("TOTAL", "43,50 € / 1 054,66 Kč"));

    assertThat(currency(receipt)).isEqualTo("EUR");
    assertThat(receipt.amounts().total())
        .hasValueSatisfying(total -> assertThat(total.getAmount()).isEqualByComparingTo("43.50"));
  }

  @Test
  void asManyHintsForTwoCountriesTellNoCurrency() {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line("Canada")
                .line("Tel +64 9 5550 1234")
                .row("TOTAL", "$4.00"));

    assertThat(currency(receipt)).isEmpty();
  }

  @Test
  void lettersBetweenFiguresAreNoCurrency() {
    Receipt receipt =
        read(Paper.page().line("HARBOUR TEA").line("S.Tax KLX5520RSD12").row("TOTAL", "4.00"));

    assertThat(currency(receipt)).isEmpty();
  }

  @Test
  void aLegalFormOfManyCountriesDecidesNothing() {
    Receipt receipt = read(Paper.page().line("HARBOUR TEA LTD").row("TOTAL", "4.00"));

    assertThat(currency(receipt)).isEmpty();
  }

  @Test
  void aDateWithTwoPossibleYearsIsMarked() {
    Receipt receipt =
        read(Paper.page().line("HARBOUR TEA").row("Date 26/04/03", "").row("TOTAL", "4.00"));

    assertThat(receipt.reviewReasons())
        .anyMatch(reason -> reason.contains("2003-04-26") && reason.contains("2026-04-03"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Springfield, IL 62701 ; USD",
        "Tel +1 217 555 0100 ; USD",
        "ABN 51 824 753 556 ; AUD",
        "Singapore 049483 ; SGD",
        "Auckland, New Zealand ; NZD",
        "Tel +56 2 2555 0100 ; CLP",
      })
  void anAddressATaxNumberOrAPhoneTellsWhichDollar(String evidence, String code) {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line(evidence)
                .row("Date 03/04/2026", "")
                .row("TOTAL", "$4.00"));

    assertThat(currency(receipt)).isEqualTo(code);
    assertThat(receipt.date()).contains(code.equals("USD") ? FOURTH_OF_MARCH : THIRD_OF_APRIL);
    assertThat(receipt.reviewReasons()).isEmpty();
  }

  @Test
  void aCountryWithAnotherCurrencyDoesNotTellWhichDollar() {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line("Spain")
                .row("Date 13/04/2026", "")
                .row("TOTAL", "$4.00"));

    assertThat(receipt.currency()).isEmpty();
    assertThat(receipt.reviewReasons()).anyMatch(reason -> reason.contains("$"));
  }

  @Test
  void aCountryWritesItsDatesAsItDoesWhoseverCurrencyItUses() {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line("Quito, Ecuador")
                .row("Fecha 03/04/2026", "")
                .row("TOTAL", "$4.00"));

    assertThat(currency(receipt)).isEqualTo("USD");
    assertThat(receipt.date()).contains(THIRD_OF_APRIL);
  }

  @ParameterizedTest
  @CsvSource({
    "Org.nr 556000-0001;Moms,SEK",
    "Org.nr 999 999 999 MVA;MVA,NOK",
    "CVR 12345678;Moms,DKK"
  })
  void aNumberOfACompanyTellsWhichCrown(String evidence, String code) {
    String[] parts = evidence.split(";", -1);
    Receipt receipt =
        read(
            Paper.page()
                .line("HAVNENS TE")
                .line(parts[0])
                .row("13.04.2026", "")
                .row(parts[1] + " 25%", "8,00")
                .row("Total", "40,00 kr"));

    assertThat(currency(receipt)).isEqualTo(code);
  }

  @Test
  void aCurrencyInTheLabelTellsTheDecimals() {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line("Manama, Bahrain")
                .row("Tea", "1.250")
                .row("TOTAL BHD", "1.250"));

    assertThat(receipt.amounts().total().orElseThrow().getAmount())
        .isEqualTo(new BigDecimal("1.250"));
  }

  @ParameterizedTest
  @CsvSource({
    "Sverige,24-03-25,2024-03-25",
    "Magyarország,24.03.25,2024-03-25",
    "Tokyo,26/04/03,2026-04-03",
    "Deutschland,24.03.25,2025-03-24",
  })
  void aCountryTellsWhetherTheYearStandsInFront(String country, String printed, LocalDate date) {
    Receipt receipt =
        read(Paper.page().line("HARBOUR TEA").line(country).row(printed, "").row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(date);
    assertThat(receipt.reviewReasons()).noneMatch(reason -> reason.contains(date.toString()));
  }

  @ParameterizedTest
  @CsvSource({"24-03-25,2024-03-25,2025-03-24", "03/04/2026,2026-04-03,2026-03-04"})
  void canadaWritesDatesInAnyOrder(String printed, LocalDate chosen, LocalDate other) {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line("Toronto, Ontario")
                .row(printed, "")
                .row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(chosen);
    assertThat(receipt.reviewReasons())
        .anyMatch(
            reason -> reason.contains(chosen.toString()) && reason.contains(other.toString()));
  }

  @Test
  void twoFiguresInFrontAreADayWhereNothingSpeaksForTheYear() {
    Receipt receipt =
        read(Paper.page().line("HARBOUR TEA").row("24-03-25", "").row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(LocalDate.of(2025, 3, 24));
    assertThat(receipt.reviewReasons()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Zagreb d.o.o. Hrvatska,2024-10-05",
    "Polska sp. z o.o.,2024-11-05",
    "Česká,2024-11-05"
  })
  void aCountryTellsWhichMonthANameMeans(String country, LocalDate date) {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .line(country)
                .row("5. listopada 2024", "")
                .row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(date);
    assertThat(receipt.reviewReasons()).isEmpty();
  }

  @Test
  void aNameOfTwoMonthsIsMarkedWithBothReadingsWhereNothingDecides() {
    Receipt receipt =
        read(Paper.page().line("HARBOUR TEA").row("5. listopada 2024", "").row("TOTAL", "4.00"));

    assertThat(receipt.reviewReasons())
        .anyMatch(reason -> reason.contains("2024-10-05") && reason.contains("2024-11-05"));
  }

  @Test
  void theDayOfTheWeekTellsWhichMonthANameMeans() {
    Receipt receipt =
        read(
            Paper.page()
                .line("HARBOUR TEA")
                .row("subota, 5. listopada 2024", "")
                .row("TOTAL", "4.00"));

    assertThat(receipt.date()).contains(LocalDate.of(2024, 10, 5));
    assertThat(receipt.reviewReasons()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "1\u202f234,56 € ; 1234.56",
        "1\u00a0234,56 € ; 1234.56",
        "12,56\u00a0€ ; 12.56",
        "1'234.56 CHF ; 1234.56",
        "\u22124,00 € ; -4.00",
        "(£4.00) ; -4.00",
        "4,00- € ; -4.00",
        "€ 118,40Lieferung frei ; 118.40",
        "€9 120,00 ; 9120.00",
      })
  void numbersAreReadWithTheirSpacesAndSigns(String printed, String value) {
    Receipt receipt =
        read(Paper.page().line("HARBOUR TEA").row("13.04.2026", "").row("TOTAL", printed));

    assertThat(receipt.amounts().total().orElseThrow().getAmount()).isEqualByComparingTo(value);
  }
}
