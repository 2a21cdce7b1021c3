package dev.receipts.functions.deadletter;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.admission.Admission;
import dev.receipts.admission.ServiceHealth;
import dev.receipts.document.DocumentId;
import dev.receipts.error.DocumentDeadLetteredException;
import dev.receipts.error.DocumentNotAdmittedException;
import dev.receipts.error.RowDamagedException;
import dev.receipts.functions.deadletter.DeadLetters.Told;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.ledger.FailureRecord;
import dev.receipts.ledger.Ledger;
import dev.receipts.pipeline.DeadLetterRequest;
import dev.receipts.pipeline.Failure;
import dev.receipts.pipeline.Resume;
import dev.receipts.pipeline.Stage;
import dev.receipts.redrive.Resumption;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The state that every Catcher leads to. It records the failure, sends the dead-letter message and
 * throws, so that the execution shows as failed with the real error in its cause. A redrive enters
 * the same state again: then it takes a lease as any other document does, and answers with the
 * stage to go on at; what was paid for before the failure is not paid for again.
 */
public final class DeadLetterHandler extends JsonHandler<DeadLetterRequest, Resume> {
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

  private final Admission admission;
  private final int inFlightLimit;
  private final ServiceHealth health;
  private final Ledger ledger;
  private final DeadLetters deadLetters;
  private final Clock clock;

  /** Used by Lambda. */
  public DeadLetterHandler() {
    this(
        Environment.ofProcess(),
        AwsClients.build(DynamoDbClient.builder()),
        AwsClients.build(SqsClient.builder()),
        Clock.systemUTC());
  }

  DeadLetterHandler(Environment environment, DynamoDbClient dynamo, SqsClient sqs, Clock clock) {
    super(DeadLetterRequest.class);
    this.admission = new Admission(dynamo, environment.required("ADMISSION_TABLE"));
    this.inFlightLimit = environment.requiredInt("IN_FLIGHT_LIMIT");
    this.health = ServiceHealth.of(environment, dynamo, clock);
    this.ledger = new Ledger(dynamo, environment.required("DOCUMENTS_TABLE"));
    this.deadLetters =
        new DeadLetters(ledger, sqs, environment.required("DEAD_LETTER_QUEUE_URL"), clock);
    this.clock = clock;
  }

  /** What the execution's cause says. */
  private record Ending(String error, String message, Stage stage, DocumentId documentId) {}

  @Override
  protected Resume handle(DeadLetterRequest request, Context context) {
    Failure failure = request.failure();
    if (request.run().redriveCount() > failure.redriveCount()) {
      return resume(request);
    }
    health.failed(failure.stage(), failure.error(), request.run().executionName());
    String message = Cause.sentence(failure.error(), failure.cause());
    Told told =
        deadLetters.add(
            new FailedDocument(
                request.document(),
                request.run(),
                new FailureRecord(
                    failure.id(),
                    Optional.of(failure.stage()),
                    failure.error(),
                    message,
                    failure.at()),
                failure.job(),
                failure.manifestKey(),
                failure.parsed()));
    if (told.damage().isPresent()) {
      RowDamagedException damage = told.damage().get();
      throw new RowDamagedException(
          "%s The document had failed in %s with %s: the dead-letter queue has the message."
              .formatted(damage.getMessage(), failure.stage(), failure.error()),
          damage);
    }
    throw new DocumentDeadLetteredException(
        DeadLetters.json(
            new Ending(
                failure.error(), message, failure.stage(), request.document().documentId())));
  }

  /**
   * A redrive counts as a document in progress, whoever started it: from the console it comes
   * without a lease.
   *
   * @throws DocumentNotAdmittedException when it has to wait
   */
  private Resume resume(DeadLetterRequest request) {
    if (!admission.admit(request.run().executionName(), inFlightLimit, clock.instant())) {
      throw new DocumentNotAdmittedException(
          "As many documents are in progress as may be, or admission is paused: the redrive waits."
              + " See ./receipts admission show.");
    }
    Failure failure = request.failure();
    Stage stage = Resumption.after(failure.stage(), failure.error(), failure.job().isPresent());
    ledger.resume(request.document(), request.run(), stage, clock.instant());
    LOG.info("redriven", entry("resumesAt", stage.name()));
    return new Resume(stage);
  }
}
