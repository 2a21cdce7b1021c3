package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.TaxLine;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;

/** Receipts whose goods are taxed at several rates, in the forms in which tables of them come. */
class SeveralTaxRatesTest {

  private static Receipt read(Paper paper) {
    List<Receipt> receipts = new StandardReceiptParser().parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static Paper inn() {
    return Paper.page()
        .line("Gasthaus zum Abend")
        .line("01.06.2024 20:15")
        .row("Suppe", "45,80")
        .row("Pils", "12,60")
        .row("Gesamt EUR", "58,40");
  }

  private static List<String> taxes(Receipt receipt) {
    return receipt.taxLines().stream()
        .map(
            (TaxLine line) ->
                text(line.rate()) + " % of " + amount(line.base()) + ": " + amount(line.amount()))
        .toList();
  }

  private static String text(Optional<?> value) {
    return value.map(Object::toString).orElse("?");
  }

  private static String amount(Optional<BigMoney> money) {
    return money.map(value -> value.getAmount().toPlainString()).orElse("?");
  }

  @Test
  void aNetAmountInARowOfItsOwnBelongsToItsRate() {
    Receipt receipt =
        read(
            inn()
                .row("enth. MwSt 19%", "2,01")
                .row("Netto 19%", "10,59")
                .row("enth. MwSt 7%", "3,00")
                .row("Netto 7%", "42,80"));

    assertThat(amount(receipt.amounts().total())).isEqualTo("58.40");
    assertThat(amount(receipt.amounts().tax())).isEqualTo("5.01");
    assertThat(receipt.amounts().subtotal()).isEmpty();
    assertThat(taxes(receipt)).containsExactly("19 % of 10.59: 2.01", "7 % of 42.80: 3.00");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void theShareOfOneRateIsNotTheTotal() {
    Receipt receipt =
        read(
            inn()
                .row("enth. MwSt 19%  12,60", "2,01")
                .row("Netto 19%", "10,59")
                .row("enth. MwSt 7%  45,80", "3,00")
                .row("Netto 7%", "42,80"));

    assertThat(amount(receipt.amounts().total())).isEqualTo("58.40");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aTableMayHoldGrossAmounts() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Abendrot Zürich")
                .line("30.08.2024")
                .row("Brot", "26.15")
                .row("Seife", "6.70")
                .row("Total CHF", "32.85")
                .columns("MWST-Nr", "Satz", "Total", "MWST")
                .columns("1", "2.60%", "26.15", "0.66")
                .columns("2", "8.10%", "6.70", "0.50"));

    assertThat(amount(receipt.amounts().tax())).isEqualTo("1.16");
    assertThat(taxes(receipt)).containsExactly("2.6 % of 25.49: 0.66", "8.1 % of 6.20: 0.50");
    assertThat(amount(receipt.amounts().total())).isEqualTo("32.85");
  }

  @Test
  void theTaxMayStandBeforeTheAmountThatHoldsIt() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Feinkost Abendrot")
                .line("16.05.2023")
                .row("Brot", "9,82 A")
                .row("Saft", "1,74 B")
                .row("SUMME EUR", "11,56")
                .line("A  7,00% MwSt  0,64 aus 9,82")
                .line("B 19,00% MwSt  0,28 aus 1,74"));

    assertThat(amount(receipt.amounts().tax())).isEqualTo("0.92");
    assertThat(taxes(receipt)).containsExactly("7 % of 9.18: 0.64", "19 % of 1.46: 0.28");
  }

  @Test
  void thePrintedSumOfTheTaxesIsTheTax() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Sklep Wieczorny")
                .line("PARAGON FISKALNY")
                .row("CHLEB", "29,71C")
                .row("PIWO", "15,96A")
                .row("SPRZEDAZ OPODATK. A", "15,96")
                .row("PTU A 23,00%", "2,98")
                .row("SPRZEDAZ OPODATK. C", "29,71")
                .row("PTU C 5,00%", "1,41")
                .row("SUMA PTU", "4,39")
                .row("SUMA PLN", "45,67")
                .row("KARTA", "45,67")
                .line("2024-11-20"));

    assertThat(amount(receipt.amounts().tax())).isEqualTo("4.39");
    assertThat(receipt.lineItems()).hasSize(2);
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void noTaxIsAsMuchAsTheTotal() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Corner Shop Ltd")
                .line("12 March 2024")
                .row("Tea", "14.10")
                .row("GST 6%", "14.10")
                .row("TOTAL", "14.10"));

    assertThat(receipt.amounts().tax()).isEmpty();
  }

  @Test
  void aDiscountInPercentIsNoTax() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Corner Shop Ltd")
                .line("12 March 2024")
                .row("Tea", "11.00")
                .row("Discount 10%  11.00", "1.00")
                .row("TOTAL", "10.00"));

    assertThat(receipt.taxLines()).isEmpty();
    assertThat(amount(receipt.amounts().total())).isEqualTo("10.00");
  }

  @Test
  void mayHaveTheirTotalInAColumnOfTheirTable() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Abend S.L.")
                .line("FACTURA 4711")
                .line("31.08.2026")
                .line("Base IVA % IVA Cuota IVA Total Factura")
                .line("200,00 10,00 % 20,00")
                .line("50,00 4,00 % 2,00 272,00"));

    assertThat(amount(receipt.amounts().total())).isEqualTo("272.00");
    assertThat(amount(receipt.amounts().subtotal())).isEqualTo("250.00");
    assertThat(amount(receipt.amounts().tax())).isEqualTo("22.00");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aTableMayHaveItsRatesWithoutASign() {
    Receipt receipt =
        read(
            inn()
                .columns("MwSt", "Netto", "Steuer", "Brutto")
                .columns("A 19", "10,59", "2,01", "12,60")
                .columns("B 7", "42,80", "3,00", "45,80"));

    assertThat(taxes(receipt)).containsExactly("19 % of 10.59: 2.01", "7 % of 42.80: 3.00");
    assertThat(amount(receipt.amounts().tax())).isEqualTo("5.01");
  }

  @Test
  void theLastRowOfATableTellsTheTaxWhereItsRatesAreNotReadable() {
    Receipt receipt =
        read(
            inn()
                .row("ENTHALTENE MEHRWERTSTEUER", "NETTO")
                .row("*9.0%", "2,O1")
                .columns("SUMME", "5,01", "53,39"));

    assertThat(amount(receipt.amounts().total())).isEqualTo("58.40");
    assertThat(amount(receipt.amounts().tax())).isEqualTo("5.01");
    assertThat(amount(receipt.amounts().subtotal())).isEqualTo("53.39");
  }

  @Test
  void goodsWithTheirDiscountAreNoTaxes() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Gasthaus zum Abend")
                .columns("Suppe", "7,20", "4,50", "2,70")
                .columns("Pils", "16,30", "4,90", "11,40")
                .row("Gesamt EUR", "14,10")
                .row("Rundungsvorteil", "0,04-")
                .row("enth. MwSt 19%", "2,25"));

    assertThat(receipt.taxLines()).hasSize(1);
    assertThat(amount(receipt.amounts().tax())).isEqualTo("2.25");
  }

  @Test
  void whatWasTaxedIsNoTax() {
    Receipt receipt = read(inn().row("MwSt 7% aus", "45,80").row("MwSt 19% aus", "12,60"));

    assertThat(amount(receipt.amounts().total())).isEqualTo("58.40");
    assertThat(receipt.amounts().tax()).isEmpty();
  }

  @Test
  void aServiceChargeInTheTableIsNoTax() {
    Receipt receipt =
        read(
            Paper.page()
                .line("KEDAI MAKAN SENJA")
                .line("Kuala Lumpur")
                .row("NASI", "50.00")
                .row("SUB TOTAL", "50.00")
                .row("SERVICE CHARGE 10%", "5.00")
                .row("GST 6%", "3.30")
                .row("TOTAL", "58.30")
                .columns("TAX SUMMARY", "AMOUNT", "TAX")
                .columns("SERVICE CHARGE 10", "50.00", "5.00")
                .columns("GST 6%", "55.00", "3.30"));

    assertThat(amount(receipt.amounts().tax())).isEqualTo("3.30");
    assertThat(taxes(receipt)).containsExactly("6 % of 55.00: 3.30");
  }

  @Test
  void theRatesBesideTheGoodsAreNoTaxes() {
    Paper paper =
        Paper.page().line("Abend SARL").columns("Description", "Prix unitaire", "Taxes", "Montant");
    for (int i = 1; i <= 10; i++) {
      paper.columns("Article " + i, "1,50", "TVA 20%", 15 * i + ",00 €");
    }
    Receipt receipt =
        read(
            paper
                .row("Montant hors taxes", "825,00 €")
                .row("TVA 20%", "165,00 €")
                .row("Total", "990,00 €"));

    assertThat(amount(receipt.amounts().tax())).isEqualTo("165.00");
    assertThat(amount(receipt.amounts().total())).isEqualTo("990.00");
  }

  @Test
  void whatWasTaxedMayStandAboveItsTax() {
    Receipt receipt =
        read(
            Paper.page()
                .line("Piekarnia Nad Rzeka")
                .line("2024-06-01")
                .row("Chleb", "10,50 B")
                .row("Kawa", "24,60 A")
                .row("PTU A", "24,60")
                .row("Kwota A 23,00%", "4,60")
                .row("PTU B", "10,50")
                .row("Kwota B 5,00%", "0,50")
                .row("Suma", "5,10")
                .row("Razem", "35,10")
                .row("Karta", "35,10"));

    assertThat(amount(receipt.amounts().total())).isEqualTo("35.10");
    assertThat(amount(receipt.amounts().tax())).isEqualTo("5.10");
    assertThat(taxes(receipt)).containsExactly("23 % of 20.00: 4.60", "5 % of 10.00: 0.50");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void theRateBeforeAGrossAmountAndItsTaxMayLackItsSign() {
    Receipt receipt = read(inn().line("A: 19,00 MwSt von 58,40 9,32"));

    assertThat(taxes(receipt)).containsExactly("19 % of 49.08: 9.32");
  }

  @Test
  void aTableMayEndWithTheTaxAndLackTheSignOfTheRate() {
    Receipt receipt =
        read(
            inn()
                .columns("MwSt", "Netto", "Brutto", "MwSt")
                .columns("19,00", "49,08", "58,40", "9,32"));

    assertThat(taxes(receipt)).containsExactly("19 % of 49.08: 9.32");
    assertThat(amount(receipt.amounts().subtotal())).isEqualTo("49.08");
  }
}
