package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.Check;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How invoices lay out what a till prints line by line. */
class InvoicesTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  private Receipt only(Paper paper) {
    List<Receipt> receipts = parser.parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static Optional<String> text(Optional<BigMoney> amount) {
    return amount.map(money -> money.getAmount().toPlainString());
  }

  private static Paper invoice() {
    return Paper.page().line("Mill Ltd").line("14 Mill Lane, London");
  }

  private static Paper priced(Paper paper) {
    return paper.row("Total", "£12.00");
  }

  @Nested
  class Numbers {

    @Test
    void areTheInvoicesAndNotTheOrders() {
      Paper paper = invoice().columns("Order Number: 406-6548532", "Invoice Number: LK-3317");

      assertThat(only(priced(paper)).number()).contains("LK-3317");
      assertThat(only(priced(invoice().line("Order Number: 406-6548532"))).number())
          .contains("406-6548532");
    }

    @Test
    void standBelowTheirTitleInARowOfSeveral() {
      Paper paper =
          invoice()
              .at(0.05, "Invoice no  Customer no  Date")
              .down()
              .at(0.05, "470036711  46685        12-12-2025")
              .down();

      assertThat(only(priced(paper)).number()).contains("470036711");
    }

    @Test
    void mayBeginWithLettersThatAreALabelElsewhere() {
      assertThat(only(priced(invoice().line("Invoice Number").line("INV-22050"))).number())
          .contains("INV-22050");
    }

    @Test
    void areNoDaysOfImpossibleYears() {
      assertThat(only(priced(invoice().line("Invoice").line("13/07/2096"))).number()).isEmpty();
    }

    @Test
    void standBehindTheSignForNumberBelowTheTitle() {
      Receipt receipt =
          only(
              Paper.page()
                  .row("Abend S.A.", "FACTURA")
                  .row("Quito", "No. 002-014-000005678")
                  .row("Fecha", "14/03/2026")
                  .row("TOTAL", "$23.78"));

      assertThat(receipt.number()).contains("002-014-000005678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nº 4711", "# 4711", "Nr.4711", "NUM 4711", "Number 4711"})
    void standBelowTheTitleBehindAnySignOrWordForNumber(String line) {
      Paper paper = Paper.page().row("Mill Ltd", "INVOICE").row("London", line);

      assertThat(only(priced(paper)).number()).contains("4711");
    }

    @Test
    void areNoPostcodesBelowTheTitle() {
      Paper paper = Paper.page().row("Mill Ltd", "INVOICE").row("London", "N12 9GU");

      assertThat(only(priced(paper)).number()).isEmpty();
    }

    @Test
    void standBehindADashAndTheWordForNumber() {
      assertThat(only(priced(invoice().line("Invoice # — 442217"))).number()).contains("442217");
      assertThat(only(priced(invoice().line("Factura núm: QK4X0042"))).number())
          .contains("QK4X0042");
      assertThat(only(priced(invoice().line("FACTURA").line("Núm: F07-3317"))).number())
          .contains("F07-3317");
    }

    @Test
    void standBelowTheirTitleWithARowOfTheAddressBetween() {
      Receipt receipt =
          only(
              Paper.page()
                  .row("Abend S.A.", "FACTURA")
                  .line("Av. del Sol 12")
                  .row("Quito", "No. 002-014-000005678")
                  .row("Fecha", "14/03/2026")
                  .row("TOTAL", "$23.78"));

      assertThat(receipt.number()).contains("002-014-000005678");
    }

    @Test
    void goOnBelowTheirTitleBehindAHyphen() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Abend d.o.o.")
                  .line("Račun br.:")
                  .line("4711- KB22-8080")
                  .row("Ukupno", "23,78 EUR"));

      assertThat(receipt.number()).contains("4711-KB22-8080");
    }

    @Test
    void goOnBehindAHyphenAtTheEndOfAWord() {
      assertThat(only(priced(invoice().row("BILL#: V001-", "536988"))).number())
          .contains("V001-536988");
    }
  }

  @Nested
  class ShortNumbers {

    @ParameterizedTest
    @CsvSource({
      "Invoice #: 7, 7",
      "Devis n° 31, 31",
      "Folio No. 40072, 40072",
      "Invoice no. S-INV-31-000456, S-INV-31-000456",
      "Invoice # INV_3317, INV_3317",
      "Faktura/OCR-nummer: 7700112233, 7700112233",
    })
    void areNumbersBehindTheSignForThem(String line, String number) {
      assertThat(only(priced(invoice().line(line))).number()).contains(number);
    }

    @Test
    void mayBeShortBelowTheWordForNumber() {
      Paper paper = invoice().columns("Invoice No.", "Date").columns("57", "11.03.2026");

      assertThat(only(priced(paper)).number()).contains("57");
    }

    @Test
    void areNoHousesOfAnAddress() {
      assertThat(only(priced(invoice().line("TAX INVOICE 14 MILL LANE"))).number()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2031:0042", "770042"})
    void mayStandBelowATitleWithATimeOfDayNearBy(String number) {
      Paper paper = invoice().columns("Time", "Invoice no").columns("18:45", number);

      assertThat(only(priced(paper)).number()).contains(number);
    }

    @Test
    void standLastBelowATitleThatIsTheLast() {
      Paper paper = invoice().line("14 Mill Lane Date Invoice#").line("5/29/2031 33170");

      assertThat(only(priced(paper)).number()).contains("33170");
    }

    @Test
    void areRatherThoseOfTheTitleThanAReference() {
      Paper paper = invoice().line("Référence : 20314455").line("Facture FAC/2031/11/0042");

      assertThat(only(priced(paper)).number()).contains("FAC/2031/11/0042");
    }

    @Test
    void areNoPartsOfWebAddresses() {
      assertThat(only(priced(invoice().line("Invoice: x?q=00420042&b=1"))).number()).isEmpty();
    }
  }

  @Nested
  class Dates {

    @Test
    void areOfTheLabelNextToThem() {
      Paper paper = invoice().columns("Due date: 26/12/2025", "Invoice date: 12/12/2025");

      assertThat(only(priced(paper)).date()).contains(LocalDate.of(2025, 12, 12));
    }

    @Test
    void areOfTheTitleAboveThem() {
      Paper paper =
          invoice().columns("Due date", "Invoice date").columns("26/12/2025", "12/12/2025");

      assertThat(only(priced(paper)).date()).contains(LocalDate.of(2025, 12, 12));
    }

    @Test
    void areOfTheFirstOfTwoLabels() {
      Paper paper = Paper.page().line("Abend GmbH").line("Bestelldatum 26 Dezember 2025");

      assertThat(
              only(priced(paper.line("Rechnungsdatum").line("/Lieferdatum 29 Dezember 2025")))
                  .date())
          .contains(LocalDate.of(2025, 12, 29));
      assertThat(only(priced(invoice().line("Order / Invoice date 18.10.2024"))).date())
          .contains(LocalDate.of(2024, 10, 18));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Abendstadt, 14.09.2025", "Abendstadt, den 14. September 2025"})
    void standInFrontOfALetterAndNotBesideTheGoods(String letter) {
      Paper paper =
          Paper.page()
              .line("Abend GmbH")
              .at(0.6, letter)
              .down()
              .columns("Datum", "Bezeichnung", "Betrag")
              .columns("03.08.2025", "Lager", "8,20 €")
              .columns("11.08.2025", "Versand", "1,80 €")
              .row("Gesamtbetrag", "10,00 €");

      assertThat(only(paper).date()).contains(LocalDate.of(2025, 9, 14));
    }

    @Test
    void mayShareTheirLabelWithTheNumber() {
      Receipt receipt =
          only(
              priced(
                  invoice()
                      .columns("Bestellnr./-datum", "770011 / 03.02.2024")
                      .columns("Rechnungsnr./-datum", "880022 / 07.02.2024")
                      .columns("Lieferscheinnr./-datum", "990033 / 05.02.2024")));

      assertThat(receipt.date()).contains(LocalDate.of(2024, 2, 7));
      assertThat(receipt.number()).contains("880022");
    }

    @Test
    void areNotThoseOfThePeriod() {
      Paper paper =
          invoice().columns("Period", "Date").columns("01.02.2024 - 29.02.2024", "1. März 2024");

      assertThat(only(priced(paper)).date()).contains(LocalDate.of(2024, 3, 1));
    }

    @Test
    void mayHaveLongDashes() {
      assertThat(only(priced(invoice().line("2015-10—27"))).date())
          .contains(LocalDate.of(2015, 10, 27));
    }

    @Test
    void areNotThoseBelowTheWordDue() {
      Paper paper =
          invoice()
              .columns("Invoice #", "Date", "Due")
              .columns("A00042", "2031-03-09", "2031-04-08")
              .line("Payment due by 2031-04-08");

      assertThat(only(priced(paper)).date()).contains(LocalDate.of(2031, 3, 9));
    }

    @Test
    void areInTheOrderOfTitlesThatWereReadAsOnePiece() {
      Paper paper =
          invoice()
              .line("Ref Payment due by Order no Invoice date Number")
              .line("No.")
              .line("P 77 26/12/2025 O-42 12/12/2025 S-42");

      assertThat(only(priced(paper)).date()).contains(LocalDate.of(2025, 12, 12));
    }

    @Test
    void mayStandBehindTheTitleOfThePaper() {
      Paper paper = invoice().line("Faktura 9 mars 2031").line("Nytt pris från 1 april 2031");

      assertThat(only(priced(paper)).date()).contains(LocalDate.of(2031, 3, 9));
    }

    @Test
    void areNotThoseOfPaymentWithTheMidnightOfAMachine() {
      Paper paper =
          invoice().line("Fecha de Factura: 15/08/2026").line("Fecha de Pago: 20/08/2026 0:00:00");

      assertThat(only(priced(paper)).date()).contains(LocalDate.of(2026, 8, 15));
    }
  }

  @Nested
  class Summaries {

    @Test
    void standBelowTheirTitles() {
      Receipt receipt =
          only(
              invoice()
                  .line("12 March 2026")
                  .columns("Subtotal", "VAT", "Total to pay")
                  .columns("1,205.68", "253.19", "1,458.87"));

      assertThat(text(receipt.amounts().subtotal())).contains("1205.68");
      assertThat(text(receipt.amounts().tax())).contains("253.19");
      assertThat(text(receipt.amounts().total())).contains("1458.87");
    }

    @Test
    void standBelowTitlesThatWereReadAsOnePiece() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Molino, S.L.")
                  .line("12-03-2026")
                  .line("SUMA % DTO BASE IMPONIBLE % IVA CUOTA TOTAL A PAGAR")
                  .line("1.205,68 1.205,68 21 253,19 1.458,87"));

      assertThat(text(receipt.amounts().subtotal())).contains("1205.68");
      assertThat(text(receipt.amounts().tax())).contains("253.19");
      assertThat(text(receipt.amounts().total())).contains("1458.87");
    }

    @Test
    void areNotTheFirstOfTheGoodsBelowTheTitlesOfTheirColumns() {
      Receipt receipt =
          only(
              invoice()
                  .line("12 March 2026")
                  .columns("Description", "VAT", "Total")
                  .columns("Paper", "2.00", "12.00")
                  .columns("Pens", "4.00", "24.00")
                  .row("Grand total", "£36.00"));

      assertThat(text(receipt.amounts().total())).contains("36.00");
    }

    @Test
    void haveTheNetAmountInTheRowOfATaxTable() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Mill GmbH")
                  .row("Rechnungsdatum", "18.03.2025")
                  .row("Gesamtbetrag", "20,00 €")
                  .columns("Steuer %", "Netto", "Steuer", "Brutto")
                  .columns("19", "16,81 €", "3,19 €", "20,00 €"));

      assertThat(text(receipt.amounts().subtotal())).contains("16.81");
      assertThat(text(receipt.amounts().tax())).contains("3.19");
    }

    @Test
    void mayStandBesideTheTaxTable() {
      Receipt receipt =
          only(
              invoice()
                  .line("12 March 2026")
                  .columns("Description", "Quantity", "Price", "Tax", "Amount")
                  .columns("Paper", "20", "$ 8.00", "20%", "$ 160.00")
                  .columns("Ink", "3", "$ 14.00", "10%", "$ 42.00")
                  .columns("Tax", "Base", "Amount", "Total (excl. taxes):", "$ 202.00")
                  .columns("A 20%", "$ 160.00", "$ 32.00", "Taxes:", "$ 36.20")
                  .columns("B 10%", "$ 42.00", "$ 4.20", "Total:", "$ 238.20"));

      assertThat(text(receipt.amounts().subtotal())).contains("202.00");
      assertThat(text(receipt.amounts().tax())).contains("36.20");
      assertThat(text(receipt.amounts().total())).contains("238.20");
      assertThat(receipt.taxLines()).hasSize(2);
    }

    @Test
    void mayHaveTheirBasesInBracketsAndRatesGluedToTheirLabels() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Abend GmbH")
                  .row("Summe (Netto):", "300,00 €")
                  .row("USt.19,00 % (200,00 €):", "38,00 €")
                  .row("USt.7,00 % (100,00 €):", "7,00 €")
                  .row("Summe (Brutto):", "345,00 €"));

      assertThat(text(receipt.amounts().tax())).contains("45.00");
      assertThat(text(receipt.amounts().total())).contains("345.00");
    }

    @Test
    void mayHaveTheirTotalBelowTheLastWordOfARow() {
      Receipt receipt =
          only(
              invoice()
                  .columns("Description", "Amount")
                  .columns("Pens", "£1,402.00")
                  .columns("Ink", "£98.00")
                  .line("orders@mill.example Total")
                  .line("£1,500.00"));

      assertThat(text(receipt.amounts().total())).contains("1500.00");
    }

    @Test
    void mayCallNetWhatTheyAddTheTaxTo() {
      Receipt receipt =
          only(
              invoice()
                  .row("Total Net Amount", "£ 130.00")
                  .row("Total Tax Amount", "£ 26.00")
                  .line("Please pay to: Invoice Total £ 156.00"));

      assertThat(text(receipt.amounts().subtotal())).contains("130.00");
      assertThat(text(receipt.amounts().total())).contains("156.00");
    }

    @Test
    void mayStandBelowOneTitleInTheLastColumn() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Huisarts Abend")
                  .columns("Omschrijving", "Aantal", "Totaal")
                  .columns("Uur", "9", "€ 410,00")
                  .columns("Rekeningnummer:", "Factuurnummer", "Factuurbedrag")
                  .columns("NL91 ABEND", "2031-007", "€ 4.102,00"));

      assertThat(text(receipt.amounts().total())).contains("4102.00");
    }

    @Test
    void mayStandBelowTheirTitleWithARowOfAnotherColumnBetween() {
      Receipt receipt =
          only(
              invoice()
                  .row("Paper", "£12.00")
                  .columns("BANK", "PAY BY", "TOTAL DUE")
                  .columns("Account No: 40071188", "", "")
                  .columns("", "28 June 2026", "£12.00"));

      assertThat(text(receipt.amounts().total())).contains("12.00");
    }

    @Test
    void mayStandBelowALabelBesideAQuantity() {
      Receipt receipt =
          only(
              invoice()
                  .columns("Cut stones", "1.2500 Crt", "£32,150.00")
                  .columns("Total", "1.2500 Crt", "")
                  .columns("", "", "£32,150.00"));

      assertThat(text(receipt.amounts().total())).contains("32150.00");
    }

    @Test
    void haveNoSubtotalOfARateThatNoGoodsHave() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Mercado Sol S.A.C.")
                  .row("Op. Gravada", "S/ 0.00")
                  .row("Op. Exonerada", "S/ 140.00")
                  .row("IGV", "S/ 0.00")
                  .row("Importe Total", "S/ 140.00"));

      assertThat(receipt.amounts().subtotal()).isEmpty();
      assertThat(text(receipt.amounts().total())).contains("140.00");
    }

    @Test
    void haveATaxOfTwoHalves() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("ABEND AGENCIES")
                  .line("GSTIN 29ABCDE1234F1Z5")
                  .row("CGST", "90.00")
                  .row("SGST", "90.00")
                  .row("Total", "1,180.00")
                  .columns("Taxable Value", "Rate", "Amount", "Rate", "Amount", "Total Tax")
                  .columns("1,000.00", "9%", "90.00", "9%", "90.00", "180.00"));

      assertThat(text(receipt.amounts().tax())).contains("180.00");
      assertThat(text(receipt.amounts().total())).contains("1180.00");
    }

    @Test
    void mayStandInTheLastRowOfATaxTable() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Molino, S.L.")
                  .line("12-03-2026")
                  .line("Base imponible % IVA Cuota IVA")
                  .line("292,50 TOTAL FACTURA: 292,50"));

      assertThat(text(receipt.amounts().total())).contains("292.50");
    }

    @Test
    void mayNameTheRateBehindTheBaseWithoutASign() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Molino, S.L.")
                  .line("07.01.2026")
                  .row("Total factura:", "23,51")
                  .columns("Base", "IVA", "Cuota", "Importe")
                  .columns("12,33", "10,00", "1,24", "13,57")
                  .columns("8,20", "21,00", "1,74", "9,94"));

      assertThat(text(receipt.amounts().tax())).contains("2.98");
    }

    @Test
    void takeTheRateWithWhichTheRowAddsUp() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Abendwerk AG")
                  .line("16.11.2023")
                  .columns("Betrag", "exkl. MwSt.", "MwSt. in %", "MwSt.", "inkl. MwSt.")
                  .columns("Abfall", "18.57", "7.70", "1.43", "20.00")
                  .row("Zahlungsbetrag CHF", "20.00"));

      assertThat(receipt.taxLines())
          .singleElement()
          .satisfies(line -> assertThat(line.rate()).contains(new BigDecimal("7.7")));
    }

    @Test
    void doNotCountTheLastRowOfATaxTableTwice() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Abend Oy")
                  .line("02.01.2026")
                  .row("YHTEENSÄ", "173,92")
                  .columns("ALV", "VEROTON", "VERO", "VEROLLINEN")
                  .columns("25,5%", "31,13", "7,93", "39,06")
                  .columns("13,5%", "118,80", "16,06", "134,86")
                  .columns("Kaikki", "149,93", "23,99", "173,92"));

      assertThat(text(receipt.amounts().total())).contains("173.92");
      assertThat(text(receipt.amounts().tax())).contains("23.99");
      assertThat(receipt.taxLines()).hasSize(2);
    }

    @Test
    void haveTheNetAmountInTheLastRowOfATableWithoutGross() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Molino, S.A.")
                  .line("16/09/2024")
                  .row("TOTAL (€)", "8,79")
                  .columns("IVA", "BASE IMPONIBLE", "CUOTA")
                  .columns("0%", "4,29", "0,00")
                  .columns("10%", "3,95", "0,40")
                  .columns("21%", "0,12", "0,03")
                  .columns("TOTAL", "8,36", "0,43"));

      assertThat(text(receipt.amounts().total())).contains("8.79");
      assertThat(text(receipt.amounts().tax())).contains("0.43");
      assertThat(text(receipt.amounts().subtotal())).contains("8.36");
    }

    @Test
    void mayHaveNetAndGrossInOneRow() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Abend Tankstelle")
                  .line("06.05.2026")
                  .row("TOTAL", "59,02 EUR")
                  .row("MWST 19,00% A", "9,42 EUR")
                  .line("NETTO 49,60 EUR BRUTTO 59,02 EUR"));

      assertThat(text(receipt.amounts().subtotal())).contains("49.60");
      assertThat(text(receipt.amounts().total())).contains("59.02");
    }

    @Test
    void haveTheNetAmountRatherThanASubtotalThatIsTheTotal() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Abend BV")
                  .line("21-04-2026")
                  .row("SUBTOTAAL", "112,92 EUR")
                  .row("TOTAAL", "112,92 EUR")
                  .columns("%", "NETTO", "BTW", "BRUTTO")
                  .columns("A:9%", "103,60", "9,32", "112,92"));

      assertThat(text(receipt.amounts().subtotal())).contains("103.60");
    }

    @Test
    void mayCountTheGoodsInTheirLabel() {
      Receipt receipt =
          only(
              invoice()
                  .line("12 March 2026")
                  .row("Tea", "14.87")
                  .row("Cake", "20.00")
                  .row("Total for 7 items:", "£34.87"));

      assertThat(text(receipt.amounts().total())).contains("34.87");
      assertThat(text(receipt.amounts().subtotal())).isEmpty();
    }

    @Test
    void tellATaxThatIsAdded() {
      Receipt receipt =
          only(
              invoice()
                  .row("Rechnungsdatum", "12.12.2025")
                  .row("Summe netto", "200,00 EUR")
                  .row("zzgl. 19 % USt.", "38,00 EUR")
                  .row("Gesamtbetrag", "238,00 EUR"));

      assertThat(receipt.amounts().tax().orElseThrow().getAmount()).isEqualByComparingTo("38.00");
      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void doNotTakeTheBaseForTheTax() {
      Receipt receipt =
          only(
              invoice()
                  .line("Zzgl. 19 % USt. auf 200,00 EUR")
                  .row("USt.", "38,00 EUR")
                  .row("Gesamtbetrag", "238,00 EUR"));

      assertThat(receipt.amounts().subtotal().orElseThrow().getAmount())
          .isEqualByComparingTo("200.00");
      assertThat(receipt.amounts().tax().orElseThrow().getAmount()).isEqualByComparingTo("38.00");
    }

    @Test
    void takeThePrintedSumOfATaxTableThatStandsThereTwice() {
      Receipt receipt =
          only(
              invoice()
                  .columns("MwSt", "Netto", "Steuer", "Brutto")
                  .columns("7,7%", "100,00", "7,70", "107,70")
                  .columns("2,5%", "40,00", "1,00", "41,00")
                  .columns("Summe", "140,00", "8,70", "148,70")
                  .columns("MwSt im Einzelnen", "Netto", "Steuer", "Brutto")
                  .columns("Wasser 7,7%", "100,00", "7,70", "107,70")
                  .row("Zahlungsbetrag", "148,70"));

      assertThat(receipt.amounts().tax().orElseThrow().getAmount()).isEqualByComparingTo("8.70");
    }

    @Test
    void haveNoTaxAboveTheirSubtotal() {
      Receipt receipt =
          only(invoice().row("Subtotal", "2.30").row("VAT", "61.20").row("Total", "63.50"));

      assertThat(receipt.status()).isNotEqualTo(Status.VERIFIED);
    }

    @Test
    void areSubtotalAndTotalWhereOnlyTheRateOfTheTaxIsPrinted() {
      Receipt receipt =
          only(
              invoice()
                  .row("Seminar", "60.00")
                  .row("Handouts", "20.00")
                  .row("Subtotal", "80.00")
                  .row("Sales tax", "5%")
                  .row("Total", "84.00"));

      assertThat(receipt.amounts().total().orElseThrow().getAmount()).isEqualByComparingTo("84.00");
      assertThat(receipt.amounts().subtotal().orElseThrow().getAmount())
          .isEqualByComparingTo("80.00");
      assertThat(receipt.checks())
          .contains(
              new Check("subtotal x (100 + rate) / 100 = total", true, "80.00 and 5 % are 84.00"));
    }

    @Test
    void mayHaveTheirAbbreviationsWithPoints() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Abend S.L.")
                  .row("Fecha", "15/08/2026")
                  .row("VALOR NETO", "100,00 €")
                  .row("I.V.A. 21%", "21,00 €")
                  .row("TOTAL", "121,00 €"));

      assertThat(receipt.amounts().tax().orElseThrow().getAmount()).isEqualByComparingTo("21.00");
    }

    @Test
    void mayHaveABlankBetweenThousands() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Moulin SARL")
                  .line("Date: 12/03/2026")
                  .line("Montant Total HT 27 317,58")
                  .line("Total T.V.A. 5 463,52")
                  .line("TOTAL DE LA FACTURE 32 781,10"));

      assertThat(text(receipt.amounts().subtotal())).contains("27317.58");
      assertThat(text(receipt.amounts().total())).contains("32781.10");
    }

    @Test
    void mayBeGluedTogetherAtTheCurrencysSign() {
      Receipt receipt =
          only(invoice().line("12 March 2026").line("CGST ₹65.30").line("TOTAL: ₹65.30₹428.00"));

      assertThat(text(receipt.amounts().total())).contains("428.00");
    }
  }

  @Test
  void goodsMayHaveTheirTaxBesideThem() {
    Receipt receipt =
        only(
            invoice()
                .line("12 March 2026")
                .columns("Description", "Qty", "Price", "Net", "VAT", "Tax", "Gross")
                .columns("Paper", "2", "50.00", "100.00", "20%", "20.00", "120.00")
                .columns("Pens", "4", "5.00", "20.00", "20%", "4.00", "24.00")
                .row("Grand total", "£144.00"));

    assertThat(receipt.lineItems())
        .extracting(LineItem::description)
        .containsExactly("Paper", "Pens");
    assertThat(receipt.lineItems())
        .extracting(item -> text(item.amount()))
        .containsExactly(Optional.of("120.00"), Optional.of("24.00"));
    assertThat(receipt.lineItems().getFirst().quantity()).contains(new BigDecimal("2"));
    assertThat(text(receipt.amounts().tax())).contains("24.00");
    assertThat(receipt.taxLines())
        .singleElement()
        .satisfies(line -> assertThat(text(line.base())).contains("120.00"));
    assertThat(receipt.status()).isEqualTo(Receipt.Status.VERIFIED);
  }

  @Test
  void anAmountWithACodeTellsWhatItsSignMeans() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Abend Labs Inc.")
                .line("CA GST/HST 772450227RT9999")
                .line("Date of issue February 20, 2025")
                .row("Total", "$23.78")
                .row("Amount due", "$23.78 USD"));

    assertThat(receipt.currency()).contains(CurrencyUnit.USD);
  }

  @Test
  void aChargeWithoutAKnownNameIsAddedWhereItStandsBetweenTheSums() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Meadow Press Ltd")
                .line("31 January 2026")
                .columns("Description", "Qty", "Price", "Total")
                .columns("Laptop stand", "1", "900.00", "900.00")
                .columns("Mouse", "1", "60.00", "60.00")
                .row("Subtotal", "£960.00")
                .row("Express parcel", "£25.00")
                .row("Total", "£985.00"));

    assertThat(text(receipt.amounts().total())).contains("985.00");
    assertThat(receipt.checks())
        .contains(new Check("subtotal + charge = total", true, "960.00 + 25.00 = 985.00"));
    assertThat(receipt.status()).isEqualTo(Receipt.Status.VERIFIED);
  }

  @Test
  void subtotalsBelowEachOtherAreAddedUp() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Meadow Inn Ltd")
                .line("31 January 2026")
                .row("Lunch", "£18.40")
                .row("Lemonade", "£6.30")
                .row("Bar Subtotal", "£6.30")
                .row("Food Subtotal", "£18.40")
                .row("Tax", "£1.60")
                .row("TOTAL", "£26.30"));

    assertThat(text(receipt.amounts().subtotal())).contains("24.70");
    assertThat(text(receipt.amounts().total())).contains("26.30");
    assertThat(receipt.status()).isEqualTo(Receipt.Status.VERIFIED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Kuitti nro; 14.3.2026; Maksettava; 12,50 €; EUR",
        "Účtenka č.; 14.3.2026; K úhradě; 312,50 Kč; CZK",
        "Nyugtaszám:; 2026.03.14.; Fizetendő; 3.250,00 Ft; HUF",
        "Račun br.; 14.03.2026.; Za platiti; 12,50 EUR; EUR",
        "No. Struk; 14/03/2026; Total Belanja; Rp 32.500,00; IDR",
        "Fatura No; 14.03.2026; Ödenecek Tutar; 1.312,50 TL; TRY"
      })
  void speakFurtherLanguages(
      String number, String date, String label, String amount, String currency) {
    Receipt receipt =
        only(Paper.page().line("Abend").row(number, "4711-22").line(date).row(label, amount));

    assertThat(receipt.number()).contains("4711-22");
    assertThat(receipt.date()).contains(LocalDate.of(2026, 3, 14));
    assertThat(receipt.amounts().total()).isPresent();
    assertThat(receipt.currency()).contains(CurrencyUnit.of(currency));
  }
}
