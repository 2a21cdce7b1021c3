package dev.receipts.functions.deadletter;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.admission.Admission;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.DocumentDeadLetteredException;
import dev.receipts.error.RowDamagedException;
import dev.receipts.functions.deadletter.ExecutionStatusChange.Detail;
import dev.receipts.functions.deadletter.ExecutionStatusChange.Status;
import dev.receipts.json.Json;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.ledger.DocumentStatus;
import dev.receipts.ledger.FailureRecord;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import dev.receipts.pipeline.Advice;
import dev.receipts.pipeline.ExecutionInput;
import dev.receipts.pipeline.Run;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Runs at the end of every execution: gives its lease back, and records the ends that no Catcher
 * can see: an execution that timed out or was aborted, and one that failed elsewhere than in the
 * dead-letter state.
 */
public final class ExecutionEndedHandler
    extends JsonHandler<ExecutionStatusChange, ExecutionEndedHandler.Done> {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionEndedHandler.class);

  private final Admission admission;
  private final Ledger ledger;
  private final DeadLetters deadLetters;
  private final Clock clock;

  /**
   * What was done about the end of an execution.
   *
   * @param deadLettered whether a dead-letter message was sent now
   */
  record Done(boolean deadLettered) {}

  /** Used by Lambda. */
  public ExecutionEndedHandler() {
    this(
        Environment.ofProcess(),
        AwsClients.build(DynamoDbClient.builder()),
        AwsClients.build(SqsClient.builder()),
        Clock.systemUTC());
  }

  ExecutionEndedHandler(
      Environment environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
    super(ExecutionStatusChange.class);
    this.admission = new Admission(dynamo, environment.required("ADMISSION_TABLE"));
    this.ledger = new Ledger(dynamo, environment.required("DOCUMENTS_TABLE"));
    this.deadLetters =
        new DeadLetters(ledger, sqs, environment.required("DEAD_LETTER_QUEUE_URL"), clock);
    this.clock = clock;
  }

  @Override
  protected Done handle(ExecutionStatusChange event, Context context) {
    Detail detail = event.detail();
    return switch (detail.status()) {
      case RUNNING, PENDING_REDRIVE -> new Done(false);
      case SUCCEEDED -> {
        release(detail, true);
        yield new Done(false);
      }
      case FAILED, TIMED_OUT, ABORTED -> {
        // The lease first: whatever happens to the message, the next document may come in.
        release(detail, false);
        yield new Done(record(detail));
      }
    };
  }

  private void release(Detail detail, boolean succeeded) {
    admission.ended(detail.name(), end(detail), succeeded);
  }

  private Instant end(Detail detail) {
    return detail.stopDate().map(Instant::ofEpochMilli).orElseGet(clock::instant);
  }

  private static boolean caught(Detail detail) {
    return detail.status() == Status.FAILED
        && detail.error().equals(Optional.of(DocumentDeadLetteredException.class.getName()));
  }

  private boolean record(Detail detail) {
    Optional<SourceDocument> document = document(detail);
    if (document.isEmpty()) {
      LOG.error(
          "The execution {} ended as {}; its input names no document, so there is nothing to"
              + " record",
          detail.executionArn(),
          detail.status());
      return false;
    }
    Optional<LedgerEntry> entry;
    try {
      entry = ledger.find(document.get().documentId());
    } catch (RowDamagedException e) {
      LOG.error("The end of an execution is told of that the ledger may not hold", e);
      return recordWithoutRow(detail, document.get());
    }
    Run run = run(detail, entry);
    Optional<FailureRecord> untold = entry.flatMap(row -> untold(row, run));
    if (untold.isPresent()) {
      return add(document.get(), run, untold.get());
    }
    return !caught(detail)
        && !entry.filter(row -> toldAlready(row, run)).isPresent()
        && add(document.get(), run, failure(detail, run));
  }

  /** The dead-letter state fails with one of two errors, and with either it has told of it. */
  private boolean recordWithoutRow(Detail detail, SourceDocument document) {
    Run run = run(detail, Optional.empty());
    return !caught(detail)
        && !detail.error().equals(Optional.of(RowDamagedException.class.getName()))
        && add(document, run, failure(detail, run));
  }

  private boolean add(SourceDocument document, Run run, FailureRecord failure) {
    return deadLetters
        .add(
            new FailedDocument(
                document, run, failure, Optional.empty(), Optional.empty(), Optional.empty()))
        .now();
  }

  /**
   * A failure of this run that was recorded and of which no message tells: the dead-letter state
   * could not send it, or it is gone from the queue. It says more than the execution's end does.
   */
  private static Optional<FailureRecord> untold(LedgerEntry entry, Run run) {
    return entry.status() == DocumentStatus.FAILED && entry.isOf(run) && !entry.deadLettered()
        ? entry.failure()
        : Optional.empty();
  }

  /** The dead-letter state may have done its work before the execution ended in another way. */
  private static boolean toldAlready(LedgerEntry entry, Run run) {
    return entry.status().isFailure() && entry.isOf(run) && entry.deadLettered();
  }

  private FailureRecord failure(Detail detail, Run run) {
    String error =
        detail
            .error()
            .filter(name -> !name.isBlank())
            .orElseGet(
                () ->
                    switch (detail.status()) {
                      case TIMED_OUT -> Advice.EXECUTION_TIMED_OUT;
                      case ABORTED -> Advice.EXECUTION_ABORTED;
                      default -> "States.Runtime";
                    });
    return new FailureRecord(
        // The same for a second delivery of the event, another one after the next redrive.
        "%s#%d".formatted(run.executionArn(), run.redriveCount()),
        Optional.empty(),
        error,
        Cause.sentence(error, detail.cause().orElse("")),
        end(detail));
  }

  private static Run run(Detail detail, Optional<LedgerEntry> entry) {
    int redriveCount =
        detail
            .redriveCount()
            .or(
                () ->
                    entry
                        .filter(
                            row -> row.executionArn().equals(Optional.of(detail.executionArn())))
                        .map(LedgerEntry::redriveCount))
            .orElse(0);
    return new Run(detail.executionArn(), Instant.ofEpochMilli(detail.startDate()), redriveCount);
  }

  private static Optional<SourceDocument> document(Detail detail) {
    if (detail.input().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(
          Json.mapper().readValue(detail.input().get(), ExecutionInput.class).document());
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }
}
