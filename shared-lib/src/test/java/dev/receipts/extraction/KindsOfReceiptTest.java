package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.Check;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.DocumentType;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class KindsOfReceiptTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  private Receipt only(Paper paper) {
    List<Receipt> receipts = parser.parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static String text(Optional<BigMoney> amount) {
    return amount.orElseThrow().getAmount().toPlainString();
  }

  @Nested
  class Refunds {

    private Receipt refund() {
      return only(
          Paper.page()
              .line("Corner Shop Ltd")
              .line("REFUND")
              .row("DATE", "18 Jan 2018")
              .row("Kettle", "-20.00")
              .row("Tea", "-4.00")
              .row("SUBTOTAL", "-24.00")
              .row("VAT 20%", "-4.80")
              .row("TOTAL", "£-28.80")
              .row("CARD", "-28.80"));
    }

    @Test
    void haveNegativeAmountsThatAddUp() {
      Receipt receipt = refund();

      assertThat(text(receipt.amounts().subtotal())).isEqualTo("-24.00");
      assertThat(text(receipt.amounts().tax())).isEqualTo("-4.80");
      assertThat(text(receipt.amounts().total())).isEqualTo("-28.80");
      assertThat(receipt.checks())
          .contains(new Check("subtotal + tax = total", true, "-24.00 + -4.80 = -28.80"));
      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void areNoTotalsInBracketsThatWerePaid() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Corner Shop Ltd")
                  .row("DATE", "18 Jan 2018")
                  .row("Apples", "16.54")
                  .row("SUBTOTAL", "16.54")
                  .row("CASH", "20.00")
                  .row("ROUNDED", "(16.55)")
                  .row("CHANGE DUE", "3.45"));

      assertThat(text(receipt.amounts().total())).isEqualTo("16.55");
      assertThat(receipt.type()).isEqualTo(DocumentType.RECEIPT);
    }

    @Test
    void areCreditNotes() {
      assertThat(refund().type()).isEqualTo(DocumentType.CREDIT_NOTE);
    }
  }

  @Test
  void aCreditNoteKeepsTheSignThatIsPrinted() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Papierwerk GmbH")
                .line("Gutschrift")
                .row("Gutschrift Nr. G-104", "Datum 18.01.2020")
                .row("Nettobetrag", "100,00 €")
                .row("MwSt 19%", "19,00 €")
                .row("Gesamtbetrag", "119,00 €"));

    assertThat(receipt.type()).isEqualTo(DocumentType.CREDIT_NOTE);
    assertThat(text(receipt.amounts().total())).isEqualTo("119.00");
  }

  @Test
  void aRestaurantAddsServiceAndTip() {
    Receipt receipt =
        only(
            Paper.page()
                .line("The Copper Pan Restaurant")
                .row("Date", "18 Jan 2018")
                .row("Table no", "12")
                .row("Soup", "£10.00")
                .row("Fish", "£30.00")
                .row("Subtotal", "£40.00")
                .row("Service charge", "£5.00")
                .row("Tip", "£3.00")
                .row("Total", "£48.00"));

    assertThat(text(receipt.amounts().serviceCharge())).isEqualTo("5.00");
    assertThat(text(receipt.amounts().tip())).isEqualTo("3.00");
    assertThat(text(receipt.amounts().total())).isEqualTo("48.00");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    assertThat(receipt.category()).contains("MEALS");
  }

  @Test
  void anOrderAddsShipping() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Lampenladen GmbH")
                .row("Rechnungsdatum", "18.01.2020")
                .row("Lampe", "50,00")
                .row("Zwischensumme", "50,00")
                .row("Versandkosten", "4,90")
                .row("Gesamtbetrag EUR", "54,90"));

    assertThat(text(receipt.amounts().shipping())).isEqualTo("4.90");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aRestaurantMayPriceInWholeForints() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Kisvendéglő Kft.")
                .row("Gulyásleves", "2 490")
                .row("Bécsi szelet", "4 990")
                .row("Szervizdíj 12%", "898")
                .row("Fizetendő:", "8 378 Ft")
                .row("Készpénz:", "10 000 Ft")
                .row("Visszajáró:", "1 622 Ft")
                .line("2026.03.14. 13:05"));

    assertThat(receipt.amounts().total()).contains(BigMoney.parse("HUF 8378.00"));
    assertThat(receipt.lineItems()).hasSize(3);
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void amountsMayAllBeWrittenInThousands() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Warung Senja")
                .line("Jl. Melati 7, Denpasar, Bali")
                .line("14/03/2026 15:41")
                .row("Nasi Goreng", "42.000")
                .row("Es Teh", "12.500")
                .row("Subtotal :", "54.500")
                .row("PB1 :", "5.450")
                .row("Grand Total :", "59.950"));

    assertThat(receipt.amounts().total().orElseThrow().getAmount()).isEqualByComparingTo("59950");
    assertThat(receipt.amounts().tax().orElseThrow().getAmount()).isEqualByComparingTo("5450");
    assertThat(receipt.currency()).contains(CurrencyUnit.of("IDR"));
    assertThat(receipt.lineItems()).hasSize(2);
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void amountsWithThreeDecimalsAreNoThousands() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Pearl Coffee W.L.L.")
                .line("14/03/2026")
                .row("Latte", "1.750")
                .row("Cake", "2.500")
                .row("Total BHD", "4.250"));

    assertThat(receipt.amounts().total()).contains(BigMoney.parse("BHD 4.250"));
  }

  @Nested
  class Currencies {

    private Paper priced(String total) {
      return Paper.page().line("Corner Shop").row("DATE", "18 Jan 2018").row("TOTAL", total);
    }

    @Test
    void areNotGuessedFromASharedSign() {
      Receipt receipt = only(priced("$12.00"));

      assertThat(receipt.currency()).isEmpty();
      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons()).anyMatch(reason -> reason.contains("written $"));
    }

    @Test
    void areToldByTheCountry() {
      assertThat(only(priced("$12.00").line("Springfield, IL 62704")).currency())
          .contains(CurrencyUnit.USD);
      assertThat(only(priced("$12.00").line("ABN 51 824 753 556")).currency())
          .contains(CurrencyUnit.AUD);
      assertThat(only(priced("kr 12,00").line("Kvitto")).currency())
          .contains(CurrencyUnit.of("SEK"));
      assertThat(only(priced("12,00 kr").line("Dankort")).currency())
          .contains(CurrencyUnit.of("DKK"));
      assertThat(only(priced("12,00 kr").line("MVA 25%")).currency())
          .contains(CurrencyUnit.of("NOK"));
    }

    @Test
    void areToldByAStateEvenIfItsCodeIsReadApartOrGlued() {
      assertThat(only(priced("$12.00").row("Springfield, IL", "62704")).currency())
          .contains(CurrencyUnit.USD);
      assertThat(only(priced("$12.00").line("Springfield.IL62704")).currency())
          .contains(CurrencyUnit.USD);
      assertThat(
              only(priced("$12.00").line("7 Mill St, Seattle, WA").line("9 Mill St, Yakima, WA"))
                  .currency())
          .contains(CurrencyUnit.USD);
    }

    @Test
    void areToldByPostalCodesWithLetters() {
      assertThat(only(priced("12.00").line("Wharf Road, Leeds LS1 9QX")).currency())
          .contains(CurrencyUnit.GBP);
      assertThat(only(priced("$12.00").line("V7K 3B2")).currency())
          .contains(CurrencyUnit.of("CAD"));
    }

    @Test
    void areToldByTheEndOfAWebAddress() {
      assertThat(only(priced("$12.00").line("https://help.evening.us")).currency())
          .contains(CurrencyUnit.USD);
    }

    @Test
    void areToldByTheFormOfATaxNumber() {
      assertThat(only(priced("12.00").line("ID 29ABCDE1234F1Z5")).currency())
          .contains(CurrencyUnit.of("INR"));
      assertThat(only(priced("12,00").line("12.345.678/0001-95")).currency())
          .contains(CurrencyUnit.of("BRL"));
    }

    @Test
    void areCanadianWhereTheTaxIsThoughTheMonthStandsFirst() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Corner Shop")
                  .line("HST# R128000512")
                  .row("DATE", "05/19/2021")
                  .row("TOTAL", "$12.00"));

      assertThat(receipt.currency()).contains(CurrencyUnit.of("CAD"));
    }

    @Test
    void areNotToldByAStrayMarkWhereTheCountryIsSure() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("HILLTOP SDN BHD")
                  .line("TAMAN MELUR, SEK, KUALA LUMPUR")
                  .row("DATE", "18 Jan 2018")
                  .row("TOTAL", "12.00"));

      assertThat(receipt.currency()).contains(CurrencyUnit.of("MYR"));
    }

    @Test
    void areNotToldByAWeight() {
      Receipt receipt = only(priced("$12.00").row("Apples 1.250 kg @ $4.40/kg", "5.50"));

      assertThat(receipt.currency()).isEmpty();
    }

    @Test
    void haveTheirOwnDigits() {
      assertThat(ReceiptJson.write(only(priced("KWD 12.500"))).get("total").asText())
          .isEqualTo("12.500");
      assertThat(ReceiptJson.write(only(priced("¥1,200"))).get("total").asText()).isEqualTo("1200");
    }
  }

  @Test
  void theCategoryIsLeftOutWhereWordsDoNotTell() {
    Receipt receipt = only(Paper.page().line("Abendrot Ltd").row("TOTAL", "£12.00"));

    assertThat(receipt.category()).isEmpty();
  }

  @Test
  void aTipBelowTheTotalMakesAGrandTotal() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Kaffeehaus Abendrot")
                .line("7.1.2025 15:03")
                .row("2 Melange   4,20", "8,40")
                .row("1 Strudel   3,70", "3,70")
                .row("Summe EUR", "12,10")
                .row("Trinkgeld", "1,30")
                .row("Gesamt EUR", "13,40"));

    assertThat(text(receipt.amounts().total())).isEqualTo("13.40");
    assertThat(text(receipt.amounts().tip())).isEqualTo("1.30");
    assertThat(receipt.checks())
        .contains(new Check("total + tip = grand total", true, "12.10 + 1.30 = 13.40"));
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aCardSlipWithOneAmountHasItForItsTotalAndNoProof() {
    Receipt receipt =
        only(
            Paper.page()
                .line("KUNDENBELEG")
                .line("Bäckerei Abendrot")
                .line("Marktstr. 3")
                .line("girocard")
                .line("EUR 7,80")
                .line("Datum 05.05.2024 08:15 Uhr"));

    assertThat(text(receipt.amounts().total())).isEqualTo("7.80");
    assertThat(receipt.lineItems()).isEmpty();
    assertThat(receipt.status()).isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void aBillingAddressMakesAnInvoiceAndChargesForAServiceAreNoServiceCharge() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Cloud Mill, Inc.")
                .row("Invoice Number:", "42183017")
                .row("Invoice Date:", "August 3, 2014")
                .line("Billing Address:")
                .line("Eva Miller")
                .row("Mill Service Charges", "$4.11")
                .row("TOTAL AMOUNT DUE", "$4.11"));

    assertThat(receipt.type()).isEqualTo(DocumentType.INVOICE);
    assertThat(receipt.amounts().serviceCharge()).isEmpty();
    assertThat(text(receipt.amounts().total())).isEqualTo("4.11");
    assertThat(receipt.vendor().name()).contains("Cloud Mill, Inc.");
  }

  @Test
  void anInvoiceMayCallTotalWhatItAddsTheTaxTo() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Northline Abend Ltd")
                .row("Invoice Date:", "14/07/2023")
                .row("Pallet delivery", "906.25")
                .row("Total Net", "906.25")
                .row("Total VAT", "181.25")
                .row("Invoice Total", "GBP 1,087.50"));

    assertThat(text(receipt.amounts().subtotal())).isEqualTo("906.25");
    assertThat(text(receipt.amounts().tax())).isEqualTo("181.25");
    assertThat(text(receipt.amounts().total())).isEqualTo("1087.50");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aReceiptFromQuebecAddsTwoTaxes() {
    Receipt receipt =
        only(
            Paper.page()
                .line("CAFÉ DU SOIR")
                .line("2024-02-10 12:31")
                .row("SANDWICH JAMBON", "20.00")
                .row("SOUS-TOTAL", "20.00")
                .row("TPS 5%", "1.00")
                .row("TVQ 9.975%", "1.99")
                .row("TOTAL", "$22.99"));

    assertThat(text(receipt.amounts().tax())).isEqualTo("2.99");
    assertThat(receipt.currency().orElseThrow().getCode()).isEqualTo("CAD");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void anInvoiceKeepsTheSeriesAndTheDayInItsNumber() {
    Paper paper = Paper.page().line("Abend Interior Inc.").line("Invoice INV/2023/03/0008");
    assertThat(only(paper.row("Total", "$ 3.00")).number()).contains("INV/2023/03/0008");

    Paper day = Paper.page().line("Bygg AB").row("Fakturanummer", "20220917");
    assertThat(only(day.row("Att betala", "3,00 kr")).number()).contains("20220917");
  }

  @Test
  void aTableOfTaxesMayHaveItsRateInTheTitle() {
    Receipt receipt =
        only(
            Paper.page()
                .line("CASA ABENDROT")
                .line("CIF: B12345678")
                .row("Fecha: 05/01/2024", "Hora: 14:55")
                .row("Menú del día", "33,00")
                .columns("Base Imponible", "Cuota IVA 10%")
                .columns("30,00", "3,00")
                .row("TOTAL:", "33,00 €"));

    assertThat(text(receipt.amounts().tax())).isEqualTo("3.00");
    assertThat(text(receipt.amounts().total())).isEqualTo("33.00");
  }

  @Test
  void aCreditMemoHasANumberOfItsOwn() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Summit Abend Co.")
                .line("CREDIT MEMO")
                .row("Credit Memo No:", "CM-2041")
                .row("Original Invoice:", "19934")
                .row("Returned drill set", "-60.00")
                .row("Total", "$-60.00"));

    assertThat(receipt.number()).contains("CM-2041");
    assertThat(receipt.type()).isEqualTo(DocumentType.CREDIT_NOTE);
  }

  @Test
  void aBalanceThatIsPaidBelowIsTheTotalAndNoChange() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Green Grocer")
                .line("14 Mill Road, Albany, NY 12203")
                .line("05/23/24 OP# 3317")
                .row("RYE BREAD", "4.20 F")
                .row("CANDLES", "8.00 T")
                .row("CLUB COUPON", "0.70-F")
                .row("TAX", "0.64")
                .row("**** BALANCE", "12.14")
                .row("CREDIT CARD", "12.14")
                .row("CHANGE", "0.00")
                .line("SAVINGS SUMMARY")
                .row("CLUB SAVINGS", "$0.70")
                .row("TOTAL", "$0.70"));

    assertThat(text(receipt.amounts().total())).isEqualTo("12.14");
    assertThat(text(receipt.amounts().tax())).isEqualTo("0.64");
    assertThat(receipt.lineItems()).hasSize(3);
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aBalanceBesideTheTaxIsTheTotal() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Green Grocer")
                .line("Albany, NY 12203")
                .row("RYE BREAD", "4.20")
                .row("CANDLES", "8.00")
                .line("**** TAX .64 BAL 12.84"));

    assertThat(text(receipt.amounts().total())).isEqualTo("12.84");
    assertThat(text(receipt.amounts().tax())).isEqualTo("0.64");
  }

  @Test
  void aTicketMayHaveItsTaxBehindTheTotal() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Abendbahn AG")
                .columns("Positionen", "Preis", "MwSt D: 7%", "")
                .columns("Fahrkarte", "53,50€", "53,50€", "3,50€")
                .columns("Summe", "53,50€", "53,50€", "3,50€"));

    assertThat(text(receipt.amounts().total())).isEqualTo("53.50");
    assertThat(text(receipt.amounts().tax())).isEqualTo("3.50");
  }

  @Test
  void aPriceWithoutDecimalsMayStandBesideItsLabel() {
    Receipt receipt =
        only(Paper.page().line("Večerní dráhy, a.s.").line("Cena: 240 CZK").line("2.7.2026"));

    assertThat(text(receipt.amounts().total())).isEqualTo("240.00");
  }

  @Test
  void aRateWithTheWordTaxableTellsATaxWhereTheSumsSaySo() {
    Receipt receipt =
        only(
            Paper.page()
                .line("Green Grocer")
                .line("Eveningville, OH 45211")
                .row("CANDLES", "8.00 B")
                .row("RYE BREAD", "4.20 A")
                .row("SUBTOTAL", "12.20")
                .row("B-Taxable @7.250%", "0.58")
                .row("A-Taxable @0.00%", "0.00")
                .row("AMOUNT DUE", "12.78"));

    assertThat(text(receipt.amounts().tax())).isEqualTo("0.58");
    assertThat(receipt.checks())
        .contains(new Check("subtotal + tax = total", true, "12.20 + 0.58 = 12.78"));
  }

  @Test
  void aBrazilianReceiptTellsItsNumberBehindItsKind() {
    Receipt receipt =
        only(
            Paper.page()
                .line("NFC-e")
                .line("MAR ALTO")
                .line("Extrato 001234")
                .row("PRATO DO DIA", "18,00")
                .row("TOTAL R$", "18,00"));

    assertThat(receipt.number()).contains("001234");
    assertThat(receipt.vendor().name()).contains("MAR ALTO");
  }
}
