package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Amounts;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.receipt.Payment;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentFinderTest {
  private static final Optional<AmountCandidate> CHANGE =
      Optional.of(Amounts.amount(Role.CHANGE, 8_000, 2));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "**** **** **** 4821 ; 4821",
        "XXXX-XXXX-XXXX-4821 ; 4821",
        "Card no. ############4821 ; 4821",
        "Visa\t4821\t12.00 ; 4821",
      })
  void findsTheLastDigitsOfTheCard(String text, String digits) {
    assertThat(value(new PaymentFinder(Printed.rows(text)).cardLastFour())).contains(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*** 4821", "**** 482", "Table\t4821\t12.00", "Visa\t4821", "4821"})
  void findsNoOtherFigures(String text) {
    assertThat(new PaymentFinder(Printed.rows(text)).cardLastFour()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Cash\t20.00 ; CASH",
        "Visa\t12.00 ; CARD",
        "VISA ; CARD",
      })
  void tellsTheMethodByItsWord(String text, String method) {
    assertThat(value(new PaymentFinder(Printed.rows("Tea\t12.00", text)).method(Optional.empty())))
        .contains(method);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cash", "We take Visa and other cards of the house", "Tea\t12.00"})
  void tellsNoneByAWordWithoutAnAmount(String text) {
    assertThat(new PaymentFinder(Printed.rows(text)).method(Optional.empty())).isEmpty();
  }

  @Test
  void takesTheCardWhereBothAreNamed() {
    assertThat(method("Cash\t2.00", "Visa\t10.00")).contains(Payment.CARD);
    assertThat(method("Visa\t10.00", "Cash\t2.00")).contains(Payment.CARD);
  }

  @Test
  void takesChangeForASignOfCash() {
    assertThat(value(new PaymentFinder(Printed.rows("Visa\t20.00")).method(CHANGE)))
        .contains(Payment.CASH);
  }

  @Test
  void knowsThatNobodyGetsChangeBackOnACard() {
    assertThat(value(new PaymentFinder(Printed.rows("Visa\t20.00", "**** 4821")).method(CHANGE)))
        .contains(Payment.CARD);
  }

  private static Optional<String> method(String... rows) {
    return value(new PaymentFinder(Printed.rows(rows)).method(Optional.empty()));
  }

  private static Optional<String> value(Optional<Sourced<String>> found) {
    return found.map(Sourced::value);
  }
}
