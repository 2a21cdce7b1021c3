package dev.receipts.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.extraction.Recheck;
import dev.receipts.json.Json;
import dev.receipts.page.Box;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrectionTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);
  private static final Receipt RECEIPT = receipt();

  @Test
  void changesTheFieldsThatAreNamedAndChecksTheReceiptAgain() {
    Receipt corrected = apply("vendor=Corner Shop = Ltd", "total=12.5", "date=2026-03-05");

    assertThat(corrected.vendor().name()).contains("Corner Shop = Ltd");
    assertThat(corrected.date().orElseThrow()).hasToString("2026-03-05");
    assertThat(corrected.amounts().total().orElseThrow()).hasToString("EUR 12.50");
    assertThat(corrected.status()).isEqualTo(Status.VERIFIED);
    assertThat(corrected.vendor().address()).contains("14 Mill Lane");
    assertThat(corrected.number()).contains("R-17");
  }

  @Test
  void saysThatTheValueIsByHandAndKeepsThePlace() {
    assertThat(apply("total=12.50").evidence())
        .containsEntry(
            "total", new Evidence("12.50", 2, new Box(0.1, 0.2, 0.3, 0.4), 100, Recheck.BY_HAND));
    assertThat(apply("lines[2].amount=7.50").evidence().get("lines[2].amount"))
        .satisfies(
            evidence -> {
              assertThat(evidence.rule()).isEqualTo("corrected by hand");
              assertThat(evidence.page()).isEqualTo(3);
              assertThat(evidence.box()).isEqualTo(new Box(0.1, 0.6, 0.8, 0.1));
            });
  }

  @Test
  void whatALineWasReadFromMovesUpWithIt() {
    assertThat(apply("lines[1]=").evidence())
        .doesNotContainKey("lines[2]")
        .hasEntrySatisfying(
            "lines[1]", evidence -> assertThat(evidence.text()).isEqualTo("1nk 7.50"));
  }

  @Test
  void changesAddsAndRemovesLines() {
    Receipt corrected =
        apply(
            "lines[2].description=Ink",
            "lines[1]=",
            "lines[3].description=Pen",
            "lines[3].amount=3");

    assertThat(corrected.lineItems())
        .extracting(LineItem::description)
        .containsExactly("Ink", "Pen");
    assertThat(corrected.evidence()).containsKeys("lines[1].description", "lines[2].amount");
    assertThat(corrected.evidence()).doesNotContainKey("lines[3].amount");
  }

  @Test
  void anEmptyValueSaysThatThereIsNone() {
    assertThat(apply("number=").number()).isEmpty();
    assertThat(apply("date=").reviewReasons()).contains("The date was not found.");
  }

  @Test
  void anotherCurrencyHasItsOwnDigits() {
    assertThat(apply("currency=kwd", "total=12.5").amounts().total().orElseThrow())
        .hasToString("KWD 12.500");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "totl=3",
        "lines[1].colour=red",
        "lines[0].amount=3",
        "lines.amount=3",
        "status=VERIFIED",
        "=3",
        "total"
      })
  void aFieldThatDoesNotExistIsAnsweredWithThoseThatDo(String assignment) {
    assertThatThrownBy(() -> apply(assignment))
        .isInstanceOf(ReviewException.class)
        .hasMessageContaining("The fields are vendor, ")
        .hasMessageContaining("lines[n].amount");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "total=1.234,50 | total cannot be '1.234,50': write an amount such as 1234.50",
        "total=1e9 | write an amount such as 1234.50",
        "total=99999999999 | write an amount such as 1234.50",
        "date=17.03.2026 | date cannot be '17.03.2026': write a date such as 2026-03-17",
        "date=2026-02-30 | write a date such as 2026-03-17",
        "time=25:00 | write a time such as 14:05",
        "currency=euro | ISO 4217 code",
        "type=bill | RECEIPT, INVOICE or CREDIT_NOTE",
        "type= | RECEIPT, INVOICE or CREDIT_NOTE",
        "date=2026-03-22 | date cannot be '2026-03-22': no receipt is of a day after 2026-03-21.",
        "date=0206-03-17 | date cannot be '0206-03-17': no receipt is of a day before 1970-01-01.",
        "currency=XXX | currency cannot be 'XXX': write a currency's ISO 4217 code",
        "total=7.165 | total cannot be '7.165': EUR has only 2 decimals.",
        "lines[1].amount=0.125 | lines[1].amount cannot be '0.125': EUR has only 2 decimals.",
        "currency=JPY | total cannot be '1.25': JPY has no decimals.",
        "paymentMethod=foo | paymentMethod cannot be 'foo': write CASH or CARD, or paymentMethod=",
        "category=xx | category cannot be 'xx': write one of MEALS, GROCERIES, ",
        "lines[9].amount=1 | the receipt has 2 lines",
        "lines[3]= | the receipt has 2 lines"
      })
  void aValueThatAFieldCannotHoldIsAnsweredWithHowToWriteIt(String assignment, String message) {
    assertThatThrownBy(() -> apply(assignment))
        .isInstanceOf(ReviewException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4111111111111111", "abcde", "123", "1 23"})
  void ofACardOnlyFourDigitsAreTakenAndAWholeNumberIsRepeatedNowhere(String digits) {
    assertThatThrownBy(() -> apply("cardLastFour=" + digits))
        .isInstanceOf(ReviewException.class)
        .hasMessageStartingWith("cardLastFour cannot be that: write exactly the last four digits")
        .hasMessageNotContaining(digits);
    assertThat(apply("cardLastFour=0417").payment().cardLastFour()).contains("0417");
  }

  @Test
  void whatIsUnusualButPossibleIsTaken() {
    Receipt corrected =
        apply(
            "date=2026-03-21",
            "paymentMethod=card",
            "category=fuel",
            "lines[1].unitPrice=1.679",
            "lines[1].quantity=-1",
            "total=12.500");

    assertThat(corrected.date()).contains(LocalDate.of(2026, 3, 21));
    assertThat(corrected.payment().method()).contains("CARD");
    assertThat(corrected.category()).contains("FUEL");
    assertThat(corrected.lineItems().getFirst().unitPrice().orElseThrow()).hasToString("EUR 1.679");
    assertThat(corrected.amounts().total().orElseThrow()).hasToString("EUR 12.50");
    assertThat(apply("date=1970-01-01").date()).contains(LocalDate.of(1970, 1, 1));
    assertThat(apply("currency=JPY", "total=12").amounts().total().orElseThrow())
        .hasToString("JPY 12");
  }

  @Test
  void whatWasReadCanBeConfirmedThoughItIsUnusual() {
    Receipt confirmed =
        Correction.of(List.of("date=2026-03-04")).applyTo(RECEIPT, LocalDate.of(2026, 2, 20));

    assertThat(confirmed.date()).isEqualTo(RECEIPT.date());
    assertThatThrownBy(() -> apply("currency=JPY", "total=1.25"))
        .hasMessage("total cannot be '1.25': JPY has no decimals.");
  }

  @Test
  void aFieldThatIsGivenTwiceIsAMistake() {
    assertThatThrownBy(() -> Correction.of(List.of("total=1", "total=2")))
        .hasMessage("total is given twice.");
    assertThatThrownBy(() -> Correction.of(List.of())).isInstanceOf(ReviewException.class);
  }

  @Test
  void receiptsDifferInTheFieldsThatAreNotTheSame() {
    assertThat(ReceiptFields.differences(RECEIPT, apply("total=12.50", "number=")))
        .containsExactlyInAnyOrderEntriesOf(Map.of("total", "12.50", "number", ""));
    assertThat(ReceiptFields.differences(RECEIPT, RECEIPT)).isEmpty();
  }

  private static Receipt apply(String... assignments) {
    return Correction.of(List.of(assignments)).applyTo(RECEIPT, TODAY);
  }

  private static Receipt receipt() {
    try {
      return ReceiptJson.read(
          Json.mapper()
              .readTree(
                  """
                  {"index":0,"firstPage":2,"lastPage":2,"type":"RECEIPT",
                   "vendor":{"name":"C0rner","address":"14 Mill Lane"},"date":"2026-03-04",
                   "number":"R-17","currency":"EUR","total":1.25,"taxLines":[],
                   "lineItems":[{"description":"Pencil","amount":5.00},
                                {"description":"1nk","amount":7.50}],
                   "status":"NEEDS_REVIEW","checks":[],"reviewReasons":[],
                   "evidence":{"total":{"text":"TOTAL 1.25","page":2,"confidence":80,"rule":"label",
                     "box":{"left":0.1,"top":0.2,"width":0.3,"height":0.4}},
                     "lines[2]":{"text":"1nk 7.50","page":3,"confidence":70,"rule":"line item",
                     "box":{"left":0.1,"top":0.6,"width":0.8,"height":0.1}}}}
                  """));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
