package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.Check;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** When the parser vouches for a total, and when it asks a person to look. */
class TrustTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  private Receipt only(Paper paper) {
    List<Receipt> receipts = parser.parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static Paper shop() {
    return Paper.page().line("SENTOSA BOOK STORE SDN BHD").row("DATE", "18/01/2018");
  }

  private static String total(Receipt receipt) {
    return receipt.amounts().total().orElseThrow().getAmount().toPlainString();
  }

  @Nested
  class Rounding {

    @Test
    void whatIsPayableIsTheTotalAfterRounding() {
      Receipt receipt =
          only(
              shop()
                  .row("SUBTOTAL", "16.20")
                  .row("GST 6%", "1.02")
                  .row("TOTAL", "17.22")
                  .row("ROUNDING ADJ", "-0.02")
                  .row("TOTAL AFTER ROUNDING", "17.20")
                  .row("CASH", "20.00")
                  .row("CHANGE", "2.80"));

      assertThat(total(receipt)).isEqualTo("17.20");
      assertThat(receipt.amounts().rounding().orElseThrow().getAmount())
          .isEqualByComparingTo("-0.02");
      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void theSumBeforeADiscountIsASubtotalAndNoDiscount() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("HARBOUR TEA LTD")
                  .row("Date 17/01/2018 12:12", "")
                  .row("Noodles", "12.90")
                  .row("Rice", "16.80")
                  .row("Sub Total Before Discount", "29.70")
                  .row("Total Sales", "29.70"));

      assertThat(receipt.amounts().discount()).isEmpty();
      assertThat(receipt.amounts().subtotal().orElseThrow().getAmount())
          .isEqualByComparingTo("29.70");
    }

    @Test
    void cashThatWasRoundedWithoutALineForItDoesNotChangeTheTotal() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.37")
                  .row("TOTAL", "38.37")
                  .row("CASH", "40.35")
                  .row("CHANGE", "2.00"));

      assertThat(total(receipt)).isEqualTo("38.37");
      assertThat(receipt.checks())
          .contains(
              new Check(
                  "paid - change = total in cash", true, "40.35 - 2.00 = 38.35, total 38.37"));
    }
  }

  @Nested
  class Doubt {

    @Test
    void aSecondTotalThatNothingExplainsAsksForReview() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("TOTAL", "38.00")
                  .row("CASH", "40.00")
                  .row("CHANGE", "2.00")
                  .row("TOTAL", "49.60"));

      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons()).anyMatch(reason -> reason.contains("49.60"));
    }

    @Test
    void paymentThatContradictsTheTotalAsksForReview() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("TOTAL", "38.00")
                  .row("CASH", "50.00")
                  .row("CHANGE", "2.00"));

      assertThat(total(receipt)).isEqualTo("38.00");
      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons())
          .contains("What was paid less the change is 48.00, and the total is 38.00.");
      assertThat(receipt.checks())
          .contains(new Check("paid - change = total", false, "50.00 - 2.00 = 48.00, total 38.00"));
    }

    @Test
    void severalPaymentsMayMakeUpTheTotal() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("TOTAL", "38.00")
                  .row("STARCLUB", "10.00")
                  .row("VISA", "28.00"));

      assertThat(total(receipt)).isEqualTo("38.00");
      assertThat(receipt.checks())
          .contains(new Check("payments = total", true, "10.00 + 28.00 = 38.00"));
      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    }

    @Test
    void whatACardPaidOfThePriceOfTheGoodsIsNoProvenTotal() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("TOTAL", "38.00")
                  .row("TOTAL", "28.00")
                  .row("VISA", "28.00")
                  .columns("GST 6%", "26.42", "1.58", "28.00"));

      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
    }

    @Test
    void aSubtotalIsNoTotalForBeingTheSumOfTheGoods() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("SUBTOTAL", "38.00")
                  .row("TOTAL", "31.10"));

      assertThat(total(receipt)).isEqualTo("31.10");
      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
    }

    @Test
    void aSubtotalIsNotProvenAsTheTotalWhereALargerAmountStandsBelow() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("SUBTOTAL", "38.00")
                  .row("", "2.40")
                  .row("PLEASE COME AGAIN", "")
                  .row("", "41.10"));

      assertThat(receipt.status()).isNotEqualTo(Status.VERIFIED);
    }

    @Test
    void whatAllChargesBelowTheSubtotalComeToIsTheTotalWhateverTheyAreCalled() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("SUBTOTAL", "38.00")
                  .row("SRV", "3.80")
                  .row("STX", "2.51")
                  .row("TTL", "44.31"));

      assertThat(total(receipt)).isEqualTo("44.31");
      assertThat(receipt.checks())
          .anyMatch(check -> check.name().equals("subtotal + charges = total"));
    }

    @Test
    void aDiscountLargerThanWhatIsLeftMayBeAVoucher() {
      Receipt receipt =
          only(
              shop()
                  .row("SUBTOTAL", "25.60")
                  .row("COUPON DISCOUNT", "21.70")
                  .row("GRAND TOTAL", "3.90")
                  .row("CASH", "5.00")
                  .row("CHANGE", "1.10"));

      assertThat(total(receipt)).isEqualTo("3.90");
      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons()).anyMatch(reason -> reason.contains("voucher"));
    }

    @Test
    void lineItemsAloneProveNothingBesideATaxThatTheyDoNotAccountFor() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "30.00")
                  .row("TOTAL", "38.00")
                  .row("SERVICE CHARGE", "3.80"));

      assertThat(receipt.status()).isNotEqualTo(Status.VERIFIED);
    }
  }

  @Nested
  class Checks {

    @Test
    void areReportedWhenTheyFail() {
      Receipt receipt =
          only(
              shop()
                  .row("PENCIL", "8.00")
                  .row("PAPER", "31.00")
                  .row("SUBTOTAL", "38.00")
                  .row("GST 6%", "2.28")
                  .row("TOTAL", "40.28"));

      assertThat(receipt.checks())
          .contains(
              new Check("subtotal + tax = total", true, "38.00 + 2.28 = 40.28"),
              new Check("line items = total", false, "2 line items = 39.00, total 40.28"));
    }

    @Test
    void nameTheAmountsThatDoNotAddUp() {
      Receipt receipt =
          only(shop().row("SUBTOTAL", "38.00").row("SERVICE CHARGE", "3.80").row("TOTAL", "43.00"));

      assertThat(receipt.checks())
          .contains(
              new Check("subtotal + service = total", false, "38.00 + 3.80 = 41.80, total 43.00"));
      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons())
          .contains("The amounts do not add up: 38.00 + 3.80 = 41.80, and the total is 43.00.");
    }

    @Test
    void compareEachTaxWithItsBaseAndRate() {
      Receipt receipt =
          only(
              Paper.page()
                  .line("Hofladen Sonnenfeld GmbH")
                  .row("Datum", "02.03.2020")
                  .row("Brot", "10,70 A")
                  .row("Wein", "11,90 B")
                  .row("SUMME EUR", "22,60")
                  .columns("MwSt", "Netto", "Steuer", "Brutto")
                  .columns("A 7,00%", "10,00", "0,70", "10,70")
                  .columns("B 19,00%", "10,00", "1,90", "11,90"));

      assertThat(receipt.checks())
          .contains(
              new Check("base x rate = tax", true, "10.00 x 7 % = 0.70"),
              new Check("base x rate = tax", true, "10.00 x 19 % = 1.90"));
      assertThat(receipt.taxLines()).hasSize(2);
      assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
    }
  }

  @Test
  void aTotalThatIsPrintedTwiceIsNoTwoGroups() {
    Receipt paid = only(shop().row("TOTAL", "10.00").row("TOTAL", "10.00").row("CASH", "20.00"));
    Receipt owed =
        only(
            shop().row("TOTAL", "10.00").row("INVOICE TOTAL", "10.00").row("OUTSTANDING", "20.00"));

    assertThat(total(paid)).isEqualTo("10.00");
    assertThat(owed.status()).isNotEqualTo(Status.VERIFIED);
  }

  @Test
  void totalsOfGroupsMakeAGrandTotal() {
    Receipt receipt =
        only(shop().row("TOTAL DRINKS", "10.00").row("TOTAL FOOD", "24.50").row("TOTAL", "34.50"));

    assertThat(total(receipt)).isEqualTo("34.50");
    assertThat(receipt.checks())
        .contains(new Check("group totals = total", true, "10.00 + 24.50 = 34.50"));
  }

  @Test
  void aLabelMayHaveLostTheBlankBeforeItsAmount() {
    Receipt receipt = only(shop().row("PENCIL", "8.00").row("PAPER", "25.70").line("TOTAL33.70"));

    assertThat(total(receipt)).isEqualTo("33.70");
    assertThat(receipt.status()).isEqualTo(Status.VERIFIED);
  }

  @Nested
  class WithoutALabel {
    private Paper damaged() {
      return shop().row("PENCIL", "8.00").row("PAPER", "25.70");
    }

    @Test
    void theLargestAmountIsTheTotalWhereItIsPrintedAgainAndAPersonIsAsked() {
      Receipt receipt = only(damaged().row("T0?AJ", "33.70").row("RM", "33.70"));

      assertThat(total(receipt)).isEqualTo("33.70");
      assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
      assertThat(receipt.reviewReasons())
          .containsExactly(
              "No amount is called the total: 33.70 is the largest that is printed more than"
                  + " once.");
      assertThat(receipt.evidence().get("total").rule()).isEqualTo("largest amount, in 2 rows");
    }

    @Test
    void anAmountThatIsPrintedOnceIsNoTotal() {
      Receipt receipt = only(damaged().row("T0?AJ", "33.70"));

      assertThat(receipt.amounts().total()).isEmpty();
    }

    @Test
    void aPriceThatComesTwiceIsNoTotalBelowALargerOne() {
      Receipt receipt = only(shop().row("PENCIL", "8.00").row("PAPER", "8.00").row("INK", "23.50"));

      assertThat(receipt.amounts().total()).isEmpty();
    }
  }

  @Test
  void anotherTotalThatWasPaidWithoutChangeIsNotExplained() {
    Receipt receipt =
        only(
            shop()
                .row("PENCIL", "58.00")
                .row("TOTAL 1", "3.20")
                .row("TOTAL 2", "1.80")
                .row("TOTAL", "5.00")
                .row("TOTAL AMOUNT", "62.70")
                .row("CASH", "62.70"));

    assertThat(receipt.status()).isEqualTo(Status.NEEDS_REVIEW);
  }
}
