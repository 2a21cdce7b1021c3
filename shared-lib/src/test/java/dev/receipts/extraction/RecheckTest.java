package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import java.util.List;
import java.util.Set;
import org.joda.money.BigMoney;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A receipt is checked as it was when it was read, whatever a person changed. */
class RecheckTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  @Test
  void whatIsReadAgainUnchangedHasTheSameChecksAndTheSameStatus() {
    Receipt read =
        only(
            Paper.page()
                .line("SENTOSA BOOK STORE SDN BHD")
                .row("DATE", "18/01/2018")
                .row("PENCIL", "8.00")
                .row("PAPER", "30.00")
                .row("SUBTOTAL", "38.00")
                .row("GST 6%", "2.28")
                .row("TOTAL", "40.28")
                .row("CASH", "50.00")
                .row("CHANGE", "9.72"));

    Receipt again = Recheck.of(read, Set.of("total"));

    assertThat(read.status()).isEqualTo(Status.VERIFIED);
    assertThat(again.status()).isEqualTo(Status.VERIFIED);
    assertThat(again.checks()).containsAll(read.checks());
    assertThat(again.reviewReasons()).isEmpty();
  }

  @Test
  void aRefundIsCheckedAsIfItWereASale() {
    Receipt read =
        only(
            Paper.page()
                .line("SENTOSA BOOK STORE SDN BHD")
                .row("DATE", "18/01/2018")
                .row("PENCIL", "-8.00")
                .row("PAPER", "-30.00")
                .row("TOTAL", "-38.00"));

    Receipt again = Recheck.of(read, Set.of("total"));

    assertThat(again.status()).isEqualTo(read.status());
    assertThat(again.checks()).isEqualTo(read.checks());
  }

  @Test
  void theTaxesOfARefundAreGivenBackToo() {
    Receipt read =
        only(
            Paper.page()
                .line("SENTOSA BOOK STORE SDN BHD")
                .row("DATE", "18/01/2018")
                .row("PENCIL", "-8.00")
                .row("PAPER", "-30.00")
                .row("SUBTOTAL", "-38.00")
                .row("GST 6%", "-2.28")
                .row("TOTAL", "-40.28"));

    assertThat(read.amounts().tax()).hasValueSatisfying(this::isGivenBack);
    assertThat(read.taxLines())
        .singleElement()
        .satisfies(line -> assertThat(line.amount()).hasValueSatisfying(this::isGivenBack));
    assertThat(Recheck.of(read, Set.of("total")).checks()).containsAll(read.checks());
  }

  private void isGivenBack(BigMoney tax) {
    assertThat(tax.getAmount()).isEqualByComparingTo("-2.28");
  }

  @Test
  void amountsThatNowCloseProveTheTotal() {
    Receipt corrected =
        receipt(
            "\"subtotal\":38.00,\"tax\":2.28,\"total\":40.28,\"reviewReasons\":"
                + "[\"The amounts do not add up: 36.00 + 2.28 = 38.28, and the total is 40.28.\"]");

    Receipt checked = Recheck.of(corrected, Set.of("subtotal"));

    assertThat(checked.status()).isEqualTo(Status.VERIFIED);
    assertThat(checked.reviewReasons()).isEmpty();
    assertThat(checked.checks())
        .anySatisfy(check -> assertThat(check.detail()).isEqualTo("38.00 + 2.28 = 40.28"));
  }

  @Test
  void amountsThatDoNotCloseNeedReviewAndTheTotalStaysWhatThePersonSaid() {
    Receipt corrected = receipt("\"subtotal\":38.00,\"tax\":2.28,\"total\":41.00");

    Receipt checked = Recheck.of(corrected, Set.of("total"));

    assertThat(checked.status()).isEqualTo(Status.NEEDS_REVIEW);
    assertThat(checked.reviewReasons())
        .containsExactly(
            "The amounts do not add up: 38.00 + 2.28 = 40.28, and the total is 41.00.");
    assertThat(checked.amounts().total().orElseThrow().getAmount()).isEqualByComparingTo("41.00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-40.28 | 38.00 | 2.28 | -40.28, beside subtotal 38.00, tax 2.28, paid 40.28.",
        "40.28 | -38.00 | 2.28 | 40.28, beside subtotal -38.00.",
        "40.28 | 38.00 | -2.28 | 40.28, beside tax -2.28."
      })
  void anAmountWhoseSignContradictsTheTotalNeedsReview(
      String total, String subtotal, String tax, String reason) {
    Receipt checked =
        Recheck.of(
            receipt(
                "\"subtotal\":%s,\"tax\":%s,\"total\":%s,\"paid\":40.28,\"status\":\"VERIFIED\""
                    .formatted(subtotal, tax, total)),
            Set.of("total"));

    assertThat(checked.status()).isEqualTo(Status.NEEDS_REVIEW);
    assertThat(checked.reviewReasons()).containsExactly("A sign is wrong: the total is " + reason);
  }

  @Test
  void aTaxTableDoesNotProveATotalWithTheOtherSign() {
    String taxed =
        "\"total\":%s,\"taxLines\":[{\"rate\":19,\"base\":10.00,\"amount\":1.90},"
            + "{\"rate\":7,\"base\":20.00,\"amount\":1.40}]";

    assertThat(Recheck.of(receipt(taxed.formatted("33.30")), Set.of("total")).status())
        .isEqualTo(Status.VERIFIED);
    assertThat(Recheck.of(receipt(taxed.formatted("-33.30")), Set.of("total")).status())
        .isNotEqualTo(Status.VERIFIED);
  }

  @Test
  void aSignThatIsCorrectedIsNoReasonAnyMore() {
    Receipt corrected =
        receipt(
            "\"subtotal\":38.00,\"tax\":2.28,\"total\":40.28,\"reviewReasons\":"
                + "[\"A sign is wrong: the total is 40.28, beside tax -2.28.\"]");

    assertThat(Recheck.of(corrected, Set.of("tax")).status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aRefundWhoseAmountsAreAllGivenBackNeedsNoReview() {
    Receipt refund = receipt("\"subtotal\":-38.00,\"tax\":-2.28,\"total\":-40.28,\"paid\":-40.28");

    assertThat(Recheck.of(refund, Set.of("total")).status()).isEqualTo(Status.VERIFIED);
  }

  @Test
  void aMissingFieldIsAReasonUntilItIsThere() {
    Receipt without = receipt("\"date\":null,\"total\":5.00,\"status\":\"NEEDS_REVIEW\"");

    assertThat(Recheck.of(without, Set.of("number")).reviewReasons())
        .containsExactly("The date was not found.");
    assertThat(
            Recheck.of(
                receipt(
                    "\"total\":5.00,\"status\":\"NEEDS_REVIEW\","
                        + "\"reviewReasons\":[\"The date was not found.\"]"),
                Set.of("date")))
        .satisfies(
            found -> {
              assertThat(found.reviewReasons()).isEmpty();
              assertThat(found.status()).isEqualTo(Status.UNVERIFIED);
            });
  }

  @Test
  void whatOnlyThePageTellsStandsUntilThePersonSaysWhatTheFieldIs() {
    String fields =
        "\"total\":5.00,\"status\":\"NEEDS_REVIEW\",\"reviewReasons\":"
            + "[\"Another total of 7.00 is printed, and nothing explains it beside 5.00.\","
            + "\"The date may be 2018-01-02 or 2018-02-01: nothing decides.\",\"Anything else.\"]";

    assertThat(Recheck.of(receipt(fields), Set.of("vendor")).reviewReasons()).hasSize(3);
    assertThat(Recheck.of(receipt(fields), Set.of("total", "date")).reviewReasons())
        .containsExactly("Anything else.");
  }

  @Test
  void aWordThatIsCorrectedDoesNotChangeWhatTheAmountsProved() {
    Receipt proven =
        receipt(
            "\"total\":5.00,\"status\":\"VERIFIED\",\"checks\":[{\"name\":\"group totals ="
                + " total\",\"passed\":true,\"detail\":\"2 + 3\"}]");

    Receipt checked = Recheck.of(proven, Set.of("vendor"));

    assertThat(checked.status()).isEqualTo(Status.VERIFIED);
    assertThat(checked.checks()).isEqualTo(proven.checks());
  }

  @Test
  void everyReasonThatTheParserGivesIsKnown() {
    Receipt ambiguous =
        only(
            Paper.page()
                .line("SENTOSA BOOK STORE")
                .row("DATE", "02/01/2018")
                .row("PENCIL", "8.00")
                .row("PAPER", "30.00")
                .row("TOTAL", "38.00")
                .row("TOTAL DUE", "41.70")
                .row("TOTAL PAYABLE", "52.11"));

    assertThat(ambiguous.reviewReasons()).isNotEmpty();
    assertThat(Recheck.of(ambiguous, Set.of("total", "date", "currency", "vendor")).reviewReasons())
        .isEmpty();
  }

  private Receipt only(Paper paper) {
    List<Receipt> receipts = parser.parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static Receipt receipt(String fields) {
    try {
      ObjectNode json =
          (ObjectNode)
              Json.mapper()
                  .readTree(
                      "{\"index\":0,\"firstPage\":1,\"lastPage\":1,\"type\":\"RECEIPT\","
                          + "\"vendor\":{\"name\":\"Shop\"},\"date\":\"2026-03-04\","
                          + "\"currency\":\"EUR\",\"status\":\"UNVERIFIED\"}");
      json.setAll((ObjectNode) Json.mapper().readTree("{" + fields + "}"));
      return ReceiptJson.read(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
