package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Expense.Field;
import dev.receipts.page.Page;
import dev.receipts.receipt.Check;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StandardReceiptParserTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  private static Paper malaysian() {
    return Paper.page()
        .line("BUKIT LAMA STATIONERY SDN BHD")
        .line("(778899-K)")
        .line("12, JALAN BESAR, 43000 KAJANG")
        .line("TEL : 03-1234 5678")
        .line("TAX INVOICE")
        .row("INVOICE NO : BL-004711", "DATE : 18/01/2018")
        .columns("ITEM", "QTY", "PRICE", "AMOUNT")
        .columns("PENCIL 2B", "2", "1.50", "3.00")
        .columns("RULER 30CM", "1", "3.30", "3.30")
        .row("SUB-TOTAL", "6.30")
        .row("TOTAL TAX", "0.38")
        .row("ROUNDING", "0.02")
        .row("TOTAL RM", "6.70")
        .row("CASH", "10.00")
        .row("CHANGE", "3.30")
        .line("THANK YOU");
  }

  private static Paper german() {
    return Paper.page()
        .line("Hofladen Sonnenfeld GmbH")
        .line("Lange Straße 5")
        .line("12345 Musterstadt")
        .row("Vollkornbrot", "3,49 A")
        .row("Bergkäse", "1.005,20 A")
        .row("SUMME EUR", "1.008,69")
        .row("Bar", "1.010,00")
        .row("Rückgeld", "1,31")
        .columns("MwSt", "Netto", "Steuer", "Brutto")
        .columns("A 7,00%", "942,70", "65,99", "1.008,69")
        .row("02.03.20 15:59", "Bon-Nr. 3182");
  }

  private Receipt only(Paper paper) {
    List<Receipt> receipts = parser.parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static BigMoney money(String currency, String amount) {
    return BigMoney.of(CurrencyUnit.of(currency), new BigDecimal(amount));
  }

  @Nested
  class ReadsTextLines {

    @Test
    void findsWhatFinanceNeeds() {
      Receipt receipt = only(malaysian());

      assertThat(receipt.vendor().name()).contains("BUKIT LAMA STATIONERY SDN BHD");
      assertThat(receipt.date()).contains(LocalDate.of(2018, 1, 18));
      assertThat(receipt.number()).contains("BL-004711");
      assertThat(receipt.currency()).contains(CurrencyUnit.of("MYR"));
      assertThat(receipt.amounts().subtotal()).contains(money("MYR", "6.30"));
      assertThat(receipt.amounts().tax()).contains(money("MYR", "0.38"));
      assertThat(receipt.amounts().rounding()).contains(money("MYR", "0.02"));
      assertThat(receipt.amounts().total()).contains(money("MYR", "6.70"));
      assertThat(receipt.amounts().paid()).contains(money("MYR", "10.00"));
      assertThat(receipt.amounts().change()).contains(money("MYR", "3.30"));
      assertThat(receipt.payment().method()).contains("CASH");
    }

    @Test
    void readsLineItemsWithQuantityAndPrice() {
      Receipt receipt = only(malaysian());

      assertThat(receipt.lineItems())
          .extracting(item -> item.amount().orElseThrow())
          .containsExactly(money("MYR", "3.00"), money("MYR", "3.30"));
      assertThat(receipt.lineItems().getFirst().quantity()).contains(BigDecimal.valueOf(2));
      assertThat(receipt.lineItems().getFirst().unitPrice()).contains(money("MYR", "1.50"));
    }

    @Test
    void readsCommasAsDecimalsWhereTheReceiptWritesThem() {
      Receipt receipt = only(german());

      assertThat(receipt.amounts().total()).contains(money("EUR", "1008.69"));
      assertThat(receipt.vendor().name()).contains("Hofladen Sonnenfeld GmbH");
      assertThat(receipt.date()).contains(LocalDate.of(2020, 3, 2));
      assertThat(receipt.number()).contains("3182");
      assertThat(receipt.taxLines())
          .singleElement()
          .satisfies(
              line -> {
                assertThat(line.rate()).contains(BigDecimal.valueOf(7));
                assertThat(line.base()).contains(money("EUR", "942.70"));
                assertThat(line.amount()).contains(money("EUR", "65.99"));
              });
    }

    @Test
    void joinsANameThatIsWrapped() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("THE GREEN KETTLE")
                  .line("& TEA ROOM (M) SDN BHD")
                  .line("NO 8, JALAN LAMA")
                  .row("DATE", "18/01/2018")
                  .row("TOTAL", "RM 9.00"));

      assertThat(receipt.vendor().name()).contains("THE GREEN KETTLE & TEA ROOM (M) SDN BHD");
    }

    @Test
    void takesTheValueBelowItsLabel() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Corner Shop Ltd")
                  .row("Tea", "£4.00")
                  .line("AMOUNT DUE")
                  .line("£4.00"));

      assertThat(receipt.amounts().total()).contains(money("GBP", "4.00"));
    }

    @Test
    void addsGroupTotalsToTheGrandTotal() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("BAKERY LTD")
                  .row("TOTAL 0% SUPPLIES", "23.44")
                  .row("TOTAL 6% SUPPLIES (EXCL. GST)", "26.40")
                  .row("GST", "1.58")
                  .row("TOTAL 6% SUPPLIES (INC. GST)", "27.98")
                  .row("TOTAL PAYABLE", "51.42"));

      assertThat(receipt.amounts().total().orElseThrow().getAmount()).isEqualByComparingTo("51.42");
    }

    @Test
    void readsAmountsWithoutDecimals() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Sakura Mart")
                  .row("Date 2026/03/25", "23:04")
                  .row("Rice ball", "356 *")
                  .row("Umbrella 65cm", "1,100")
                  .row("TOTAL", "¥1,456")
                  .row("Cash", "2,000")
                  .row("Change", "544"));

      assertThat(receipt.currency()).contains(CurrencyUnit.JPY);
      assertThat(receipt.amounts().total()).contains(money("JPY", "1456"));
      assertThat(receipt.lineItems()).hasSize(2);
      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void writesAmountsWithTheDigitsOfTheirCurrency() {
      Receipt yen =
          only(
              Paper.page()
                  .line("Sakura Mart")
                  .row("Date 2026/03/25", "23:04")
                  .row("Rice ball", "JPY 356.00")
                  .row("TOTAL", "JPY 356.00"));

      assertThat(ReceiptJson.write(yen).get("total").asText()).isEqualTo("356");
      assertThat(ReceiptJson.write(yen).at("/lineItems/0/amount").asText()).isEqualTo("356");
    }

    @Test
    void takesNoLegalFormForACurrency() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("SENTOSA BOOK STORE SDN BHD")
                  .row("DATE", "18/01/2018")
                  .row("TOTAL", "4.00"));

      assertThat(receipt.currency()).contains(CurrencyUnit.of("MYR"));
    }

    @Test
    void readsAmountsWithThreeDecimals() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Pearl Spices")
                  .row("Saffron 5 g", "13.500")
                  .row("Subtotal", "13.500")
                  .row("VAT 10%", "1.350")
                  .row("TOTAL", "BHD 14.850"));

      assertThat(receipt.amounts().total()).contains(money("BHD", "14.850"));
      assertThat(receipt.amounts().tax()).contains(money("BHD", "1.350"));
    }

    @Test
    void readsAmountsInLakh() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Kaveri Sweets")
                  .row("Subtotal", "1,37,006.25")
                  .row("CGST 2.5%", "3,425.16")
                  .row("SGST 2.5%", "3,425.16")
                  .row("Rounding", "0.43")
                  .row("TOTAL", "Rs. 1,43,857.00"));

      assertThat(receipt.amounts().total()).contains(money("INR", "143857.00"));
      assertThat(receipt.amounts().tax()).contains(money("INR", "6850.32"));
      assertThat(receipt.taxLines()).hasSize(2);
    }

    @Test
    void takesThePrintedSumOfTaxesWhereALineOfTheTableIsIllegible() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Corner Mart")
                  .row("TOTAL", "EUR 29.06")
                  .columns("Tax", "Net", "Tax amt", "Gross")
                  .columns("8%", "11.83", "", "12.78")
                  .columns("10%", "14.80", "1.48", "16.28")
                  .columns("Sum", "26.63", "2.43", "29.06"));

      assertThat(receipt.amounts().tax()).contains(money("EUR", "2.43"));
    }

    @Test
    void takesAnUnlabelledNegativeAmountAboveTheTotalForADiscount() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("De Hamer B.V.")
                  .row("Subtotaal", "261,88")
                  .row("Klusweekend", "-15,00")
                  .row("TOTAAL", "€ 246,88"));

      assertThat(receipt.amounts().discount()).contains(money("EUR", "15.00"));
      assertThat(receipt.amounts().total()).contains(money("EUR", "246.88"));
    }

    @Test
    void findsHowToReachTheVendor() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Weingut Hangkante GmbH")
                  .line("Kellergasse 19")
                  .line("3550 Langental")
                  .line("Tel. +43 2700 0199")
                  .line("www.hangkante.example")
                  .line("UID ATU99999995")
                  .row("Summe", "€ 12,00"));

      assertThat(receipt.vendor().address()).contains("Kellergasse 19, 3550 Langental");
      assertThat(receipt.vendor().phone()).contains("+43 2700 0199");
      assertThat(receipt.vendor().website()).contains("www.hangkante.example");
      assertThat(receipt.vendor().taxId()).contains("ATU99999995");
    }

    @Test
    void readsHowItWasPaid() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Corner Shop Ltd")
                  .row("TOTAL", "£4.00")
                  .row("VISA **** 6631", "4.00"));

      assertThat(receipt.payment().method()).contains("CARD");
      assertThat(receipt.payment().cardLastFour()).contains("6631");
    }

    @Test
    void knowsThatNobodyGetsChangeBackOnACard() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Corner Shop Ltd")
                  .row("VISA and MASTERCARD welcome", "5.00")
                  .row("TOTAL", "£4.00")
                  .row("CASH", "5.00")
                  .row("CHANGE", "1.00"));

      assertThat(receipt.payment().method()).contains("CASH");
    }

    @Test
    void reportsWhereEachValueStands() {
      Receipt receipt = only(malaysian());

      assertThat(receipt.evidence()).containsKeys("vendor", "date", "number", "total", "subtotal");
      assertThat(receipt.evidence().get("total").text()).isEqualTo("6.70");
      assertThat(receipt.evidence().get("total").page()).isEqualTo(1);
      assertThat(receipt.evidence().get("total").box()).isNotEqualTo(Box.PAGE);
    }
  }

  @Nested
  class ProvesTheTotal {

    @Test
    void byIndependentPrintedAmounts() {
      Receipt receipt = only(malaysian());

      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
      assertThat(receipt.checks())
          .contains(
              new Check("paid - change = total", true, "10.00 - 3.30 = 6.70"),
              new Check("subtotal + tax + rounding = total", true, "6.30 + 0.38 + 0.02 = 6.70"));
    }

    @Test
    void andDoesNotVerifyALoneAmount() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Corner Shop Ltd")
                  .row("DATE", "18 Jan 2018")
                  .row("TOTAL", "£12.00"));

      assertThat(receipt.status()).isEqualTo(Status.UNVERIFIED);
    }

    @Test
    void andAsksForReviewWhenAFieldIsMissing() {
      Receipt receipt = only(Paper.page().line("Corner Shop Ltd").row("Tea", "4.00"));

      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons()).anyMatch(reason -> reason.contains("date"));
    }

    @Test
    void andInventsNothing() {
      Receipt receipt = only(Paper.page().line("BREAD").line("BUTTER"));

      assertThat(receipt.amounts().total()).isEmpty();
      assertThat(receipt.date()).isEmpty();
      assertThat(receipt.currency()).isEmpty();
    }
  }

  @Nested
  class ReadsDatesWithCare {

    private Receipt dated(String date, String... others) {
      Paper paper = Paper.page().line("Corner Shop").row("DATE", date);
      for (String other : others) {
        paper.line(other);
      }
      return only(paper.row("TOTAL", "12.00"));
    }

    @Test
    void saysWhenDayAndMonthCannotBeTold() {
      Receipt receipt = dated("03/06/2018");

      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons())
          .anyMatch(reason -> reason.contains("2018-06-03") && reason.contains("2018-03-06"));
    }

    @Test
    void takesTheOrderOfTheCountry() {
      assertThat(dated("03/06/2018", "Jalan Besar, Malaysia", "SDN BHD").date())
          .contains(LocalDate.of(2018, 6, 3));
      assertThat(dated("03/06/2018", "Main Street, USA", "TOTAL DUE US$ 12.00").date())
          .contains(LocalDate.of(2018, 3, 6));
    }

    @Test
    void takesTheReadingThatAnotherDateConfirms() {
      assertThat(dated("03/06/2018", "printed 2018-03-06 10:00").date())
          .contains(LocalDate.of(2018, 3, 6));
    }

    @Test
    void restoresADigitThatWasCutOffWhereTheReceiptsLongNumberHoldsIt() {
      Paper paper =
          Paper.page()
              .line("Hofladen Sonnenfeld GmbH")
              .row("8.03.2019 14:27", "Kasse 02")
              .row("SUMME EUR", "12,00");

      assertThat(only(paper).date()).contains(LocalDate.of(2019, 3, 8));
      assertThat(only(paper.line("44110010417519032814273")).date())
          .contains(LocalDate.of(2019, 3, 28));
    }

    @Test
    void prefersTheInvoiceDateToTheDueDate() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Workshop Ltd")
                  .row("Due date", "31 March 2020")
                  .row("Invoice date", "12 March 2020")
                  .row("TOTAL", "£12.00"));

      assertThat(receipt.date()).contains(LocalDate.of(2020, 3, 12));
    }
  }

  @Nested
  class SplitsAndMergesPages {

    @Test
    void readsOneReceiptFromEachPageOfAStack() {
      List<Page> pages =
          List.of(
              receipt(1, "A-1001", "10.00"),
              receipt(2, "A-1002", "11.00"),
              receipt(3, "A-1003", "12.00"));

      assertThat(parser.parse(pages))
          .extracting(Receipt::number)
          .containsExactly(Optional.of("A-1001"), Optional.of("A-1002"), Optional.of("A-1003"));
    }

    @Test
    void readsOneInvoiceFromItsTwoPages() {
      Page first =
          Paper.page(1)
              .line("Workshop Ltd")
              .row("Invoice No: W-77", "Page 1 of 2")
              .row("Invoice date", "12 March 2020")
              .row("Desk", "£100.00")
              .build();
      Page second =
          Paper.page(2)
              .line("Workshop Ltd")
              .row("Invoice No: W-77", "Page 2 of 2")
              .row("Chair", "£50.00")
              .row("TOTAL", "£150.00")
              .build();

      List<Receipt> receipts = parser.parse(List.of(first, second));

      assertThat(receipts)
          .singleElement()
          .satisfies(
              receipt -> {
                assertThat(receipt.firstPage()).isEqualTo(1);
                assertThat(receipt.lastPage()).isEqualTo(2);
                assertThat(receipt.amounts().total()).contains(money("GBP", "150.00"));
              });
    }

    @Test
    void countsNoAmountTwiceThatIsCarriedForward() {
      Page first =
          Paper.page(1)
              .line("Granite Office Supply Co.")
              .row("Invoice No: W-77", "03/19/2026")
              .columns("Item", "Description", "Qty", "Unit price", "Amount")
              .columns("P-1", "Paper", "2", "50.00", "100.00")
              .row("Carried forward", "100.00")
              .build();
      Page second =
          Paper.page(2)
              .row("Granite Office Supply Co.", "Invoice No: W-77")
              .columns("Item", "Description", "Qty", "Unit price", "Amount")
              .row("Brought forward", "100.00")
              .columns("P-2", "Pens", "1", "50.00", "50.00")
              .row("Subtotal", "150.00")
              .row("Total", "$150.00")
              .build();

      Receipt receipt = parser.parse(List.of(first, second)).getFirst();

      assertThat(receipt.lineItems()).hasSize(2);
      assertThat(receipt.checks()).extracting(Check::name).contains("line items = total");
    }

    @Test
    void leavesOutEmptyPages() {
      assertThat(parser.parse(List.of(new Page(1, List.of(), List.of())))).isEmpty();
    }

    private static Page receipt(int page, String number, String total) {
      return Paper.page(page)
          .line("Corner Shop Ltd")
          .row("Receipt No: " + number, "12/03/2020")
          .row("TOTAL", total)
          .build();
    }
  }

  @Nested
  class StaysFast {

    @Test
    @Timeout(20)
    void onAPageOfManyThousandLines() {
      Paper paper = Paper.page();
      for (int i = 0; i < 6_000; i++) {
        paper.row(i % 3 == 0 ? "TOTAL" : i % 3 == 1 ? "CASH 12/03/2018" : "Tea", i % 97 + ".00");
      }

      assertThat(parser.parse(List.of(paper.build()))).hasSize(1);
    }

    @Test
    @Timeout(20)
    void onARowOfManyThousandCells() {
      Paper paper = Paper.page();
      for (int i = 0; i < 60_000; i++) {
        paper.at(i * 0.1, "TOTAL " + i % 97 + ".00");
      }

      assertThat(parser.parse(List.of(paper.build()))).hasSize(1);
    }

    @Test
    @Timeout(20)
    void onCompaniesAndAddressesWithoutEnd() {
      Paper paper = Paper.page();
      for (int i = 0; i < 6_000; i++) {
        paper.row("Mill " + i + " GmbH", "www.mill-" + i + ".example");
      }

      assertThat(parser.parse(List.of(paper.build()))).hasSize(1);
    }

    @Test
    @Timeout(20)
    void onALineOfManyThousandLetters() {
      Paper paper = Paper.page().line("1.1.1,1-".repeat(5_000)).line("TOTAL ".repeat(5_000));

      assertThat(parser.parse(List.of(paper.build()))).hasSize(1);
    }
  }

  @Nested
  class UsesWhatTextractNamed {

    private static Field field(String type, String label, String value) {
      return new Field(
          type, Optional.ofNullable(label), value, Box.PAGE, 98, Optional.empty(), List.of());
    }

    @Test
    void takesItsFields() {
      Expense expense =
          new Expense(
              1,
              List.of(
                  field("VENDOR_NAME", null, "Paper Mill"),
                  field("INVOICE_RECEIPT_DATE", null, "18 Jan 2018"),
                  field("INVOICE_RECEIPT_ID", "No", "PM-1"),
                  field("SUBTOTAL", "Total", "€10.00"),
                  field("TAX", "Tax", "€0.60"),
                  field("TOTAL", "Grand Total", "€10.60")),
              List.of());

      Receipt receipt = only(Paper.page().named(expense));

      assertThat(receipt.vendor().name()).contains("Paper Mill");
      assertThat(receipt.number()).contains("PM-1");
      assertThat(receipt.amounts().total().orElseThrow().getAmount()).isEqualByComparingTo("10.60");
      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void keepsALineWhoseAmountCannotBeRead() {
      Expense expense =
          new Expense(
              1,
              List.of(field("TOTAL", "Total", "$10.00")),
              List.of(
                  List.of(field("ITEM", null, "Paper"), field("PRICE", null, "10.00")),
                  List.of(field("ITEM", null, "Pens"), field("PRICE", null, "/,5"))));

      Receipt receipt = only(Paper.page().named(expense));

      assertThat(receipt.lineItems()).hasSize(2);
      assertThat(receipt.lineItems().getLast().amount()).isEmpty();
      assertThat(receipt.checks()).extracting(Check::name).doesNotContain("line items = total");
    }

    @Test
    void correctsItsTotalWhereTheArithmeticSpeaksAgainstIt() {
      Expense expense = new Expense(1, List.of(field("TOTAL", "Sub-total", "6.30")), List.of());

      Receipt receipt = only(malaysian().named(expense));

      assertThat(receipt.amounts().total()).contains(money("MYR", "6.70"));
    }
  }
}
