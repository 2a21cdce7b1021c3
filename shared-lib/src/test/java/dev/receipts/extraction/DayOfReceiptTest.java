package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Page;
import dev.receipts.receipt.Receipt;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When a receipt was handed in tells which of its dates are misread. */
class DayOfReceiptTest {
  private static final LocalDate PRINTED = LocalDate.of(2018, 3, 14);
  private static final LocalDate LABELLED = LocalDate.of(2028, 3, 14);
  private static final Page PAGE =
      Paper.page()
          .line("HARBOUR TEA LTD")
          .row("Date: 14/03/2028", "")
          .row("14/03/2018 10:12", "")
          .row("TOTAL", "12.00")
          .build();

  private final ReceiptParser parser = new StandardReceiptParser();

  private static LocalDate date(ReceiptParser parser) {
    return parser.parse(List.of(PAGE)).getFirst().date().orElseThrow();
  }

  @Test
  void aDateLongAfterTheReceiptWasHandedInIsMisread() {
    assertThat(date(parser.receivedOn(LocalDate.of(2018, 3, 20)))).isEqualTo(PRINTED);
  }

  @Test
  void aDateWithinAYearIsNot() {
    assertThat(date(parser.receivedOn(LocalDate.of(2027, 3, 20)))).isEqualTo(LABELLED);
  }

  @Test
  void noDateIsMisreadForBeingLateWhereThatDayIsUnknown() {
    assertThat(date(parser)).isEqualTo(LABELLED);
  }

  @Test
  void aReadingThatIsTooLateIsNone() {
    Page page =
        Paper.page().line("HARBOUR TEA").row("Date: 02/12/2026", "").row("TOTAL", "12.00").build();

    Receipt receipt = parser.receivedOn(LocalDate.of(2025, 6, 1)).parse(List.of(page)).getFirst();

    assertThat(receipt.date()).contains(LocalDate.of(2026, 2, 12));
    assertThat(receipt.reviewReasons()).isEmpty();
  }

  @Test
  void aDateThatIsTooLateIsNoneHoweverOftenItIsPrinted() {
    Paper paper = Paper.page().line("HARBOUR TEA LTD").row("14/03/2018 10:12", "");
    for (int i = 0; i < 30; i++) {
      paper.row("Date: 14/03/2028", "");
    }

    LocalDate date =
        parser
            .receivedOn(LocalDate.of(2018, 3, 20))
            .parse(List.of(paper.row("TOTAL", "12.00").build()))
            .getFirst()
            .date()
            .orElseThrow();

    assertThat(date).isEqualTo(PRINTED);
  }

  private static Expense.Field named(String date) {
    return new Expense.Field(
        "INVOICE_RECEIPT_DATE", Optional.empty(), date, Box.PAGE, 99, Optional.empty(), List.of());
  }

  @Test
  void aDateThatTextractNamedCanBeMisreadToo() {
    Page page =
        Paper.page()
            .line("HARBOUR TEA LTD")
            .row("14/03/2018 10:12", "")
            .row("TOTAL", "12.00")
            .named(new Expense(1, List.of(named("14/03/2028")), List.of()))
            .build();

    assertThat(parser.receivedOn(LocalDate.of(2018, 3, 20)).parse(List.of(page)).getFirst().date())
        .contains(PRINTED);
  }
}
