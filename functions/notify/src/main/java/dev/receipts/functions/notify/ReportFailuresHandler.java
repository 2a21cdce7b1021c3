package dev.receipts.functions.notify;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.admission.Admission;
import dev.receipts.admission.AdmissionState;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.admission.ServiceHealth.WatchedService;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.ledger.DocumentStatus;
import dev.receipts.ledger.FailureReports;
import dev.receipts.ledger.UnreportedFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Tells ops what failed since the last report: one mail for all of it, and none when nothing did.
 * To be invoked by a schedule; what the event says does not matter.
 *
 * <p>Each failure is marked after it was sent, so that none goes untold; a crash between the two
 * tells of the same failures once more. While SES is down nothing is sent, and the first mail
 * afterwards tells of all. A mail that SES refuses fails the function, which has an alarm, and no
 * document.
 */
public final class ReportFailuresHandler
    extends JsonHandler<JsonNode, ReportFailuresHandler.Report> {
  private static final Logger LOG = LoggerFactory.getLogger(ReportFailuresHandler.class);

  /** How many failures one mail tells of; the next one tells of the others. */
  static final int MOST = 5_000;

  private final FailureReports reports;
  private final Admission admission;
  private final Mailbox mailbox;
  private final FailureMailWriter writer;
  private final Clock clock;

  /**
   * What was told.
   *
   * @param failures how many failures
   * @param messageId of the mail; absent when none was sent
   */
  record Report(int failures, Optional<String> messageId) {}

  /** Used by Lambda. */
  public ReportFailuresHandler() {
    this(
        Environment.ofProcess(),
        AwsClients.build(DynamoDbClient.builder()),
        AwsClients.build(SesV2Client.builder()),
        Clock.systemUTC());
  }

  ReportFailuresHandler(
      Environment environment, DynamoDbClient dynamo, SesV2Client ses, Clock clock) {
    super(JsonNode.class);
    this.reports =
        new FailureReports(
            dynamo,
            environment.required("DOCUMENTS_TABLE"),
            environment.required("ADMISSION_TABLE"));
    this.admission = new Admission(dynamo, environment.required("ADMISSION_TABLE"));
    this.mailbox =
        new Mailbox(
            ses,
            environment.required("SENDER"),
            environment.optional("OPERATIONS_RECIPIENTS").orElse(""));
    this.writer = new FailureMailWriter(environment.required("STACK_NAME"));
    this.clock = clock;
  }

  @Override
  protected Report handle(JsonNode event, Context context) {
    Report nothing = new Report(0, Optional.empty());
    if (!mailbox.hasRecipients()) {
      return nothing;
    }
    AdmissionState state = admission.state();
    if (isDown(Service.SES, state.breaker())) {
      LOG.warn("SES is down: the failures are told of when it is back");
      return nothing;
    }
    Instant now = clock.instant();
    return reports
        .claim(now, now.plusMillis(context.getRemainingTimeInMillis()))
        .map(last -> report(last, now, state))
        .orElse(nothing);
  }

  private Report report(Instant last, Instant now, AdmissionState state) {
    Instant reportedUntil = last;
    try {
      List<UnreportedFailure> failures = reports.unreported(last, MOST);
      Optional<String> messageId = Optional.empty();
      if (!failures.isEmpty()) {
        messageId = Optional.of(send(failures, state));
        failures.forEach(reports::reported);
      }
      reportedUntil = failures.size() < MOST ? now : failures.getLast().at();
      return new Report(failures.size(), messageId);
    } finally {
      // Also after a failure: the next attempt need not wait for this one to be over.
      reports.release(reportedUntil);
    }
  }

  private String send(List<UnreportedFailure> failures, AdmissionState state) {
    Mail mail =
        writer.write(
            failures, failures.size() == MOST, reports.count(DocumentStatus.QUARANTINED), state);
    String messageId = mailbox.send(mail, WatchedService.of(Service.SES));
    LOG.info(
        "failures reported", entry("failures", failures.size()), entry("messageId", messageId));
    return messageId;
  }

  private static boolean isDown(Service service, CircuitBreaker breaker) {
    return switch (breaker) {
      case CircuitBreaker.Closed closed -> false;
      case CircuitBreaker.Open open -> open.service() == service;
      case CircuitBreaker.HalfOpen halfOpen -> halfOpen.service() == service;
    };
  }
}
