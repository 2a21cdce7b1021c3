package dev.receipts.functions.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.RowDamagedException;
import dev.receipts.error.TransientException;
import dev.receipts.json.Json;
import dev.receipts.ledger.FailureOutcome;
import dev.receipts.ledger.FailureRecord;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import dev.receipts.pipeline.Advice;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.DeadLetterMessage.Job;
import dev.receipts.pipeline.DeadLetterMessage.Reusable;
import dev.receipts.pipeline.TextractJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Records a failure in the ledger and sends one message about it to the dead-letter queue. */
final class DeadLetters {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private final Ledger ledger;
  private final SqsClient sqs;
  private final String queueUrl;
  private final Clock clock;

  DeadLetters(Ledger ledger, SqsClient sqs, String queueUrl, Clock clock) {
    this.ledger = ledger;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.clock = clock;
  }

  /**
   * Records and tells of a failure. A repetition sends no second message, unless the first attempt
   * ended between sending and noting that it had sent: a message twice is better than none.
   *
   * <p>Where a newer run is in charge of the document nothing is written and nothing is sent:
   * redriving the old failure would only get in that run's way.
   *
   * <p>Where the row cannot be read, the message is sent without it, once for each call.
   */
  Told add(FailedDocument failed) {
    return switch (ledger.fail(failed.document(), failed.run(), failed.failure())) {
      case FailureOutcome.Superseded() -> {
        LOG.warn(
            "Document {} failed in a run that a newer one has replaced",
            failed.document().documentId());
        yield new Told(false, Optional.empty());
      }
      case FailureOutcome.Recorded(LedgerEntry entry) when entry.deadLettered() ->
          new Told(false, Optional.empty());
      case FailureOutcome.Recorded(LedgerEntry entry) -> {
        send(failed, Optional.of(entry));
        yield new Told(true, Optional.empty());
      }
      case FailureOutcome.Unreadable(RowDamagedException damage) -> {
        LOG.error("A failure is told of that the ledger may not hold", damage);
        send(failed, Optional.empty());
        yield new Told(true, Optional.of(damage));
      }
    };
  }

  /**
   * What was done about a failure.
   *
   * @param now whether a message was sent now
   * @param damage what keeps the document's row from being read
   */
  record Told(boolean now, Optional<RowDamagedException> damage) {}

  private void send(FailedDocument failed, Optional<LedgerEntry> entry) {
    String body = json(message(failed, entry));
    String messageId =
        AwsCalls.call(
                Service.SQS,
                () -> sqs.sendMessage(request -> request.queueUrl(queueUrl).messageBody(body)))
            .messageId();
    try {
      ledger.deadLettered(failed.document().documentId(), failed.failure().id(), messageId);
    } catch (TransientException | RowDamagedException e) {
      // Failing here would bring another attempt, and that a second message.
      LOG.warn("The message {} was sent and could not be noted in the ledger", messageId, e);
    }
  }

  private DeadLetterMessage message(FailedDocument failed, Optional<LedgerEntry> entry) {
    SourceDocument document = failed.document();
    FailureRecord failure = failed.failure();
    Advice advice = Advice.on(failure.error());
    return new DeadLetterMessage(
        failure.id(),
        document.documentId(),
        document.bucket(),
        document.key(),
        document.versionId(),
        document.size(),
        failure.stage(),
        failure.error(),
        advice.kind(),
        failure.message(),
        advice.action(),
        entry.map(LedgerEntry::attempts).orElse(failed.run().redriveCount() + 1),
        entry.flatMap(LedgerEntry::firstFailure).orElse(failure.at()),
        entry.flatMap(LedgerEntry::lastFailure).orElse(failure.at()),
        failed.run().executionArn(),
        failed.run().redriveCount(),
        ConsoleLink.toExecution(failed.run().executionArn()),
        new Reusable(failed.job().map(this::job), failed.manifestKey(), failed.parsed()));
  }

  private Job job(TextractJob job) {
    Instant now = clock.instant();
    return new Job(
        job.jobId(),
        job.mode(),
        job.pages(),
        job.startedAt(),
        Duration.between(job.startedAt(), now).toSeconds(),
        job.keptUntil());
  }

  static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record can always be written as JSON", e);
    }
  }
}
