package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Expense.Field;
import dev.receipts.page.Page;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;

/** What Textract's expense analysis names, with and without the lines of the page. */
class NamedFieldsTest {
  private static final Field VENDOR = field("VENDOR_NAME", "", "Harbour Cafe", 0.05);
  private static final Field DATE = field("INVOICE_RECEIPT_DATE", "Date", "March 4, 2026", 0.1);

  private static Field field(String type, String label, String value, double top) {
    return new Field(
        type,
        Optional.of(label).filter(text -> !text.isEmpty()),
        value,
        new Box(0.7, top, 0.2, 0.02),
        99,
        Optional.empty(),
        List.of());
  }

  private static List<Field> item(String name, String price) {
    return List.of(field("ITEM", "", name, 0.4), field("PRICE", "", price, 0.4));
  }

  private static List<Receipt> receipts(Page... pages) {
    return new StandardReceiptParser().parse(List.of(pages));
  }

  private static Receipt receipt(List<List<Field>> items, Field... fields) {
    List<Receipt> receipts =
        receipts(new Page(1, List.of(), List.of(new Expense(1, List.of(fields), items))));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static String plain(Optional<BigMoney> amount) {
    return amount.map(money -> money.getAmount().toPlainString()).orElse("none");
  }

  @Test
  void aNameOfNothingButSignsDoesNotHideTheOneThatIsPrinted() {
    Page lines = Paper.page().line("Corner Shop Ltd").row("TOTAL", "7.00").build();
    Field signs = field("VENDOR_NAME", "", "***", 0.05);
    Expense expense = new Expense(1, List.of(signs), List.of());

    List<Receipt> receipts = receipts(new Page(1, lines.lines(), List.of(expense)));

    assertThat(receipts)
        .singleElement()
        .satisfies(receipt -> assertThat(receipt.vendor().name()).contains("Corner Shop Ltd"));
  }

  @Test
  void amountsMayHaveBlanksBetweenTheirThousands() {
    Receipt receipt =
        receipt(
            List.of(item("Staging", "€7 420,00"), item("Lighting", "€1 580,00")),
            VENDOR,
            DATE,
            field("TOTAL", "Total", "€9 000,00", 0.9));

    assertThat(plain(receipt.amounts().total())).isEqualTo("9000.00");
    assertThat(receipt.currency().orElseThrow().getCode()).isEqualTo("EUR");
    assertThat(receipt.lineItems())
        .extracting(line -> plain(line.amount()))
        .containsExactly("7420.00", "1580.00");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aSubtotalIsNoTotalWhereATaxComesOnTop() {
    Receipt receipt =
        receipt(
            List.of(item("Vase", "$45.00"), item("Bowl", "$55.00")),
            VENDOR,
            DATE,
            field("SUBTOTAL", "SUBTOTAL", "$100.00", 0.6),
            field("TAX", "TAX 6%", "$6.00", 0.65));

    assertThat(receipt.amounts().total()).isEmpty();
    assertThat(plain(receipt.amounts().subtotal())).isEqualTo("100.00");
    assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
  }

  @Test
  void aSignOfSeveralCurrenciesIsMarked() {
    Receipt receipt = receipt(List.of(), VENDOR, DATE, field("TOTAL", "Total", "$48.20", 0.6));

    assertThat(receipt.currency()).isEmpty();
    assertThat(receipt.reviewReasons()).anyMatch(reason -> reason.contains("written $"));
  }

  @Test
  void aPageOnWhichNothingIsAnAmountIsNoReceiptOfItsOwn() {
    Page first =
        new Page(
            1,
            List.of(),
            List.of(
                new Expense(
                    1,
                    List.of(VENDOR, DATE, field("TOTAL", "Total", "$8,250.00", 0.6)),
                    List.of())));
    Page second =
        Paper.page(2)
            .line("Page 2")
            .named(new Expense(2, List.of(field("OTHER", "Page", "2", 0.9)), List.of()))
            .build();

    List<Receipt> receipts = receipts(first, second);

    assertThat(receipts).hasSize(1);
    assertThat(receipts.getFirst().lastPage()).isEqualTo(2);
  }

  @Test
  void aPageThatTextractReadsAsOneReceiptIsNotCutBetweenItsFields() {
    Paper paper =
        Paper.page()
            .row("Harbour Cafe Ltd", "Invoice")
            .row("12 Quay Street", "Number HB-2207")
            .row("Bristol", "Date March 4, 2026")
            .row("Order 4411", "Due March 31, 2026")
            .row("", "Total Due $66.00")
            .down()
            .down()
            .down()
            .down()
            .line("Dockside Traders Ltd")
            .row("Service", "Amount")
            .row("Catering", "$60.00")
            .row("Sub Total", "$60.00")
            .row("Tax", "$6.00")
            .row("Total", "$66.00")
            .row("Paid", "March 5, 2026")
            .named(
                new Expense(
                    1, List.of(VENDOR, DATE, field("TOTAL", "Total", "$66.00", 0.32)), List.of()));

    assertThat(receipts(paper.build())).hasSize(1);
  }

  @Test
  void theLinesOfThePageAreReadWhereTheNamedOnesDoNotAddUp() {
    Paper paper =
        Paper.page()
            .line("Harbour Cafe")
            .line("March 4, 2026")
            .row("Soup of the day", "$6.50")
            .row("Grilled fish", "$21.00")
            .row("TOTAL", "$27.50")
            .named(
                new Expense(
                    1,
                    List.of(VENDOR, DATE, field("TOTAL", "TOTAL", "$27.50", 0.12)),
                    List.of(item("Soup of the day", "$6.50"))));

    Receipt receipt = receipts(paper.build()).getFirst();

    assertThat(receipt.lineItems())
        .extracting(LineItem::description)
        .containsExactly("Soup of the day", "Grilled fish");
  }

  @Test
  void taxesWithoutLabelsBelongTogetherWhereBothMakeUpTheTotal() {
    Receipt receipt =
        receipt(
            List.of(item("Kulfi", "200.00"), item("Lassi", "120.00")),
            VENDOR,
            DATE,
            field("VENDOR_GST_NUMBER", "", "29ABCDE1234F1Z5", 0.2),
            field("SUBTOTAL", "", "320.00", 0.6),
            field("TAX", "", "8.00", 0.65),
            field("TAX", "", "8.00", 0.67),
            field("TOTAL", "", "336.00", 0.7));

    assertThat(plain(receipt.amounts().tax())).isEqualTo("16.00");
    assertThat(receipt.currency().orElseThrow().getCode()).isEqualTo("INR");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aTaxThatIsNamedTwiceIsOne() {
    Receipt receipt =
        receipt(
            List.of(),
            VENDOR,
            DATE,
            field("SUBTOTAL", "", "€20.00", 0.6),
            field("TAX", "", "€4.00", 0.65),
            field("TAX", "", "€4.00", 0.8),
            field("TOTAL", "", "€24.00", 0.7));

    assertThat(plain(receipt.amounts().tax())).isEqualTo("4.00");
  }

  @Test
  void aDayMayHaveALabelThatTextractHasNoTypeFor() {
    Receipt booked =
        receipt(
            List.of(),
            VENDOR,
            field("DUE_DATE", "Payment due", "May 9, 2026", 0.2),
            field("OTHER", "Date of booking", "9:15 AM, April 7, 2026", 0.3),
            field("TOTAL", "Total", "€24.00", 0.7));

    assertThat(booked.date()).contains(LocalDate.of(2026, 4, 7));
  }

  @Test
  void goodsMayBeNamedInTheirRowOnly() {
    List<Field> row =
        List.of(
            field("PRICE", "", "$9.00", 0.4),
            field("QUANTITY", "", "2", 0.4),
            field("EXPENSE_ROW", "", "2 Toast with jam $9.00", 0.4));

    Receipt receipt = receipt(List.of(row), VENDOR, DATE, field("TOTAL", "Total", "$9.00", 0.6));

    assertThat(receipt.lineItems())
        .extracting(LineItem::description)
        .containsExactly("Toast with jam");
  }

  @Test
  void whatIsNoWebAddressIsNoneOfTheVendors() {
    Receipt receipt =
        receipt(
            List.of(),
            VENDOR,
            DATE,
            field("VENDOR_URL", "", "Harbour.example Travel Ltd.", 0.2),
            field("TOTAL", "Total", "€24.00", 0.7));

    assertThat(receipt.vendor().website()).isEmpty();
  }
}
