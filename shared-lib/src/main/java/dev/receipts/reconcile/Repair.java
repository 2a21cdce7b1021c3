package dev.receipts.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import dev.receipts.pipeline.ExecutionInput;
import dev.receipts.pipeline.Run;
import java.time.Clock;
import java.time.Instant;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Repairs by telling again what was lost, to those who would have been told: whatever they do about
 * it they do as ever, with admission control and with their guards against a second delivery.
 */
final class Repair {
  private final Ledger ledger;
  private final SqsClient sqs;
  private final String ingestQueueUrl;
  private final Executions executions;
  private final EndedExecutions ended;
  private final Clock clock;

  Repair(
      Ledger ledger,
      SqsClient sqs,
      String ingestQueueUrl,
      Executions executions,
      EndedExecutions ended,
      Clock clock) {
    this.ledger = ledger;
    this.sqs = sqs;
    this.ingestQueueUrl = ingestQueueUrl;
    this.executions = executions;
    this.ended = ended;
    this.clock = clock;
  }

  /** Whether something was done. */
  boolean repair(Standing.Astray astray) {
    return switch (astray.gap()) {
      case NEVER_STARTED, EXECUTION_GONE -> {
        String body = Events.uploaded(astray.document());
        AwsCalls.call(
            Service.SQS,
            () -> sqs.sendMessage(request -> request.queueUrl(ingestQueueUrl).messageBody(body)));
        yield true;
      }
      case VANISHED, END_UNRECORDED -> tellOfEnd(astray);
      case MESSAGE_GONE ->
          astray
                  .row()
                  .flatMap(LedgerEntry::failureId)
                  .filter(id -> ledger.deadLetterGone(astray.document().documentId(), id))
                  .isPresent()
              && tellOfEnd(astray);
      case CONTRADICTION, ROW_DAMAGED -> false;
    };
  }

  private boolean tellOfEnd(Standing.Astray astray) {
    LedgerEntry row = astray.row().orElseThrow();
    ended.record(
        astray
            .execution()
            .map(Events::ended)
            .orElseGet(
                () ->
                    Events.vanished(
                        executions.arn(astray.document().documentId(), row),
                        input(astray.document()),
                        row.runOrder().map(Run::startOf).orElse(astray.document().uploadedAt()),
                        row.redriveCount(),
                        Instant.now(clock))));
    return true;
  }

  private static String input(SourceDocument document) {
    try {
      return Json.mapper().writeValueAsString(ExecutionInput.of(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An execution's input can always be written as JSON", e);
    }
  }
}
