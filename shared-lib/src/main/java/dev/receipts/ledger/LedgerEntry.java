package dev.receipts.ledger;

import dev.receipts.document.SourceDocument;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** Whether a dead-letter message was sent for the latest failure. */
  public boolean deadLettered() {
    return failureId.isPresent() && failureId.equals(deadLetteredFailureId);
  }

  /** Whether the latest run that wrote the row is this one. */
  public boolean isOf(Run run) {
    return runOrder.equals(Optional.of(run.order()));
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

  static LedgerEntry of(Map<String, AttributeValue> row) {
    return new LedgerEntry(
        text(row, "Status").map(DocumentStatus::valueOf).orElse(DocumentStatus.ACCEPTED),
        document(row),
        text(row, "Stage").map(Stage::valueOf),
        text(row, "RunOrder"),
        text(row, "ExecutionArn"),
        number(row, "RedriveCount").orElse(0),
        number(row, "Receipts").orElse(0),
        number(row, "NeedReview").orElse(0),
        number(row, "Duplicates").orElse(0),
        number(row, "ReceiptsEver").orElse(0),
        number(row, "Attempts").orElse(0),
        text(row, "FirstFailure").map(Instant::parse),
        text(row, "LastFailure").map(Instant::parse),
        text(row, "Error"),
        text(row, "ErrorMessage"),
        text(row, "FailureID"),
        text(row, "DeadLetteredFailureID"));
  }

  private static Optional<SourceDocument> document(Map<String, AttributeValue> row) {
    return row.keySet().containsAll(Set.of("Bucket", "Key", "ETag", "Size", "UploadedAt"))
        ? Optional.of(
            SourceDocument.of(
                row.get("Bucket").s(),
                row.get("Key").s(),
                text(row, "VersionID"),
                row.get("ETag").s(),
                Long.parseLong(row.get("Size").n()),
                Instant.parse(row.get("UploadedAt").s())))
        : Optional.empty();
  }

  private static Optional<String> text(Map<String, AttributeValue> row, String name) {
    return Optional.ofNullable(row.get(name)).map(AttributeValue::s);
  }

  private static OptionalInt number(Map<String, AttributeValue> row, String name) {
    AttributeValue value = row.get(name);
    return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.n()));
  }
}
