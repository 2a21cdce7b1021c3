package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.Receipt;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who and when, on receipts as German shops print them; all shops are made up. */
class GermanReceiptsTest {
  private static final LocalDate THIRD_OF_MARCH = LocalDate.of(2023, 3, 3);

  private static Receipt read(Paper paper) {
    List<Receipt> receipts = new StandardReceiptParser().parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  /** The vendor of a receipt that begins with some rows. */
  private static Optional<String> headed(String... head) {
    Paper paper = Paper.page();
    for (String row : head) {
      paper.line(row);
    }
    return read(paper
            .line("Hauptstr. 1")
            .line("12345 Musterstadt")
            .row("Brot", "5,00 A")
            .row("Summe EUR", "5,00")
            .line("03.03.2023 11:35"))
        .vendor()
        .name();
  }

  /** The vendor of a receipt without a name at the top that ends with some rows. */
  private static Optional<String> closed(String... foot) {
    Paper paper =
        Paper.page()
            .line("Hauptstr. 1")
            .line("12345 Musterstadt")
            .row("Brot", "5,00 A")
            .row("Summe EUR", "5,00")
            .line("03.03.2023 11:35");
    for (String row : foot) {
      paper.line(row);
    }
    return read(paper).vendor().name();
  }

  private static Optional<LocalDate> dated(String... rows) {
    Paper paper =
        Paper.page()
            .line("Sonnenmarkt GmbH")
            .line("12345 Musterstadt")
            .row("Brot", "5,00 A")
            .row("Summe EUR", "5,00");
    for (String row : rows) {
      paper.line(row);
    }
    return read(paper).date();
  }

  @Test
  void theSignIsTheVendorAndTheOwnerBelowIsNot() {
    assertThat(headed("Bäckerei Sonnentor", "Inh. Klaus Meier e.K."))
        .contains("Bäckerei Sonnentor");
    assertThat(headed("Sonnenmarkt Meier", "Meier Backwaren e. K.")).contains("Sonnenmarkt Meier");
    assertThat(headed("Autohof Süd", "Betreiber: Karl Kraft GmbH")).contains("Autohof Süd");
  }

  @Test
  void aMerchantAloneIsTheVendor() {
    assertThat(headed("Gartencenter Lindner e.K.")).contains("Gartencenter Lindner e.K.");
    assertThat(closed("Bernd Lindner e.K.")).contains("Bernd Lindner e.K.");
  }

  @Test
  void theOwnerBehindTheNameIsNoPartOfIt() {
    assertThat(headed("Sonnen-Apotheke, Inh. Eva Klein")).contains("Sonnen-Apotheke");
  }

  @Test
  void theNumberOfABranchIsNoPartOfTheName() {
    assertThat(headed("Kassenbeleg", "Sonnenmarkt Filiale 33")).contains("Sonnenmarkt");
  }

  @ParameterizedTest
  @CsvSource({"Ristorante,Bella Luna", "Eiscafé,Venezia", "Backshop,Weizenglück"})
  void theNameGoesOnBelowTheKindOfBusiness(String kind, String name) {
    assertThat(headed(kind, name)).contains(kind + " " + name);
  }

  @Test
  void theKindOfBusinessAloneIsTheNameWhereNoneFollows() {
    assertThat(headed("Ristorante", "Inhaber: Mario Rossi")).contains("Ristorante");
    assertThat(headed("Ristorante", "Tisch 12")).contains("Ristorante");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Fleisch- und Wurstwaren", "Herzlich willkommen", "Kassenbeleg"})
  void whatStandsAboveTheNameOfAShopIsNotTheVendor(String above) {
    assertThat(headed(above, "Metzgerei Hofbauer")).contains("Metzgerei Hofbauer");
    assertThat(headed(above, "Gasthof Krone")).contains("Gasthof Krone");
  }

  @Test
  void aCooperativeIsACompany() {
    assertThat(headed("Raiffeisen-Warengenossenschaft", "Mitteldorf eG")).contains("Mitteldorf eG");
  }

  @Test
  void theFootNamesTheVendorWhereTheTopDoesNot() {
    assertThat(closed("Danke für Ihren Einkauf im Sonnenmarkt!")).contains("Sonnenmarkt");
    assertThat(closed("Besuchen Sie uns auf sonnenmarkt.de")).contains("sonnenmarkt");
    assertThat(closed("Kundenbeleg", "Sonnenmarkt Musterstadt", "Hauptstr. 1"))
        .contains("Sonnenmarkt Musterstadt");
  }

  @Test
  void theFormMbhBelongsToTheWordAbove() {
    assertThat(closed("ABEND HANDELSGESELLSCHAFT", "NORDWALD-SEETAL MBH"))
        .contains("ABEND HANDELSGESELLSCHAFT NORDWALD-SEETAL MBH");
  }

  @ParameterizedTest
  @CsvSource({
    "Koufmorkt Abend, Kaufmarkt Abend",
    "BAUNARKT ABEND, BAUMARKT ABEND",
    "Abend Gartenmorkt, Abend Gartenmarkt"
  })
  void compoundsOfCommonWordsAreReadRight(String printed, String name) {
    assertThat(headed(printed)).contains(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Abend Gartenpark", "Abend Baupunkt", "Marktlauf Abend"})
  void otherCompoundsStayAsTheyAre(String name) {
    assertThat(headed(name)).contains(name);
  }

  @Test
  void anAbbreviationIsNoWebAddress() {
    assertThat(closed("Preise inkl.mwst und Pfand")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fr 03.03.23/11:35",
        "03.03.23-11:35",
        "3. Mrz 2023 11:35",
        "03.Mär.23 11:35",
        "Datum03.03.2023 Zeit11:35",
        "03.03.2311:35 Bon 12",
        "03.03 2023 11:35",
        "Freitag, den 3. März 2023",
        "O3.O3.2O23 11:35",
        "*03.03.2023*",
        "Rechnungsdatum = Lieferdatum 03.03.2023",
        "20230303 113507",
        "TSE-Beginn 2023-03-03T10:35:12.000Z",
      })
  void theDateIsReadInItsForm(String row) {
    assertThat(dated(row)).contains(THIRD_OF_MARCH);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Umtausch bis 17.03.2023",
        "Gutschein einlösbar bis 31.03.2023",
        "Gutschein bis zum 30.06.2023",
        "Preise gültig ab 01.02.2023",
        "Brot MHD 10.03.2023",
      })
  void anotherDateDoesNotTakeItsPlace(String row) {
    assertThat(dated("*03.03.23*", row)).contains(THIRD_OF_MARCH);
    assertThat(dated(row, "*03.03.23*")).contains(THIRD_OF_MARCH);
  }

  @Test
  void thePrintedDateCountsMoreThanTheSecurityModulesInUniversalTime() {
    assertThat(
            dated(
                "Start: 2023-03-02T23:30:00.000Z",
                "Ende: 2023-03-02T23:35:00.000Z",
                "03.03.23 00:35 Bon 77"))
        .contains(THIRD_OF_MARCH);
  }

  @Test
  void anAmountAndANumberAreNoDate() {
    assertThat(dated("1.10 2023", "Artikel 03.03 21")).isEmpty();
  }
}
