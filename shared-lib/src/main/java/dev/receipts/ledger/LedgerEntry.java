package dev.receipts.ledger;

import dev.receipts.document.SourceDocument;
import dev.receipts.dynamodb.RowReader;
import dev.receipts.error.RowDamagedException;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A document's row.
 *
 * @param document absent in a row that nothing but a failure's message made
 * @param stage the latest stage that wrote it, or that the latest failure was at
 * @param runOrder {@link Run#order()} of the latest run that wrote it
 * @param executionArn the execution of that run
 * @param redriveCount the redrive count of that run
 * @param receipts how many receipts the Receipts table holds
 * @param needReview how many of them need review
 * @param duplicates how many of them repeat an earlier receipt
 * @param receiptsEver the greatest number of receipts that any run set out to write
 * @param attempts how many times the document failed
 * @param error the latest failure's error, until the document goes on
 * @param errorMessage what it said
 * @param failureId the latest failure
 * @param deadLetteredFailureId the latest failure that a dead-letter message was sent for
 */
public record LedgerEntry(
    DocumentStatus status,
    Optional<SourceDocument> document,
    Optional<Stage> stage,
    Optional<String> runOrder,
    Optional<String> executionArn,
    int redriveCount,
    int receipts,
    int needReview,
    int duplicates,
    int receiptsEver,
    int attempts,
    Optional<Instant> firstFailure,
    Optional<Instant> lastFailure,
    Optional<String> error,
    Optional<String> errorMessage,
    Optional<String> failureId,
    Optional<String> deadLetteredFailureId) {
  private static final String ID = "DocumentID";

  /** Whether a dead-letter message was sent for the latest failure. */
  public boolean deadLettered() {
    return failureId.isPresent() && failureId.equals(deadLetteredFailureId);
  }

  /** Whether the latest run that wrote the row is this one. */
  public boolean isOf(Run run) {
    return runOrder.equals(Optional.of(run.order()));
  }

  /** Whether the latest run that wrote the row came after this one. */
  boolean isOfLaterRunThan(Run run) {
    return runOrder.filter(order -> order.compareTo(run.order()) > 0).isPresent();
  }

  /**
   * The latest failure as it was recorded; empty where there was none, or where the document went
   * on since.
   */
  public Optional<FailureRecord> failure() {
    return failureId.isPresent() && error.isPresent() && lastFailure.isPresent()
        ? Optional.of(
            new FailureRecord(
                failureId.get(), stage, error.get(), errorMessage.orElse(""), lastFailure.get()))
        : Optional.empty();
  }

  /** Whether the latest run went through all stages. */
  public boolean isCompleted() {
    return status == DocumentStatus.STORED && stage.equals(Optional.of(Stage.NotifyRecipients));
  }

  /**
   * Reads a row.
   *
   * @throws RowDamagedException when it holds what no stage writes
   */
  static LedgerEntry of(Map<String, AttributeValue> attributes) {
    RowReader row =
        new RowReader(
            "The row "
                + Optional.ofNullable(attributes.get(ID)).map(AttributeValue::s).orElse("")
                + " of the Documents table",
            attributes);
    order(row, "FailedRunOrder");
    return new LedgerEntry(
        row.oneOf(DocumentStatus.class, "Status").orElse(DocumentStatus.ACCEPTED),
        document(row, attributes.keySet()),
        row.oneOf(Stage.class, "Stage"),
        order(row, "RunOrder"),
        row.text("ExecutionArn"),
        row.integer("RedriveCount").orElse(0),
        row.integer("Receipts").orElse(0),
        row.integer("NeedReview").orElse(0),
        row.integer("Duplicates").orElse(0),
        row.integer("ReceiptsEver").orElse(0),
        row.integer("Attempts").orElse(0),
        row.time("FirstFailure"),
        row.time("LastFailure"),
        row.text("Error"),
        row.text("ErrorMessage"),
        row.text("FailureID"),
        row.text("DeadLetteredFailureID"));
  }

  /** What no run can compare with would pass for a newer run. */
  private static Optional<String> order(RowReader row, String name) {
    row.text(name, "the order of a run", Run::startOf);
    return row.text(name);
  }

  private static Optional<SourceDocument> document(RowReader row, Set<String> names) {
    if (!names.containsAll(Set.of("Bucket", "Key", "ETag", "Size", "UploadedAt"))) {
      return Optional.empty();
    }
    SourceDocument document =
        SourceDocument.of(
            row.required("Bucket", row.text("Bucket")),
            row.required("Key", row.text("Key")),
            row.text("VersionID"),
            row.required("ETag", row.text("ETag")),
            row.required("Size", row.longInteger("Size")),
            row.required("UploadedAt", row.time("UploadedAt")));
    if (row.text(ID).filter(id -> !id.equals(document.documentId().value())).isPresent()) {
      throw row.damaged("names in Bucket, Key, VersionID and ETag another document than its own");
    }
    return Optional.of(document);
  }
}
