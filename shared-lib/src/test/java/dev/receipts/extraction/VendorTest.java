package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.vendor.NameText;
import dev.receipts.receipt.Receipt;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who issued a receipt, where the sign at the top does not say it. */
class VendorTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  private Receipt only(Paper paper) {
    List<Receipt> receipts = parser.parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private Optional<String> vendor(Paper paper) {
    return only(paper).vendor().name();
  }

  private static Paper goods(Paper paper) {
    return paper.row("Brot", "2,50 A").row("Wurst", "3,20 A").row("zu zahlen", "5,70");
  }

  @Test
  void isTheCompanyInTheLegalLineAtTheFoot() {
    Paper paper = goods(Paper.page().line("Birkenweg 14").line("33100 Musterstadt"));

    assertThat(vendor(paper.line("Feinkost Abendrot GmbH & Co. KG, Holte")))
        .contains("Feinkost Abendrot GmbH & Co. KG");
  }

  @Test
  void isTheCompanyBehindTheNumberOfItsBranch() {
    Paper paper = goods(Paper.page().line("TALBERG").line("Mein Feinkostmarkt"));

    assertThat(vendor(paper.line("VKST: 7141 Dirk Talberg GabH"))).contains("Dirk Talberg GmbH");
  }

  @Test
  void isTheSenderAboveTheRecipientOfALetter() {
    Paper paper =
        Paper.page()
            .at(0.05, "Mailwerk AG - Uferweg 40-42 - D-63571 Musterhausen")
            .down()
            .down()
            .at(0.05, "Kaufmann Ltd.")
            .down()
            .at(0.05, "Hong Kong")
            .down()
            .row("Rechnungsdatum", "7. Mai 2014")
            .row("Total EUR", "34,73")
            .line("eMail: info@mailwerk.de");

    assertThat(vendor(paper)).contains("Mailwerk AG");
  }

  @Test
  void standsBesideItsLabelInTheFormOfAnElectronicInvoice() {
    Paper paper =
        Paper.page()
            .line("Daten der E-Rechnung")
            .line("Informationen zum Käufer")
            .columns("Name:", "Abend AG", "Ländercode:", "DE (Deutschland)")
            .columns("Ort:", "Ulm", "Kennung:", "4000000000012")
            .line("Informationen zum Verkäufer")
            .columns("Firmenname:", "Papierland", "Ort:", "Kiel")
            .columns("PLZ:", "24103", "Ländercode:", "DE (Deutschland)")
            .columns("Rechnungsnummer:", "R-2201", "Währung:", "EUR")
            .row("Gesamtsumme", "1.125,00");

    assertThat(vendor(paper)).contains("Papierland");
  }

  @Test
  void isNoDateBesideTheTitle() {
    Paper paper =
        Paper.page()
            .line("Invoice number: 40711")
            .columns("Invoice", "Date: March 9, 2026")
            .columns("Papierland", "The best of all papers")
            .columns("9 rue du Moulin", "Near the river")
            .row("Total", "12,00 €");

    assertThat(vendor(paper).orElse("")).startsWith("Papierland");
  }

  @Test
  void isNoInterestAfterTheDay() {
    Paper paper = Paper.page().line("Papierland GmbH").row("Summe", "12,00 €");

    assertThat(vendor(paper.line("Interest @24%p.a. will be charged"))).contains("Papierland GmbH");
  }

  @Test
  void isThankedFor() {
    Paper paper = goods(Paper.page().line("33100 Musterstadt"));

    assertThat(vendor(paper.line("Vielen Dank für Ihren Einkauf bei Abendrot!")))
        .contains("Abendrot");
  }

  @Test
  void isWhoseTeamSaysGoodbye() {
    Paper paper = goods(Paper.page().line("33100 Musterstadt"));

    assertThat(vendor(paper.line("Ihr Abendrot-Team"))).contains("Abendrot");
  }

  @Test
  void isInTheMailAddressWhereNothingElseNamesIt() {
    Paper paper = goods(Paper.page().line("33100 Musterstadt"));

    assertThat(vendor(paper.line("service@abendrot.example"))).contains("abendrot");
    assertThat(vendor(goods(Paper.page().line("33100 Musterstadt")).line("peter@gmail.com")))
        .isEmpty();
  }

  @Test
  void isNoStreetWithTheNumberInFront() {
    assertThat(vendor(goods(Paper.page().line("12 Quay Street, Bristol")))).isEmpty();
    assertThat(vendor(goods(Paper.page().line("99 Mill Market")))).contains("99 Mill Market");
  }

  @Test
  void isNoStreetWithoutANumber() {
    assertThat(vendor(goods(Paper.page().line("Abendrot").line("Via Giuseppe Verdi snc"))))
        .contains("Abendrot");
    assertThat(vendor(goods(Paper.page().line("Fornaio").line("Rossi Luigi snc"))))
        .contains("Rossi Luigi snc");
  }

  @Test
  void isNoSloganNoStreetAndNoUnit() {
    Paper paper =
        Paper.page()
            .line("Abendrot")
            .line("Das ist gut, wenn man selber kocht.")
            .line("Lindener Weg 130")
            .row("Apfel, lose", "")
            .row("kg EUR/kg", "EUR")
            .row("0,346 2,29", "0,79")
            .row("SUMME", "0,79");

    assertThat(vendor(paper)).contains("Abendrot");
  }

  @Test
  void datesAnInvoiceByItsOwnDateAndNotByTheOrders() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Workshop Ltd")
                .row("Order date:", "15-10-2015")
                .row("Invoice date:", "20-10-2015")
                .row("TOTAL", "£12.00"));

    assertThat(receipt.date()).contains(java.time.LocalDate.of(2015, 10, 20));
  }

  @Test
  void sellsGoodsByWeightAndAtOpeningHours() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Abendrot GmbH")
                .line("UNSERE ÖFFNUNGSZEITEN")
                .line("MO.-SA. 9.00 Uhr - 20.00 Uhr")
                .row("BIRNEN, REIF KL 1", "1,49 C")
                .row("3 X", "1,09")
                .row("SCHOKOLADE", "3,27 C")
                .row("ZU ZAHLEN", "4,76"));

    assertThat(receipt.lineItems())
        .extracting(item -> item.amount().orElseThrow().getAmount().toPlainString())
        .containsExactly("1.49", "3.27");
  }

  @Test
  void hasTheLegalFormThatOneWrongLetterAWordHides() {
    assertThat(NameText.of("AMBERLIGHT STATIONERY (M) SON BHO").text())
        .isEqualTo("AMBERLIGHT STATIONERY (M) SDN BHD");
    assertThat(NameText.of("Amberlight Stationery 5dn. 8hd.").text())
        .isEqualTo("Amberlight Stationery Sdn Bhd");
    assertThat(NameText.of("Abendrot Gnbh").text()).isEqualTo("Abendrot GmbH");
    assertThat(NameText.of("HARBOUR TEA PIE LTO").text()).isEqualTo("HARBOUR TEA PTE LTD");
  }

  @Test
  void keepsALegalFormAndALastWordAsPrinted() {
    assertThat(NameText.of("Amberlight Sdn. Bhd.").text()).isEqualTo("Amberlight Sdn. Bhd.");
    // PTX LTD may be PTE LTD or PTY LTD.
    assertThat(NameText.of("HARBOUR TEA PTX LTD").text()).isEqualTo("HARBOUR TEA PTX LTD");
    assertThat(NameText.of("HOUSE OF SUN BAND").text()).isEqualTo("HOUSE OF SUN BAND");
    assertThat(NameText.of("SON BHD").text()).isEqualTo("SON BHD");
  }

  @Test
  void endsBeforeANumberInABracketThatCannotBeRead() {
    assertThat(NameText.of("HARBOUR TEA SUN BHD ( lu/SUG9-P)").text())
        .isEqualTo("HARBOUR TEA SDN BHD");
    assertThat(NameText.of("HARBOUR TEA SDN BHD (SUNSET BAY)").text())
        .isEqualTo("HARBOUR TEA SDN BHD (SUNSET BAY)");
  }

  @Test
  void hasLettersWhereSignsOfMoneyWereRead() {
    assertThat(NameText.of("HARBOUR TEA $/B").text()).isEqualTo("HARBOUR TEA S/B");
    assertThat(NameText.of("T.O.¥. (M) $DN BHD").text()).isEqualTo("T.O.Y. (M) SDN BHD");
    assertThat(NameText.of("ALL FOR $2").text()).isEqualTo("ALL FOR $2");
  }

  @Test
  void hasItsBracketsInPairs() {
    assertThat(NameText.of("HARBOUR TEA CM) SDN BHD").text()).isEqualTo("HARBOUR TEA (M) SDN BHD");
    assertThat(NameText.of("(HARBOUR TEA").text()).isEqualTo("HARBOUR TEA");
    assertThat(NameText.of("HARBOUR {(SUNSET BAY) TEA").text())
        .isEqualTo("HARBOUR (SUNSET BAY) TEA");
    assertThat(NameText.of("HARBOUR TEA (SUNSET BAY)").text())
        .isEqualTo("HARBOUR TEA (SUNSET BAY)");
  }

  @Test
  void isSpelledAsTheRestOfTheReceiptSpellsIt() {
    Paper paper =
        goods(Paper.page().line("TABENDROT").line("CBENDROT GmbH").line("33100 Musterstadt"));

    assertThat(vendor(paper.line("Abendrot Musterstadt"))).contains("Abendrot GmbH");
  }

  @Test
  void keepsItsSpellingWhereOneOtherWordDiffers() {
    Paper paper = goods(Paper.page().line("ABENDROT GmbH").line("33100 Musterstadt"));

    assertThat(vendor(paper.line("Abendbrot mit Freunden"))).contains("ABENDROT GmbH");
  }

  @Test
  void keepsTwoWordsThatLookAlikeApart() {
    Paper paper = goods(Paper.page().line("GORDEN CORDEN STORE").line("14 Garden Street"));

    assertThat(vendor(paper.line("Garden soap of this week"))).contains("GORDEN CORDEN STORE");
  }

  @Test
  void isNoLabelOfAnAmount() {
    Paper paper = Paper.page().line("CASH").line("SUBTOTAL").row("Tea", "2.50");

    assertThat(vendor(paper.row("TOTAL", "2.50"))).isEmpty();
  }

  @Test
  void isReadWithoutTheMarkInFrontOfItsAmounts() {
    Receipt receipt =
        only(Paper.page().line("HARBOUR TEA LTD").row("Net total (MYR) : \u201c19.00", ""));

    assertThat(receipt.amounts().total().orElseThrow().getAmount()).isEqualByComparingTo("19.00");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mo-Sa 7:00-21:00 Uhr",
        "Mo. - Sa.: 8 - 20 Uhr",
        "Mon-Sat 7am-9pm",
        "Lun - Sab 9/21"
      })
  void isNotOpenAtCertainHours(String hours) {
    Paper paper = goods(Paper.page().line("Ufer").line("Bahnhofstraße 45").line(hours));

    assertThat(vendor(paper)).contains("Ufer");
  }

  @Test
  void isJoinedWhereEachLetterStandsByItself() {
    assertThat(vendor(goods(Paper.page().line("A B E N D").line("Eva Muster oHG"))))
        .contains("ABEND");
    assertThat(vendor(goods(Paper.page().line("A & B Tea")))).contains("A & B Tea");
  }

  @Test
  void isTheCompanyWhoseFormOnlyEndsLikeAMerchants() {
    assertThat(vendor(goods(Paper.page().line("Tee und mehr").line("Abendrot GmbH & Co. oHG"))))
        .contains("Abendrot GmbH & Co. oHG");
  }

  @Test
  void keepsTheNumberOfItsBranchAndIsNoStreet() {
    assertThat(vendor(goods(Paper.page().line("Anton Hein 1234").line("Gracht 1 Nieuwdam"))))
        .contains("Anton Hein 1234");
  }

  @Test
  void mayCarryAWordOfAddresses() {
    assertThat(vendor(goods(Paper.page().line("ABENDROT CITY").line("12 RUE DE LA FIN"))))
        .contains("ABENDROT CITY");
  }

  @Test
  void goesOnInTheLineThatBeginsSmall() {
    assertThat(vendor(goods(Paper.page().line("BAR ABENDROT").line("di Miller Eva & C. snc"))))
        .contains("BAR ABENDROT di Miller Eva & C. snc");
  }

  @Test
  void isTheSenderOfAnInvoiceAndNeitherItsTitleNorItsReceiver() {
    Paper paper =
        Paper.page()
            .row("ACME Consulting, Inc.", "INVOICE")
            .row("100 Main Street, Suite 5", "Invoice #: INV-2025-0042")
            .row("Springfield, IL 62701", "Invoice Date: March 5, 2025")
            .line("Bill To:")
            .line("Globex Corporation")
            .columns("Description", "Hours", "Rate", "Amount")
            .columns("Development", "10", "100.00", "1,000.00")
            .row("Total Due", "$1,000.00");
    Receipt receipt = only(paper);

    assertThat(receipt.vendor().name()).contains("ACME Consulting, Inc.");
    assertThat(receipt.number()).contains("INV-2025-0042");
    assertThat(receipt.currency().orElseThrow().getCode()).isEqualTo("USD");
  }

  @Test
  void isWhoSoldWhereAnotherKeepsTheShop() {
    Paper paper = goods(Paper.page().line("33100 Musterstadt"));

    assertThat(vendor(paper.line("Verkauft von Abendrot Handel GmbH")))
        .contains("Abendrot Handel GmbH");
  }

  @Test
  void isTheSignAndNotTheSloganBelowIt() {
    assertThat(vendor(goods(Paper.page().line("abend").line("Gut, wer's selber baut."))))
        .contains("abend");
  }

  @Test
  void goesOnWithTheKindOfItsCompany() {
    assertThat(vendor(goods(Paper.page().line("Abendrot Discount").line("Stiftung & Co. KG"))))
        .contains("Abendrot Discount Stiftung & Co. KG");
  }

  @Test
  void mayBeAWordForAnAmountAboveTheAddressButNoTown() {
    assertThat(vendor(goods(Paper.page().line("NETTO").line("Seegade 10").line("1620 Havneby V"))))
        .contains("NETTO");
    assertThat(vendor(goods(Paper.page().line("Seegade 10").line("1620 Havneby V")))).isEmpty();
  }

  @Test
  void isTheSellerBesideTheBuyer() {
    Paper paper =
        Paper.page()
            .line("FAKTURA VAT nr FV/112/2023")
            .line("Data wystawienia: 15.11.2023")
            .columns("Sprzedawca:", "Nabywca:")
            .columns("Drukarnia Abend Sp. z o.o.", "Kwiaciarnia Róża")
            .columns("ul. Długa 5, 30-001 Kraków", "ul. Krótka 1, 00-950 Warszawa")
            .row("Ulotki A5", "246,00")
            .row("Do zapłaty:", "246,00 PLN");

    assertThat(vendor(paper)).contains("Drukarnia Abend Sp. z o.o.");
  }

  @Test
  void endsBeforeTheTitleOfTheRecipientBeside() {
    Paper paper =
        Paper.page()
            .line("Receipt")
            .row("Date paid", "March 3, 2024")
            .columns("Abend LLC", "Bill to")
            .columns("PO Box 1234", "Example Ltd")
            .columns("Philadelphia, PA 19103", "10 Downing Street")
            .row("Basic plan", "$20.00")
            .row("Total", "$20.00");

    assertThat(vendor(paper)).contains("Abend LLC");
  }

  @Test
  void endsBeforeTheTitleBehindIt() {
    Paper paper = Paper.page().line("Abend, Inc. Invoice # INV135524778").line("Morgen Inc");

    assertThat(vendor(goods(paper))).contains("Abend, Inc.");
  }

  @Test
  void hasAPlaceInBracketsBehindIt() {
    Paper paper =
        Paper.page()
            .line("Abend European Outlet SAS (Roubaix)")
            .line("91 boulevard Pasteur")
            .line("75015 Paris")
            .line("Morgen France Retail SARL");

    assertThat(vendor(goods(paper))).contains("Abend European Outlet SAS (Roubaix)");
  }

  @Test
  void standsAboveItsAddressInTheHeadOfALetter() {
    Paper paper =
        Paper.page()
            .line("Abend Group")
            .line("Leo Driessenstraat 3")
            .line("6006 JV Weert")
            .line("Factuur F/2026/00164")
            .line("MORGEN B.V.");

    assertThat(vendor(goods(paper))).contains("Abend Group");
  }

  @Test
  void isWhatTheWebAddressSaysWithUmlautsSpelledOut() {
    Paper paper =
        Paper.page()
            .line("Morgen GmbH & Co. KG")
            .line("Haldesdorfer Str. 44")
            .line("22179 Hamburg")
            .line("Büro Übermorgen GmbH")
            .line("www.buero-uebermorgen.de");

    assertThat(vendor(goods(paper))).contains("Büro Übermorgen GmbH");
  }

  @Test
  void standsBelowTheGoodsWhereTheMailAddressSaysSo() {
    Paper paper = goods(Paper.page().line("Tax invoice"));

    assertThat(vendor(paper.line("Abend Financial").line("office@abendfinancial.example")))
        .contains("Abend Financial");
  }

  @Test
  void standsBelowTheDatesAtTheTopOfAnInvoice() {
    Paper paper =
        Paper.page()
            .line("Invoice")
            .row("Invoice number", "A74E1E93-0042")
            .row("Date of issue", "January 1, 2026")
            .line("Abend Labs Bill to")
            .line("548 Market St sealed")
            .row("Serverless Compute Minutes", "$15.68")
            .row("Total", "$15.68");

    assertThat(vendor(paper)).contains("Abend Labs");
  }

  @Test
  void isNotWhomTheBillIsFor() {
    Paper paper = Paper.page().line("Invoice").line("Bill To: Morgen Traders Ltd");

    assertThat(vendor(goods(paper).line("Abend Watch Traders Ltd").line("128 City Road, London")))
        .contains("Abend Watch Traders Ltd");
  }

  @Test
  void mayHaveLittleWordsThatAreLabelsElsewhere() {
    assertThat(vendor(goods(Paper.page().line("Lädchen an der Au")))).contains("Lädchen an der Au");
  }

  @Test
  void isNotWhoGivesPointsForACard() {
    Paper paper = goods(Paper.page().line("Abendrot").line("Am Hang 3"));

    assertThat(vendor(paper.line("BONUSPUNKTE24").line("www.bonuspunkte24.example")))
        .contains("Abendrot");
  }

  @Test
  void isOfTwoRowsWhereTheWebAddressSaysSo() {
    Paper paper = goods(Paper.page().line("ABENDROT").line("FRESH MARKET"));

    assertThat(vendor(paper.line("www.abendrotfreshmarket.com"))).contains("ABENDROT FRESH MARKET");
  }

  @Test
  void hasTheKindOfItsBusinessBelow() {
    assertThat(vendor(goods(Paper.page().line("ABENDROT ORGANIC").line("MARKET"))))
        .contains("ABENDROT ORGANIC MARKET");
  }

  @Test
  void isNoQuestion() {
    Paper paper = Paper.page().line("abendmarkt").line("WHY PAY MORE?... .. SHOP AT");

    assertThat(vendor(goods(paper))).contains("abendmarkt");
  }

  @Test
  void isNoTownInAlberta() {
    Paper paper = Paper.page().line("Abend Japan").line("Unit 4, 19th Avenue").line("Edmonton, AB");

    assertThat(vendor(goods(paper))).contains("Abend Japan");
  }

  @Test
  void endsBeforeTheSloganBeside() {
    Paper paper =
        Paper.page()
            .row("THE EVENING DEPOT", "More saving.")
            .line("2020 101st Street, Springfield");

    assertThat(vendor(goods(paper))).contains("THE EVENING DEPOT");
  }

  @Test
  void isNoTitleOfAField() {
    Paper paper = Paper.page().line("Facture").line("Date d'émission").line("Numéro F-2026-5295");

    assertThat(vendor(goods(paper))).isEmpty();
  }

  @Test
  void standsInTheLineAboveTheRecipient() {
    Paper paper =
        Paper.page()
            .line("Institut für Abendmanagement GmbH | Marienstr. 14-16 | 80331 München")
            .line("Morgen-Bau GmbH & Co. KG")
            .line("22179 Hamburg");

    assertThat(vendor(goods(paper))).contains("Institut für Abendmanagement GmbH");
    assertThat(
            vendor(goods(Paper.page().line("Abend S.à r.l. - 38 avenue Ouest, L-1855 Luxemburg"))))
        .contains("Abend S.à r.l.");
  }

  @Test
  void standsBelowTheWordForTheSeller() {
    Paper paper = Paper.page().line("Facture").line("Émetteur").line("MOULIN ET FILS");

    assertThat(vendor(goods(paper))).contains("MOULIN ET FILS");
  }

  @Test
  void isWhoSoldAsAColumnBesideTheAddressOfTheBuyerSays() {
    Paper paper =
        Paper.page()
            .columns("Eva Miller", "Rechnung")
            .columns("Hauptstr. 5", "Bestellung 302-1234567")
            .columns("50667 Köln", "Verkauft von Abend EU GmbH")
            .row("Rechnungsdatum", "28.11.2022")
            .row("Kabel", "45,99 €")
            .row("Gesamtbetrag", "45,99 €");

    assertThat(vendor(paper)).contains("Abend EU GmbH");
  }

  @Test
  void keepsTheNumberOfItsBranchBehindASign() {
    Paper paper = Paper.page().line("ABENDSTOP #221").line("4410 AIRPORT BLVD");

    assertThat(vendor(goods(paper.line("AUSTIN TX 78722")))).contains("ABENDSTOP #221");
  }

  @Test
  void endsBeforeItsTaxNumber() {
    Paper paper = goods(Paper.page().line("Oberdorf Abendgasse"));

    assertThat(vendor(paper.line("ABEND GENOSSENSCHAFT, CHE-246.813.579 MWST")))
        .contains("ABEND GENOSSENSCHAFT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"05-123 Abendowo", "1234-567 Abendoso", "123 45 Abendov", "1234 AB Avondstad"})
  void isNoTownBehindItsPostalCode(String town) {
    Paper paper = Paper.page().line("Abend sklep nr 17").line("ul. Mostowa 4").line(town);

    assertThat(vendor(goods(paper)).orElseThrow()).startsWith("Abend");
  }

  @Test
  void isNoNumberOfAPage() {
    Paper paper = Paper.page().line("Seite von 3 4").line("ABENDBAHN");

    assertThat(vendor(goods(paper))).contains("ABENDBAHN");
  }

  @Test
  void isInWhoseNameItIsWritten() {
    Paper paper =
        goods(Paper.page().line("Zahlungsbeleg"))
            .line("Im Namen und auf Rechnung von:")
            .line("ABENDBAHN NORD");

    assertThat(vendor(paper)).contains("ABENDBAHN NORD");
    assertThat(only(paper).evidence().get("vendor").rule())
        .isEqualTo("name below the word for the seller");
  }

  @Test
  void mayBeAWordForAnAmountWhereTheWebAddressBeginsWithIt() {
    Paper paper = Paper.page().line("Netto").line("Abend-Discount").line("WWW.NETTO-ABEND.DE");

    assertThat(vendor(goods(paper))).contains("Netto");
  }

  @Test
  void isNoTitleThatWasReadInPieces() {
    Paper paper = goods(Paper.page().line("Abendo").line("ABENDO Station"));

    assertThat(vendor(paper.line("KASSEN BEL EG"))).contains("Abendo");
  }

  @Test
  void isNoTownBeforeItsState() {
    Paper paper = Paper.page().line("12 BRIDGE ST").line("EVENINGTON,MA").line("Evening Gas");

    assertThat(vendor(goods(paper))).contains("Evening Gas");
  }

  @Test
  void isNoTownInColorado() {
    Paper paper = Paper.page().line("EVENING MART").line("12 Mill Blvd").line("BOULDER CO 80301");

    assertThat(vendor(goods(paper))).contains("EVENING MART");
  }

  @Test
  void isNoCardAtTheTopOfItsSlip() {
    Paper paper = Paper.page().line("CARTE BANCAIRE").line("CB").line("LE SOIR").line("MIDIVILLE");

    assertThat(vendor(goods(paper))).contains("LE SOIR");
  }

  @Test
  void endsWithItsFormWhereAddressAndNumbersFollowInOneLine() {
    Paper paper =
        Paper.page()
            .line("Abend.example B.V. Kadestraat 17 1234 AB Avondstad NIF: NL123456789B01 2026")
            .line("Establecimiento")
            .line("FACTURA");

    assertThat(vendor(goods(paper))).contains("Abend.example B.V.");
  }

  @Test
  void isWhomTheWordForTheSellerNamesWithItsForm() {
    Paper paper = goods(Paper.page().line("JÍZDENKA").line("eTiket"));

    assertThat(vendor(paper.line("Prodejce: Večerní dráhy, a.s."))).contains("Večerní dráhy, a.s.");
    assertThat(vendor(goods(Paper.page().line("Abendo")).line("Verkäufer: Eva Miller")))
        .contains("Abendo");
  }

  @Test
  void isNoPriceOfAWeight() {
    Paper paper = goods(Paper.page().line("ABENDO").line("Kvittering"));

    assertThat(vendor(paper.line("NØTTER PR.KG."))).contains("ABENDO");
  }

  @Test
  void isOnTheCardSlipWhereTheTopTellsOnlyTheKindOfBusiness() {
    Paper paper = goods(Paper.page().line("Tankstelle").line("Uferweg 1"));

    assertThat(vendor(paper.line("KUNDENBELEG").line("X9 Tankstelle").line("Uferweg 1")))
        .contains("X9 Tankstelle");
  }

  @Test
  void isTheSignAboveTheCompanyWhoseFormStandsInFront() {
    Paper paper = Paper.page().line("A. Soirée").line("S.A.S MIDIVILLE").line("ROUTE DU LAC");

    assertThat(vendor(goods(paper))).contains("A. Soirée");
  }

  @Test
  void mayHaveAWordOfLabelsOnItsSignAboveTheAddress() {
    Paper paper = Paper.page().line("Station Soirée").line("ZI DU LAC").line("13999 MIDIVILLE");

    assertThat(vendor(goods(paper))).contains("Station Soirée");
  }

  @Test
  void isTheSenderWithoutALegalFormAboveARecipientWithOne() {
    for (String sender :
        List.of(
            "Abendrot Maler - Uferweg 4 - 33100 Musterstadt",
            "Abendrot Maler, Uferweg 4, 33100 Musterstadt")) {
      Paper paper =
          Paper.page()
              .line(sender)
              .line("Morgenrot Verwaltung GmbH")
              .line("Birkenweg 7")
              .line("33100 Musterstadt")
              .row("Rechnungsdatum", "7. Mai 2031");

      assertThat(vendor(goods(paper))).contains("Abendrot Maler");
    }
  }

  @Test
  void isNotTheBankAtTheFoot() {
    Paper paper = Paper.page().line("ABENDROT WASSER").line("Uferweg 4").line("33100 Musterstadt");
    for (int i = 0; i < 12; i++) {
      paper.line("Wasser " + i);
    }

    assertThat(vendor(goods(paper).line("Vereinte Volksbank Musterstadt eG")))
        .contains("ABENDROT WASSER");
  }

  @Test
  void goesOnWithACompanyThatTellsOnlyItsKind() {
    Paper paper = Paper.page().line("ABENDROT").line("Sportwarenvertriebs GmbH").line("Uferweg 4");

    assertThat(vendor(goods(paper))).contains("ABENDROT Sportwarenvertriebs GmbH");
  }

  @Test
  void isNotBelowTheLabelOfARecipientWithANumberBetween() {
    Paper paper =
        Paper.page()
            .line("MORGENROT SUPPLIES")
            .line("14 Mill Lane")
            .line("Bill To 20931")
            .line("Invoice Number 33170")
            .line("ABENDROT LTD");

    assertThat(vendor(goods(paper))).contains("MORGENROT SUPPLIES");
  }

  @Test
  void isNotWhoPaysAndReceives() {
    Paper paper =
        Paper.page()
            .line("MORGENROT SUPPLIES")
            .line("14 Mill Lane")
            .line("ABENDROT LTD ABENDROT LTD");

    assertThat(vendor(goods(paper))).contains("MORGENROT SUPPLIES");
  }

  @Test
  void standsBehindALabelForNames() {
    assertThat(vendor(goods(Paper.page().line("Denominazione: ABENDROT S.R.L."))))
        .contains("ABENDROT S.R.L.");
  }

  @Test
  void isNotBelowTheWordThatBeginsAnAddress() {
    Paper paper =
        Paper.page().line("ABENDROT").line("Ziegel und mehr").line("Firma").line("Morgenrot GmbH");

    assertThat(vendor(goods(paper))).contains("ABENDROT");
  }

  @Test
  void isNoCodeOfAMachineAndNoNoteBesideTheTitle() {
    Paper paper =
        Paper.page()
            .line("Tax Invoice (ORIGINAL FOR RECIPIENT)")
            .line("4f1c07be92d1aa03")
            .line("Abendrot Agencies");

    assertThat(vendor(goods(paper))).contains("Abendrot Agencies");
  }

  @Test
  void isNoTownBelowItsStreetWithAProvinceThatLooksLikeALegalForm() {
    Paper paper = Paper.page().line("HARBOUR TEA").line("19 Quay Street").line("Calgary AB");

    assertThat(vendor(goods(paper))).contains("HARBOUR TEA");
  }
}
