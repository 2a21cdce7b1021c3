package dev.receipts.functions.startexecution;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.receipts.admission.Admission;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.ledger.Ledger;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * Takes S3 events off the ingest queue and starts one execution for each uploaded object version,
 * however often and in whatever order its events come.
 *
 * <p>An upload that is not admitted is sent to the queue again, as a fresh message with a delay,
 * and its old message is done: so waiting does not count as failing, and does not move it towards
 * the queue's dead-letter queue. A crash between the two leaves both, and a duplicate is harmless.
 */
public final class StartExecutionHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
  private static final Logger LOG = LoggerFactory.getLogger(StartExecutionHandler.class);

  private final Acceptance acceptance;
  private final SqsClient sqs;
  private final String queueUrl;
  private final DeferralTime deferralTime;

  /** Used by Lambda. */
  public StartExecutionHandler() {
    this(
        Environment.ofProcess(),
        AwsClients.build(DynamoDbClient.builder()),
        AwsClients.build(SfnClient.builder()),
        AwsClients.build(SqsClient.builder()),
        Clock.systemUTC());
  }

  StartExecutionHandler(
      Environment environment,
      DynamoDbClient dynamo,
      SfnClient stepFunctions,
      SqsClient sqs,
      Clock clock) {
    int limit = environment.requiredInt("IN_FLIGHT_LIMIT");
    this.acceptance =
        new Acceptance(
            new Admission(dynamo, environment.required("ADMISSION_TABLE")),
            limit,
            new Ledger(dynamo, environment.required("DOCUMENTS_TABLE")),
            new Executions(stepFunctions, environment.required("STATE_MACHINE_ARN")),
            clock);
    this.sqs = sqs;
    this.queueUrl = environment.required("INGEST_QUEUE_URL");
    this.deferralTime =
        new DeferralTime(
            sqs,
            queueUrl,
            environment.requiredInt("DEFERRAL_SECONDS"),
            limit,
            // This instance goes into a snapshot: others would draw the same in each copy of it.
            new SecureRandom());
  }

  /** A message of the queue that tells of uploads. */
  private record Message(String id, List<Upload> uploads) {}

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    Optional.ofNullable(context).ifPresent(PowertoolsLogging::initializeLogging);
    Set<String> failures = new LinkedHashSet<>();
    List<Message> messages = read(event, failures);
    rows(messages, failures).ifPresent(rows -> accept(messages, rows, failures));
    return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
  }

  private static List<Message> read(SQSEvent event, Set<String> failures) {
    List<Message> messages = new ArrayList<>();
    for (SQSMessage message : event.getRecords()) {
      try {
        List<Upload> uploads = S3Event.uploads(message.getBody());
        if (!uploads.isEmpty()) {
          messages.add(new Message(message.getMessageId(), uploads));
        }
      } catch (RuntimeException e) {
        failures.add(failed(message.getMessageId(), e));
      }
    }
    return messages;
  }

  /** What is known of all documents of the batch, read at once; empty when it cannot be read. */
  private Optional<Ledger.Rows> rows(List<Message> messages, Set<String> failures) {
    try {
      return Optional.of(
          acceptance.known(
              messages.stream()
                  .flatMap(message -> message.uploads().stream())
                  .map(Upload::document)
                  .toList()));
    } catch (RuntimeException e) {
      messages.forEach(message -> failures.add(failed(message.id(), e)));
      return Optional.empty();
    }
  }

  private void accept(List<Message> messages, Ledger.Rows rows, Set<String> failures) {
    Deferral deferral = new Deferral(sqs, queueUrl, deferralTime);
    boolean paused = false;
    for (Message message : messages) {
      try {
        for (Upload upload : message.uploads()) {
          // Where there was no room a moment ago there is none for the others of the batch.
          Acceptance.Outcome outcome = accept(upload, rows, deferral.isEmpty());
          if (outcome.waits()) {
            deferral.add(message.id(), upload);
          }
          paused |= outcome == Acceptance.Outcome.PAUSED;
        }
      } catch (RuntimeException e) {
        failures.add(failed(message.id(), e));
      }
    }
    failures.addAll(deferral.send(paused ? acceptance.untilProbe() : Duration.ZERO));
  }

  private Acceptance.Outcome accept(Upload upload, Ledger.Rows rows, boolean ask) {
    Acceptance.Outcome outcome = acceptance.accept(upload.document(), rows, ask);
    // An alarm counts the lines that say PAUSED: the highest LogLevel there is must let them
    // through.
    LOG.atLevel(outcome == Acceptance.Outcome.PAUSED ? Level.WARN : Level.INFO)
        .log(
            "upload",
            entry("documentId", upload.document().documentId().value()),
            entry("outcome", outcome.name()));
    return outcome;
  }

  /** One bad or unlucky message must not hold up the others of its batch. */
  private static String failed(String messageId, RuntimeException e) {
    LOG.error(
        "Message {} could not be handled: it stays in the queue, and moves to the ingest"
            + " dead-letter queue if that goes on",
        messageId,
        e);
    return messageId;
  }
}
