package dev.receipts.functions.redrive;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.redrive.Outcome;
import dev.receipts.redrive.PlannedRedrive;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.RedriveClients;
import dev.receipts.redrive.RedriveOrder;
import dev.receipts.redrive.RedrivePlan;
import dev.receipts.redrive.RedriveResult;
import dev.receipts.redrive.RedriveSettings;
import dev.receipts.redrive.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Takes failures off the dead-letter queue and redrives their documents. To be invoked by hand, by
 * a schedule or by an alarm; the command {@code receipts dlq redrive} does the same.
 */
public final class RedriveHandler extends JsonHandler<RedriveRequest, RedriveAnswer> {
  private static final Logger LOG = LoggerFactory.getLogger(RedriveHandler.class);

  /** As long as the function may run, so that nobody else reads what it is working on. */
  private static final Duration VISIBILITY = Duration.ofMinutes(15);

  /** What giving messages back and answering may take. */
  private static final Duration SPARE = Duration.ofSeconds(30);

  private final Redrive redrive;
  private final Clock clock;

  /** Used by Lambda. */
  public RedriveHandler() {
    this(
        Environment.ofProcess(),
        new RedriveClients(
            AwsClients.build(SfnClient.builder()),
            AwsClients.build(SqsClient.builder()),
            AwsClients.build(DynamoDbClient.builder()),
            AwsClients.build(S3Client.builder())),
        Clock.systemUTC());
  }

  RedriveHandler(Environment environment, RedriveClients clients, Clock clock) {
    super(RedriveRequest.class);
    this.redrive =
        new Redrive(
            clients,
            new RedriveSettings(
                environment.required("STATE_MACHINE_ARN"),
                environment.required("DEAD_LETTER_QUEUE_URL"),
                environment.required("QUARANTINE_QUEUE_URL"),
                environment.required("RESULTS_BUCKET"),
                environment.required("DOCUMENTS_TABLE"),
                environment.required("ADMISSION_TABLE"),
                environment.requiredInt("IN_FLIGHT_LIMIT"),
                environment.requiredInt("MAXIMUM_REDRIVES")),
            VISIBILITY,
            clock);
    this.clock = clock;
  }

  @Override
  protected RedriveAnswer handle(RedriveRequest request, Context context) {
    Selection selection = request.selection();
    Source source = request.quarantine() ? Source.QUARANTINE : Source.DEAD_LETTERS;
    if (request.dryRun()) {
      RedrivePlan plan = redrive.plan(source, selection);
      redrive.giveBack(source, plan);
      return new RedriveAnswer(plan.summary(), Optional.empty());
    }
    RedriveOrder order = order(request, context);
    RedrivePlan plan = redrive.plan(source, selection);
    try {
      RedriveResult result = redrive.carryOut(source, plan, order, RedriveHandler::log);
      return new RedriveAnswer(plan.summary(), Optional.of(result));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The redrive was interrupted; invoke it again.", e);
    }
  }

  private RedriveOrder order(RedriveRequest request, Context context) {
    Instant until = clock.instant().plusMillis(context.getRemainingTimeInMillis()).minus(SPARE);
    return new RedriveOrder(
        RedriveRequest.required(request.requestedBy(), "requestedBy"),
        RedriveRequest.required(request.reason(), "reason"),
        request.perSecond().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        // As long as there is time: places get free all the while.
        Duration.between(clock.instant(), until),
        until);
  }

  private static void log(PlannedRedrive planned, Outcome outcome) {
    LOG.info(
        "redrive",
        entry("documentId", planned.failure().message().documentId().value()),
        entry("outcome", outcome.name()));
  }
}
