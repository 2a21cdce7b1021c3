package dev.receipts.integration;

import dev.receipts.document.DocumentId;
import dev.receipts.integration.Mailbox.Mail;
import dev.receipts.pipeline.DeadLetterMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/**
 * One uploaded version of one object, and what became of it.
 *
 * @param versionId of the object
 * @param eTag without quotes
 */
record Document(
    Pipeline pipeline,
    DocumentId id,
    String bucket,
    String key,
    String versionId,
    String eTag,
    long size) {
  private static final Duration TO_THE_END = Duration.ofSeconds(60);
  private static final Duration TO_A_STATE = Duration.ofSeconds(30);

  String executionArn() {
    return pipeline.executionArn(id.value());
  }

  String s3Path() {
    return "s3://" + bucket + "/" + key;
  }

  /** Waits for the end of the execution and its lease, and says how it ended. */
  ExecutionStatus awaitEnd() {
    ExecutionStatus end =
        Await.value(
            "The end of " + key,
            TO_THE_END,
            () -> status().filter(status -> status != ExecutionStatus.RUNNING));
    Await.until("The end of the lease of " + key, TO_A_STATE, () -> !holdsLease());
    return end;
  }

  /** Waits until the execution is in a state. */
  void awaitState(String state) {
    Await.until(
        key + " in the state " + state,
        TO_A_STATE,
        () -> status().isPresent() && statesEntered().contains(state));
  }

  /** The execution's status; empty while there is no execution. */
  Optional<ExecutionStatus> status() {
    return pipeline.status(executionArn());
  }

  /** The error and cause that the console shows for the execution. */
  String shownCause() {
    return pipeline.cause(executionArn());
  }

  List<HistoryEvent> history() {
    return pipeline.history(executionArn());
  }

  /** The states that the execution entered, in their order. */
  List<String> statesEntered() {
    return history().stream().flatMap(event -> entered(event).stream()).toList();
  }

  /** The states that were entered after the latest redrive. */
  List<String> statesEnteredAfterRedrive() {
    List<HistoryEvent> events = history();
    int redriven = -1;
    for (int i = 0; i < events.size(); i++) {
      redriven = events.get(i).type() == HistoryEventType.EXECUTION_REDRIVEN ? i : redriven;
    }
    return events.subList(redriven + 1, events.size()).stream()
        .flatMap(event -> entered(event).stream())
        .toList();
  }

  /** Its items in the Receipts table, in the order of the document. */
  List<Map<String, AttributeValue>> receipts() {
    return pipeline.receipts(id);
  }

  /** Its row in the Documents table. */
  Map<String, AttributeValue> row() {
    return pipeline.row(id);
  }

  /** The mails about it; another version of the same object has the same. */
  List<Mail> mails() {
    return pipeline.mailbox().about(s3Path());
  }

  List<DeadLetterMessage> deadLetters() {
    return pipeline.deadLetterQueue().messagesOf(this);
  }

  /** How many Textract jobs were started for its key. */
  int textractJobs() {
    return pipeline.textract().jobsStarted(key);
  }

  boolean holdsLease() {
    return pipeline.leases().contains(id.value());
  }

  /** Redrives the execution, as the console's button does, and waits for its new end. */
  ExecutionStatus redrive() {
    pipeline.redrive(executionArn());
    return awaitEnd();
  }

  void stop() {
    pipeline.stop(executionArn());
  }

  private static Optional<String> entered(HistoryEvent event) {
    return Optional.ofNullable(event.stateEnteredEventDetails()).map(details -> details.name());
  }

  @Override
  public String toString() {
    return key + " (" + id + ")";
  }
}
