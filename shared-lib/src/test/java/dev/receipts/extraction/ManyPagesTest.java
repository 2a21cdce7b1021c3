package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Page;
import dev.receipts.receipt.Receipt;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which pages of a document belong to one receipt. */
class ManyPagesTest {

  private static List<Receipt> read(Paper... papers) {
    List<Page> pages = Arrays.stream(papers).map(Paper::build).toList();
    return new StandardReceiptParser().parse(pages);
  }

  private static String total(Receipt receipt) {
    return receipt.amounts().total().orElseThrow().getAmount().toPlainString();
  }

  private static Paper invoice(int page) {
    return Paper.page(page).line("HARBOUR OFFICE SUPPLIES LTD").row("Invoice No 4711", "");
  }

  @Test
  void pagesThatCountThemselvesAreOneInvoice() {
    List<Receipt> receipts =
        read(
            invoice(1)
                .row("Invoice date 13/04/2026", "Page 1 of 2")
                .row("Description", "Amount")
                .row("Pens", "5.00")
                .row("Carried forward", "5.00"),
            invoice(2)
                .row("", "Page 2 of 2")
                .row("Brought forward", "5.00")
                .row("Paper", "7.00")
                .row("Total GBP", "12.00"));

    assertThat(receipts).singleElement().matches(receipt -> receipt.lastPage() == 2);
    assertThat(total(receipts.getFirst())).isEqualTo("12.00");
    assertThat(receipts.getFirst().lineItems()).hasSize(2);
  }

  @Test
  void aPageOfTermsIsAnAppendix() {
    List<Receipt> receipts =
        read(
            invoice(1)
                .row("Invoice date 13/04/2026", "")
                .row("Pens", "5.00")
                .row("Total GBP", "5.00"),
            Paper.page(2)
                .line("General terms and conditions")
                .line("1. We deliver as soon as we can.")
                .line("2. Goods remain ours until paid."));

    assertThat(receipts).hasSize(1);
    assertThat(total(receipts.getFirst())).isEqualTo("5.00");
  }

  @Test
  void aListThatIsContinuedEndsWithItsTotal() {
    List<Receipt> receipts =
        read(
            invoice(1)
                .row("Invoice date 13/04/2026", "")
                .row("Pens", "5.00")
                .line("continued on next page"),
            Paper.page(2).row("Paper", "7.00").row("Ink", "3.00").row("Total GBP", "15.00"));

    assertThat(receipts).hasSize(1);
    assertThat(total(receipts.getFirst())).isEqualTo("15.00");
  }

  @Test
  void aPaymentSlipAmongCountedPagesIsNoReceipt() {
    List<Receipt> receipts =
        read(
            invoice(1)
                .row("Invoice date 13/04/2026", "Page 1 of 3")
                .row("Pens", "5.00")
                .row("Total GBP", "5.00"),
            Paper.page(2).line("Payment slip").row("Due 30/04/2026", "").row("Total GBP", "5.00"),
            Paper.page(3).row("How we count", "Page 3 of 3"));

    assertThat(receipts).hasSize(1);
    assertThat(receipts.getFirst().lastPage()).isEqualTo(3);
  }

  @Test
  void theSameShopOnTwoDaysGivesTwoReceipts() {
    List<Receipt> receipts =
        read(
            Paper.page(1)
                .line("HARBOUR TEA LTD")
                .row("13/04/2026", "")
                .row("Tea", "5.00")
                .row("Total GBP", "5.00"),
            Paper.page(2)
                .line("HARBOUR TEA LTD")
                .row("14/04/2026", "")
                .row("Tea", "5.00")
                .row("Total GBP", "5.00"));

    assertThat(receipts).hasSize(2);
  }

  @Test
  void twoNumbersOfTheSameDayGiveTwoReceipts() {
    List<Receipt> receipts =
        read(
            Paper.page(1)
                .line("HARBOUR TEA LTD")
                .row("Receipt 100", "13/04/2026 10:00")
                .row("Total GBP", "5.00"),
            Paper.page(2)
                .line("HARBOUR TEA LTD")
                .row("Receipt 101", "13/04/2026 12:00")
                .row("Total GBP", "5.00"));

    assertThat(receipts)
        .extracting(receipt -> receipt.number().orElse(""))
        .containsExactly("100", "101");
  }

  @Test
  void aPageThatRepeatsTheTitlesOfTheColumnsGoesOn() {
    List<Receipt> receipts =
        read(
            invoice(1)
                .row("Invoice date 13/04/2026", "")
                .row("Description", "Amount GBP")
                .row("Pens", "5.00"),
            Paper.page(2)
                .row("Description", "Amount GBP")
                .row("Paper", "7.00")
                .row("Invoice total GBP", "12.00")
                .line("Due date: 13/05/2026"));

    assertThat(receipts).singleElement().matches(receipt -> receipt.lastPage() == 2);
    assertThat(total(receipts.getFirst())).isEqualTo("12.00");
  }

  @Test
  void aNumberOfPagesMayStandAlone() {
    List<Receipt> receipts =
        read(
            invoice(1).row("Invoice date 13/04/2026", "").row("Total GBP", "12.00").line("1 / 2"),
            Paper.page(2).row("Pens, in boxes", "5.00").row("Paper", "7.00").line("2 / 2"));

    assertThat(receipts).singleElement().matches(receipt -> receipt.lastPage() == 2);
  }
}
