package dev.receipts.extraction.arithmetic;

import static dev.receipts.extraction.arithmetic.Till.till;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.Role;
import dev.receipts.receipt.Check;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EquationTest {

  @Test
  void closesWithWhatWasPaidLessTheChange() {
    Till till = till().prints(Role.PAID, "20.00").prints(Role.CHANGE, "8.00");

    assertThat(proven(till, Payments::new, "12.00"))
        .isEqualTo(Map.of("paid - change = total", "20.00 - 8.00 = 12.00"));
    assertThat(proven(till, Payments::new, "13.00")).isEmpty();
  }

  @Test
  void takesTheAmountsOfAPayment() {
    Till till = till().prints(Role.PAID, "20.00").prints(Role.CHANGE, "8.00");
    Judgement judged = till.judgementOf("12.00");
    new Payments(till.printed()).judge(judged);

    assertThat(judged.parts()).containsOnlyKeys(Role.PAID, Role.CHANGE);
    assertThat(judged.proofs()).containsExactly(Proof.PAYMENT);
  }

  @Test
  void closesWithWhatWasPaidExactly() {
    assertThat(proven(till().prints(Role.PAID, "12.00"), Payments::new, "12.00"))
        .isEqualTo(Map.of("paid = total", "12.00 = 12.00"));
  }

  @Test
  void closesWithTheLineItems() {
    Till till = till().item("4.00").item("8.00");

    assertThat(proven(till, SumOfItems::new, "12.00"))
        .isEqualTo(Map.of("line items = total", "2 line items = 12.00"));
    assertThat(proven(till, SumOfItems::new, "12.50")).isEmpty();
  }

  @Test
  void closesWithTheLineItemsAndWhatIsAddedToThem() {
    Till items = till().item("4.00").item("8.02");

    assertThat(proven(items.prints(Role.ROUNDING, "0.02"), SumOfItems::new, "12.00"))
        .isEqualTo(Map.of("line items + rounding = total", "12.02 + -0.02 = 12.00"));
    assertThat(proven(items.prints(Role.TAX, "2.00"), SumOfItems::new, "14.02"))
        .isEqualTo(Map.of("line items + tax = total", "12.02 + 2.00 = 14.02"));
  }

  @Test
  void closesWithTheTotalBeforeRounding() {
    Till till = till().prints(Role.TOTAL, "12.02").prints(Role.ROUNDING, "0.02");

    assertThat(proven(till, Roundings::new, "12.00"))
        .isEqualTo(Map.of("total + rounding = rounded total", "12.02 + -0.02 = 12.00"));
  }

  @Test
  void speaksAgainstTheTotalBeforeRounding() {
    Till till = till().prints(Role.TOTAL, "12.00").prints(Role.ROUNDING, "-0.02");
    Judgement judged = till.judgementOf("12.02");
    new Roundings(till.printed()).judge(judged);

    assertThat(judged.score()).isNegative();
    assertThat(judged.proofs()).isEmpty();
  }

  @Test
  void closesWithTheTotalsOfGroupsAbove() {
    Till till = till().prints(Role.TOTAL, "12.00").prints(Role.TOTAL, "30.00");

    assertThat(proven(till, Groups::new, "42.00"))
        .isEqualTo(Map.of("group totals = total", "12.00 + 30.00 = 42.00"));
  }

  @Test
  void takesATotalThatIsPrintedTwiceForNoTwoGroups() {
    Till till = till().prints(Role.TOTAL, "12.00").prints(Role.TOTAL, "12.00");

    assertThat(proven(till, Groups::new, "24.00")).isEmpty();
  }

  @Test
  void closesWithTheTaxThatTheTotalHolds() {
    Till till = till().rate(19).prints(Role.TAX, "19.00");

    assertThat(proven(till, printed -> new IncludedTaxes(printed, List.of()), "119.00"))
        .isEqualTo(Map.of("total x rate / (100 + rate) = tax", "119.00 holds 19.00 at 19 %"));
  }

  @Test
  void isNoTaxOfATotalThatItsBaseSpeaksAgainst() {
    Till till = till().rate(6).prints(Role.TAX, "3.63").taxLine("60.50", "3.63");

    assertThat(proven(till, printed -> new IncludedTaxes(printed, List.of()), "64.13")).hasSize(1);
    assertThat(proven(till, printed -> new IncludedTaxes(printed, List.of()), "64.15")).hasSize(1);
    assertThat(proven(till, printed -> new IncludedTaxes(printed, List.of()), "64.00")).isEmpty();
  }

  @Test
  void speaksAgainstTheTaxOfAnotherAmount() {
    Till till = till().rate(19);
    Judgement judged = till.judgementOf("19.00");
    new IncludedTaxes(till.printed(), List.of(till.judgementOf("119.00").total())).judge(judged);

    assertThat(judged.score()).isNegative();
  }

  private static Map<String, String> proven(
      Till till, Function<Printed, Equation> equation, String total) {
    Judgement judged = till.judgementOf(total);
    equation.apply(till.printed()).judge(judged);
    return judged.checks().stream().collect(Collectors.toMap(Check::name, Check::detail));
  }
}
