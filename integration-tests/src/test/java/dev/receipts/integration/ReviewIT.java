package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.dynamodb.ReviewState;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.review.Correction;
import dev.receipts.review.ListedReview;
import dev.receipts.review.ReviewException;
import dev.receipts.review.ReviewItem;
import dev.receipts.review.Reviewer;
import dev.receipts.review.Reviews;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** People correct and approve receipts, and no run undoes what they did. */
@ExtendWith(EmbeddedPipeline.class)
class ReviewIT {
  private static final Reviewer ANNA = new Reviewer("Anna", "the date is on the back", none());
  private static final Reviewer BEN = new Reviewer("Ben", "looked at it", none());

  private final Pipeline pipeline;
  private final Reviews reviews;

  ReviewIT(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.reviews = pipeline.reviews();
  }

  @Test
  void aCorrectedReceiptLeavesTheListAndStaysCorrectedWhenItsDocumentIsStoredAgain() {
    Document document = withoutDate("review/corrected.pdf");
    String id = document.id().receiptId(0);
    assertThat(document.row()).containsEntry("NeedReview", number(1));
    Await.until("The receipt in the list", Duration.ofSeconds(20), () -> listed(id).isPresent());
    assertThat(listed(id).orElseThrow().reasons()).contains("The date was not found.");
    ReviewItem seen = reviews.find(id);

    ReviewItem corrected =
        reviews.correct(
            id,
            Correction.of(List.of("date=2024-03-17", "vendor=Harbour Books", "lines[1].code=A5")),
            ANNA);

    assertThat(corrected.receipt().status()).isNotEqualTo(Status.NEEDS_REVIEW);
    assertThat(corrected.state()).contains(ReviewState.CORRECTED);
    assertThat(document.receipts().getFirst())
        .containsEntry("VendorName", AttributeValue.fromS("Harbour Books"))
        .containsEntry("Date", AttributeValue.fromS("2024-03-17"))
        .containsEntry("Month", AttributeValue.fromS("2024-03"));
    assertThat(document.row()).containsEntry("NeedReview", number(0));
    Await.until("A list without it", Duration.ofSeconds(20), () -> listed(id).isEmpty());
    assertThat(corrected.reviews())
        .singleElement()
        .satisfies(
            review -> {
              assertThat(review.by()).isEqualTo("Anna");
              assertThat(review.before()).containsEntry("date", "");
              assertThat(review.after()).containsEntry("date", "2024-03-17");
            });

    // Ben looked at it before Anna corrected it.
    Reviewer late = new Reviewer("Ben", "", Optional.of(seen.version()));
    assertThatThrownBy(() -> reviews.approve(id, late))
        .isInstanceOf(ReviewException.class)
        .hasMessageContaining("Anna corrected it at");
    assertThatThrownBy(() -> reviews.approve(id, BEN)).isInstanceOf(ReviewException.class);

    assertThat(pipeline.runAgain(document)).isEqualTo(ExecutionStatus.SUCCEEDED);

    ReviewItem after = reviews.find(id);
    assertThat(after.receipt()).isEqualTo(corrected.receipt());
    assertThat(after.reviews()).isEqualTo(corrected.reviews());
    assertThat(after.machineSays()).containsEntry("date", "").containsKey("vendor");
    assertThat(document.row()).containsEntry("NeedReview", number(0));
    assertThat(after.version()).isNotEqualTo(corrected.version());
  }

  @Test
  void anApprovedReceiptLeavesTheListAsItIs() {
    Document document = withoutDate("review/approved.pdf");
    String id = document.id().receiptId(0);

    Reviewer mistaken = new Reviewer("Ben", "", Optional.of("WRONG"));
    assertThatThrownBy(() -> reviews.approve(id, mistaken))
        .hasMessageContaining(
            "its version is %s and not WRONG. Look".formatted(reviews.find(id).version()));

    ReviewItem approved = reviews.approve(id, BEN);

    assertThat(approved.receipt().status()).isEqualTo(Status.UNVERIFIED);
    assertThat(approved.receipt().reviewReasons()).isEmpty();
    assertThat(approved.reviews().getFirst().reasons()).contains("The date was not found.");
    assertThat(document.row()).containsEntry("NeedReview", number(0));
    assertThatThrownBy(() -> reviews.approve(id, BEN))
        .hasMessageStartingWith("It is approved already. Ben approved it at");
    assertThat(document.row()).containsEntry("NeedReview", number(0));

    assertThat(reviews.correct(id, Correction.of(List.of("total=1")), BEN).state())
        .contains(ReviewState.NEEDED);
    assertThat(document.row()).containsEntry("NeedReview", number(1));
  }

  @Test
  void aVendorThatIsOnlyALogoIsNamedOnce() {
    Document first = logoOnly("review/logo-1.pdf", "14 March 2026");
    String id = first.id().receiptId(0);
    assertThat(reviews.find(id).receipt().reviewReasons())
        .containsExactly("The vendor's name was not found.");

    reviews.correct(id, Correction.of(List.of("vendor=Harbour Books")), ANNA);

    Document[] later = new Document[1];
    int[] tries = new int[1];
    Await.until(
        "A later receipt with the name",
        Duration.ofSeconds(60),
        () -> {
          // The index may lag behind for a moment.
          int day = 1 + tries[0]++ % 27;
          later[0] = logoOnly("review/logo-" + day + "-later.pdf", day + " April 2026");
          return later[0].receipts().getFirst().containsKey("VendorName");
        });
    assertThat(later[0].receipts().getFirst())
        .containsEntry("VendorName", AttributeValue.fromS("Harbour Books"))
        .doesNotContainKeys("ReviewState", "NamedVendor");
    assertThat(reviews.find(later[0].id().receiptId(0)).receipt().evidence().get("vendor").rule())
        .isEqualTo("named in a review of another receipt with this tax number");
  }

  private Document logoOnly(String key, String date) {
    Document document =
        pipeline.upload(
            key,
            PrintedReceipt.of(
                    "12 Quay Street, Bristol",
                    date + " 10:32",
                    "Notebook A5\t£12.50",
                    "Fountain pen\t£24.00",
                    "Subtotal\t£36.50",
                    "TOTAL\t£36.50",
                    "Paid by card\t£36.50",
                    "VAT No GB 123 4567 82")
                .pdf());
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return document;
  }

  private Optional<ListedReview> listed(String id) {
    return reviews.list(ReviewState.NEEDED).filter(review -> review.id().equals(id)).findFirst();
  }

  private Document withoutDate(String key) {
    Document document =
        pipeline.upload(
            key,
            PrintedReceipt.of(
                    "Harbour Bookshop Ltd",
                    "14 Mill Lane, London",
                    "Receipt No " + key.hashCode(),
                    "Notebook A5\t£12.50",
                    "Fountain pen\t£24.00",
                    "Subtotal\t£36.50",
                    "TOTAL\t£36.50",
                    "Paid by card\t£36.50")
                .pdf());
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    Map<String, AttributeValue> receipt = document.receipts().getFirst();
    assertThat(receipt).containsEntry("ReviewState", AttributeValue.fromS("NEEDED"));
    return document;
  }

  private static AttributeValue number(int value) {
    return AttributeValue.fromN(Integer.toString(value));
  }

  private static Optional<String> none() {
    return Optional.empty();
  }
}
