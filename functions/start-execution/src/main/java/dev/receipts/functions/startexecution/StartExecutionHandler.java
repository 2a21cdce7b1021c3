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
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
            RandomGenerator.getDefault());
  }

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    Optional.ofNullable(context).ifPresent(PowertoolsLogging::initializeLogging);
    Set<String> failures = new LinkedHashSet<>();
    Deferral deferral = new Deferral(sqs, queueUrl, deferralTime);
    boolean paused = false;
    for (SQSMessage message : event.getRecords()) {
      try {
        for (Upload upload : S3Event.uploads(message.getBody())) {
          // Where there was no room a moment ago there is none for the others of the batch.
          Acceptance.Outcome outcome = accept(upload, deferral.isEmpty());
          if (outcome.waits()) {
            deferral.add(message.getMessageId(), upload);
          }
          paused |= outcome == Acceptance.Outcome.PAUSED;
        }
      } catch (RuntimeException e) {
        // One bad or unlucky message must not hold up the others of its batch.
        LOG.error(
            "Message {} could not be handled: it stays in the queue, and moves to the ingest"
                + " dead-letter queue if that goes on",
            message.getMessageId(),
            e);
        failures.add(message.getMessageId());
      }
    }
    failures.addAll(deferral.send(paused ? acceptance.untilProbe() : Duration.ZERO));
    return new SQSBatchResponse(failures.stream().map(BatchItemFailure::new).toList());
  }

  private Acceptance.Outcome accept(Upload upload, boolean ask) {
    Acceptance.Outcome outcome = acceptance.accept(upload.document(), ask);
    LOG.info(
        "upload",
        entry("documentId", upload.document().documentId().value()),
        entry("outcome", outcome.name()));
    return outcome;
  }
}
