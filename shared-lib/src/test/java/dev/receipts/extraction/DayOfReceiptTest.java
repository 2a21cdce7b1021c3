package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Page;
import java.time.LocalDate;
import java.util.List;
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
}
