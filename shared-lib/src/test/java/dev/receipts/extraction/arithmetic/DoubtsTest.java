package dev.receipts.extraction.arithmetic;

import static dev.receipts.extraction.arithmetic.Till.till;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.Role;
import dev.receipts.receipt.Check;
import org.junit.jupiter.api.Test;

class DoubtsTest {

  @Test
  void areNoneWhereEverythingAddsUp() {
    Doubts doubts = about(till().prints(Role.SUBTOTAL, "10.00").prints(Role.TAX, "2.00"), "12.00");

    assertThat(doubts.conflicts()).isEmpty();
    assertThat(doubts.checks()).isEmpty();
    assertThat(doubts.thin()).isFalse();
  }

  @Test
  void areThatThePaymentGivesAnotherTotal() {
    Doubts doubts = about(till().prints(Role.PAID, "20.00").prints(Role.CHANGE, "5.00"), "12.00");

    assertThat(doubts.checks())
        .containsExactly(
            new Check("paid - change = total", false, "20.00 - 5.00 = 15.00, total 12.00"));
    assertThat(doubts.conflicts())
        .containsExactly("What was paid less the change is 15.00, and the total is 12.00.");
  }

  @Test
  void areNotThatCashWasRounded() {
    Doubts doubts = about(till().prints(Role.PAID, "20.00").prints(Role.CHANGE, "8.00"), "12.02");

    assertThat(doubts.conflicts()).isEmpty();
    assertThat(doubts.checks()).allMatch(Check::passed).hasSize(1);
  }

  @Test
  void areThatTheAmountsDoNotAddUp() {
    Doubts doubts = about(till().prints(Role.SUBTOTAL, "10.00").prints(Role.TAX, "2.00"), "13.00");

    assertThat(doubts.conflicts())
        .containsExactly(
            "The amounts do not add up: 10.00 + 2.00 = 12.00, and the total is 13.00.");
  }

  @Test
  void areThatAnotherTotalHasNoExplanation() {
    assertThat(about(till().prints(Role.TOTAL, "99.00", 2), "12.00").conflicts())
        .containsExactly(
            "Another total of 99.00 is printed, and nothing explains it beside 12.00.");
  }

  @Test
  void areNotThatAnotherTotalDiffersByAPart() {
    Till till = till().prints(Role.TOTAL, "15.00", 2).prints(Role.DISCOUNT, "3.00");

    assertThat(about(till, "12.00").conflicts()).isEmpty();
  }

  @Test
  void areThatADiscountMayHaveBeenAVoucher() {
    assertThat(about(till().prints(Role.DISCOUNT, "30.00"), "12.00").conflicts())
        .containsExactly(
            "The discount of 30.00 is more than the total of 12.00:"
                + " was it a voucher that paid a part?");
  }

  @Test
  void areThatOnlyTheItemsSpeakForTheTotalWhereSomethingElseChangesIt() {
    Till till = till().item("4.00").item("8.00").prints(Role.TIP, "1.00");

    assertThat(about(till, "12.00").thin()).isTrue();
  }

  private static Doubts about(Till till, String total) {
    Printed printed = till.printed();
    Judgement judged = till.judgementOf(total);
    new Payments(printed).judge(judged);
    new SubtotalAndParts(printed, new Compositions(printed.amounts())).judge(judged);
    new SumOfItems(printed).judge(judged);
    return Doubts.about(judged, printed);
  }
}
