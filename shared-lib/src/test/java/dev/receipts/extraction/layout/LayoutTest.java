package dev.receipts.extraction.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Paper;
import dev.receipts.page.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void putsTheLabelAndItsValueIntoOneRow() {
    Page page = Paper.page().row("TOTAL", "12.00").row("CASH", "20.00").build();

    assertThat(Layout.rows(page))
        .extracting(Row::text)
        .containsExactly("TOTAL\t12.00", "CASH\t20.00");
  }

  @Test
  void findsTheRowsOfALeaningPage() {
    Page page =
        Paper.page()
            .leaning(0.008)
            .row("SUBTOTAL", "10.00")
            .row("TAX", "0.60")
            .row("TOTAL", "10.60")
            .row("CASH", "20.00")
            .row("CHANGE", "9.40")
            .build();

    assertThat(Layout.rows(page))
        .extracting(Row::text)
        .containsExactly(
            "SUBTOTAL\t10.00", "TAX\t0.60", "TOTAL\t10.60", "CASH\t20.00", "CHANGE\t9.40");
  }

  @Test
  void measuresTheLeanInsideLinesWhereItKnowsTheWords() {
    Page page =
        Paper.page()
            .leaning(0.02)
            .line("A LONG LINE OF MANY WORDS AT THE TOP")
            .row("SUBTOTAL OF ALL THE GOODS", "10.00")
            .row("TAX ON ALL OF THE GOODS", "0.60")
            .row("TOTAL OF GOODS AND TAX", "10.60")
            .row("CASH FROM THE CUSTOMER", "20.00")
            .build();

    assertThat(Layout.rows(page))
        .extracting(Row::text)
        .endsWith("TOTAL OF GOODS AND TAX\t10.60", "CASH FROM THE CUSTOMER\t20.00");
  }

  @Test
  void hasNoRowsWhereNothingIsPrinted() {
    assertThat(Layout.rows(new Page(1, List.of(), List.of()))).isEmpty();
  }
}
