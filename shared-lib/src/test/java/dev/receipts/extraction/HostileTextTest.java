package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Expense.Field;
import dev.receipts.page.Page;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Vendor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are longer, stranger or more than those of receipts. */
class HostileTextTest {
  private static List<Receipt> receipts(Page... pages) {
    return new StandardReceiptParser().parse(List.of(pages));
  }

  private static Receipt only(Paper paper) {
    List<Receipt> receipts = receipts(paper.build());
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static Optional<String> vendor(Receipt receipt) {
    return Optional.of(receipt.vendor()).flatMap(Vendor::name);
  }

  @Test
  void lettersThatAreLongerInSmallDoNotMoveTheNameInAnAddress() {
    Receipt receipt =
        only(Paper.page().line("İİİİİİ İİİİİİ İİİİİİ www.gunes.example").row("TOPLAM", "12,00"));

    assertThat(vendor(receipt)).contains("gunes");
  }

  @Test
  void lettersThatAreLongerInSmallDoNotMoveTheEndOfAName() {
    Receipt receipt = only(Paper.page().line("Ihr İİİİİİİİİİ Team").row("TOPLAM", "12,00"));

    assertThat(receipt.amounts().total()).isPresent();
  }

  @Test
  void aCellThatFillsTheRowHasNoColumnBesideIt() {
    Receipt receipt =
        only(
            Paper.page()
                .columns("", "", "Bill to")
                .at(0.05, "A".repeat(450))
                .at(0.68, "Eva Miller")
                .down()
                .row("TOTAL", "12.00"));

    assertThat(receipt.amounts().total()).isPresent();
  }

  @Test
  void bracketsWithoutEndInANamedFieldAreCut() {
    Field name =
        new Field(
            "VENDOR_NAME",
            Optional.empty(),
            "{".repeat(30_000) + "( Mill)",
            new Box(0.1, 0.1, 0.5, 0.02),
            99,
            Optional.empty(),
            List.of());
    Expense expense = new Expense(1, List.of(name), List.of());

    assertThat(receipts(new Page(1, List.of(), List.of(expense)))).hasSize(1);
  }

  @Test
  void hyphensThatAreNotSeenDoNotBreakALabel() {
    Receipt receipt = only(Paper.page().line("Corner Shop Ltd").row("TO\u00ADTAL", "2.00"));

    assertThat(receipt.amounts().total()).isPresent();
    assertThat(receipt.lineItems()).isEmpty();
  }

  @Nested
  class TakeNoLonger {
    @Test
    @Timeout(20)
    void whereEachRowSpellsTheNameInAnotherWay() {
      Paper paper = Paper.page().line("Cornershop Ltd");
      for (int i = 0; i < 6_000; i++) {
        paper.line("Cornersho" + (char) ('a' + i % 26) + " " + i);
      }

      assertThat(only(paper)).isNotNull();
    }

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(strings = {",IL ", "AA ", ", WA,", "(", "İ", "1 "})
    void onALineOfManyThousandSigns(String text) {
      assertThat(only(Paper.page().line(text.repeat(100_000)).row("TOTAL", "2.00"))).isNotNull();
    }

    @Test
    @Timeout(20)
    void onManyTaxesAndPayments() {
      Paper paper = Paper.page();
      for (int i = 0; i < 6_000; i++) {
        paper.row("VAT 19%", i + ".19").row("Net 19%", i + ".00");
      }

      assertThat(only(paper)).isNotNull();
    }

    @Test
    @Timeout(20)
    void onManyRowsOfTaxTables() {
      Paper paper = Paper.page();
      for (int i = 0; i < 40_000; i++) {
        paper.columns("10.00", "1.00", "11.00");
      }

      assertThat(only(paper)).isNotNull();
    }

    @Test
    @Timeout(20)
    void onTwoColumnsOfManyDates() {
      Paper paper = Paper.page();
      for (int i = 0; i < 6_000; i++) {
        int day = 1 + i % 28;
        paper.row(day + ".01.20" + (10 + i % 80), "TOTAL " + day + ".02.20" + (10 + i % 80));
      }

      assertThat(receipts(paper.build())).isNotEmpty();
    }
  }
}
