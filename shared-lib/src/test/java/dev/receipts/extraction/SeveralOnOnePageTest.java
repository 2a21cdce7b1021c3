package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Expense.Field;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.receipt.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeveralOnOnePageTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  /** A sheet on which small receipts are laid. */
  private static final class Sheet {
    private final List<TextLine> lines = new ArrayList<>();

    Sheet receipt(double left, double top, String vendor, String date, String total) {
      double y = top;
      text(left + 0.05, y, vendor);
      text(left, y += 0.02, "12 Harbour Road");
      text(left, y += 0.02, "Date " + date);
      text(left, y += 0.02, "Tea");
      text(left + 0.28, y, total);
      text(left, y += 0.02, "TOTAL");
      text(left + 0.28, y, "£" + total);
      text(left, y += 0.02, "CASH");
      text(left + 0.28, y, total);
      return this;
    }

    Sheet text(double left, double top, String text) {
      lines.add(
          new TextLine(text, new Box(left, top, 0.011 * text.length(), 0.014), 99, List.of()));
      return this;
    }

    Page page(Expense... expenses) {
      return new Page(1, lines, List.of(expenses));
    }
  }

  private List<Optional<String>> vendors(Page page) {
    return parser.parse(List.of(page)).stream().map(receipt -> receipt.vendor().name()).toList();
  }

  @Test
  void readsTwoReceiptsSideBySide() {
    Page page =
        new Sheet()
            .receipt(0.05, 0.1, "Harbour Cafe", "12/03/2020", "4.50")
            .receipt(0.55, 0.1, "Quay Book Store", "13/03/2020", "12.80")
            .page();

    assertThat(vendors(page))
        .containsExactly(Optional.of("Harbour Cafe"), Optional.of("Quay Book Store"));
    assertThat(parser.parse(List.of(page)))
        .extracting(receipt -> receipt.amounts().total().orElseThrow().getAmount().toPlainString())
        .containsExactly("4.50", "12.80");
  }

  @Test
  void readsTwoReceiptsOneAboveTheOther() {
    Page page =
        new Sheet()
            .receipt(0.3, 0.05, "Harbour Cafe", "12/03/2020", "4.50")
            .receipt(0.3, 0.5, "Harbour Cafe", "14/03/2020", "12.80")
            .page();

    assertThat(parser.parse(List.of(page)))
        .extracting(Receipt::index, receipt -> receipt.date().orElseThrow().getDayOfMonth())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, 12), org.assertj.core.groups.Tuple.tuple(1, 14));
  }

  @Test
  void readsFourReceiptsOnASheet() {
    Page page =
        new Sheet()
            .receipt(0.05, 0.05, "Harbour Cafe", "12/03/2020", "4.50")
            .receipt(0.55, 0.05, "Quay Book Store", "13/03/2020", "12.80")
            .receipt(0.05, 0.5, "Anchor Hotel", "14/03/2020", "99.00")
            .receipt(0.55, 0.5, "Pier Pharmacy", "15/03/2020", "7.20")
            .page();

    assertThat(vendors(page))
        .containsExactlyInAnyOrder(
            Optional.of("Harbour Cafe"),
            Optional.of("Quay Book Store"),
            Optional.of("Anchor Hotel"),
            Optional.of("Pier Pharmacy"));
  }

  @Test
  void keepsAReceiptAndItsCardSlipTogether() {
    Page page =
        new Sheet()
            .receipt(0.3, 0.05, "Harbour Cafe", "12/03/2020", "4.50")
            .receipt(0.3, 0.5, "Harbour Cafe", "12/03/2020", "4.50")
            .page();

    assertThat(parser.parse(List.of(page))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"03/04/2026,'Mar 4, 2026'", "'Mar 4, 2026',03/04/2026"})
  void keepsAReceiptAndItsCardSlipTogetherWhoeverNamesTheMonth(String left, String right) {
    Page page =
        new Sheet()
            .receipt(0.05, 0.1, "Harbour Cafe", left, "4.50")
            .receipt(0.55, 0.1, "Harbour Cafe", right, "4.50")
            .page();

    assertThat(parser.parse(List.of(page))).hasSize(1);
  }

  @Test
  void keepsAnInvoiceTogetherThatSaysItsTotalAtTheTopAndBelowItsGoods() {
    Page page =
        new Sheet()
            .text(0.05, 0.05, "Harbour Cloud")
            .text(0.05, 0.07, "Invoice number 77-0012")
            .text(0.05, 0.09, "Date of issue 1 May 2026")
            .text(0.05, 0.11, "Bill to Eva Miller")
            .text(0.05, 0.13, "Amount due")
            .text(0.6, 0.13, "£24.00")
            .text(0.05, 0.4, "Description")
            .text(0.6, 0.4, "Amount")
            .text(0.05, 0.42, "Storage 1 May 2026 - 1 June 2026")
            .text(0.6, 0.42, "£24.00")
            .text(0.05, 0.44, "Total")
            .text(0.6, 0.44, "£24.00")
            .text(0.05, 0.46, "Automatic payment on 1 May 2026")
            .page();

    List<Receipt> receipts = parser.parse(List.of(page));
    assertThat(receipts).hasSize(1);
    assertThat(receipts.getFirst().vendor().name()).contains("Harbour Cloud");
  }

  @Test
  void readsTwoTicketsOfOnePrice() {
    Page page =
        new Sheet()
            .receipt(0.3, 0.05, "Harbour Bridge", "12/03/2020", "4.50")
            .receipt(0.3, 0.5, "Harbour Bridge", "14/03/2020", "4.50")
            .page();

    assertThat(parser.parse(List.of(page))).hasSize(2);
  }

  @Test
  void keepsLabelsAndAmountsInTwoColumnsTogether() {
    Sheet sheet = new Sheet();
    sheet.text(0.05, 0.1, "Harbour Cafe").text(0.05, 0.12, "Date 12/03/2020");
    for (int i = 0; i < 8; i++) {
      sheet.text(0.05, 0.14 + 0.02 * i, "Tea no " + i).text(0.8, 0.14 + 0.02 * i, "1.00");
    }
    sheet.text(0.05, 0.3, "TOTAL").text(0.8, 0.3, "8.00");

    assertThat(parser.parse(List.of(sheet.page()))).hasSize(1);
  }

  @Test
  void readsEachReceiptThatTextractToldApart() {
    Page page =
        new Sheet().page(expense(1, "Harbour Cafe", "4.50"), expense(2, "Quay Books", "9.80"));

    assertThat(vendors(page))
        .containsExactly(Optional.of("Harbour Cafe"), Optional.of("Quay Books"));
  }

  private static Expense expense(int index, String vendor, String total) {
    Box box = new Box(0.1, 0.4 * index, 0.2, 0.02);
    return new Expense(
        index,
        List.of(
            new Field(
                "VENDOR_NAME", Optional.empty(), vendor, box, 98, Optional.empty(), List.of()),
            new Field(
                "TOTAL", Optional.empty(), "$" + total, box, 98, Optional.empty(), List.of())),
        List.of());
  }
}
