package dev.receipts.functions.notify;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.admission.ServiceHealth;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.document.SourceDocument;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.error.EmailThrottledException;
import dev.receipts.error.PermanentException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.error.TransientException;
import dev.receipts.functions.notify.MailWriter.Counts;
import dev.receipts.lambda.AwsClients;
import dev.receipts.lambda.Environment;
import dev.receipts.lambda.JsonHandler;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import dev.receipts.pipeline.Notification;
import dev.receipts.pipeline.NotifyRequest;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.StoredReceipts;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptLines;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/**
 * Sends one mail about a document to the recipients; nobody gets one where there are none.
 *
 * <p>SES has no idempotency key, so a mail can be sent at most once or at least once. This sends it
 * at least once, because a mail that never comes is worse than one that comes twice, and makes a
 * second one as unlikely as can be: an attempt claims the mail in the ledger before it sends and
 * marks it as sent afterwards, together with the document's end. An attempt that finds it sent does
 * nothing. One that finds it claimed fails as unavailable, to be retried, until the claim ends,
 * which is when the function's time-out has ended the attempt that holds it. So only an attempt
 * that dies between SES's answer and the mark leads to a second mail, or one that cannot write the
 * mark until its time is over.
 */
public final class NotifyHandler extends JsonHandler<NotifyRequest, Notification> {
  private static final Logger LOG = LoggerFactory.getLogger(NotifyHandler.class);

  /** How many receipts a mail lists; it says how many more there are. */
  static final int LISTED = 50;

  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

  /** One more call of the database, with the SDK's own attempts, takes no longer. */
  private static final Duration RESERVE = Duration.ofSeconds(10);

  private final ClaimChecks results;
  private final Ledger ledger;
  private final DuplicateMarks duplicates;
  private final Mailbox mailbox;
  private final ServiceHealth health;
  private final Clock clock;
  private final Pause pause;

  /** Lets time pass. */
  interface Pause {
    void pause(Duration length);
  }

  /** Used by Lambda. */
  public NotifyHandler() {
    this(
        Environment.ofProcess(),
        AwsClients.build(S3Client.builder()),
        AwsClients.build(DynamoDbClient.builder()),
        AwsClients.build(SesV2Client.builder()),
        Clock.systemUTC(),
        NotifyHandler::sleep);
  }

  NotifyHandler(
      Environment environment,
      S3Client s3,
      DynamoDbClient dynamo,
      SesV2Client ses,
      Clock clock,
      Pause pause) {
    super(NotifyRequest.class);
    this.results = new ClaimChecks(s3, environment.required("RESULTS_BUCKET"));
    this.ledger = new Ledger(dynamo, environment.required("DOCUMENTS_TABLE"));
    this.duplicates = new DuplicateMarks(dynamo, environment.required("RECEIPTS_TABLE"));
    this.mailbox =
        new Mailbox(
            ses, environment.required("SENDER"), environment.optional("RECIPIENTS").orElse(""));
    this.health = ServiceHealth.of(environment, dynamo, clock);
    this.clock = clock;
    this.pause = pause;
  }

  @Override
  protected Notification handle(NotifyRequest request, Context context) {
    return mailbox.hasRecipients()
        ? notifyRecipients(request, context)
        : completed(request, new Notification(Optional.empty(), false));
  }

  private Notification notifyRecipients(NotifyRequest request, Context context) {
    SourceDocument document = request.document();
    // Before the claim, so that a failure to read the receipts does not leave it behind.
    Counts counts = counts(request);
    Mail mail = MailWriter.write(document, counts, firstReceipts(request, counts));
    Instant now = clock.instant();
    Instant over = now.plusMillis(context.getRemainingTimeInMillis());
    return switch (ledger.claimMail(document, request.run(), now, over)) {
      case GRANTED ->
          new Notification(Optional.of(send(mail, document, request.run(), context)), false);
      case ALREADY_SENT -> completed(request, new Notification(Optional.empty(), true));
      case SUPERSEDED -> {
        LOG.warn("A newer run of the document is in charge of the mail");
        yield completed(request, new Notification(Optional.empty(), false));
      }
      case IN_FLIGHT ->
          throw new ServiceUnavailableException(
              "Another attempt may be sending the mail about this document at this moment.", null);
    };
  }

  private Notification completed(NotifyRequest request, Notification notification) {
    ledger.completed(request.document(), request.run(), clock.instant());
    return notification;
  }

  private String send(Mail mail, SourceDocument document, Run run, Context context) {
    String messageId;
    try {
      messageId = mailbox.send(mail, health.watch(Service.SES, run.executionName()));
    } catch (EmailThrottledException | PermanentException e) {
      // SES said no, so the next attempt need not wait for this one to be over.
      ledger.releaseMail(document, run);
      throw e;
    }
    noteSent(document, run, messageId, context);
    LOG.info("mail sent", entry("messageId", messageId));
    return messageId;
  }

  /** Nobody else knows that it was sent, so giving up early would bring a second mail. */
  private void noteSent(SourceDocument document, Run run, String messageId, Context context) {
    Duration wait = FIRST_WAIT;
    while (true) {
      try {
        ledger.mailSent(document, run, messageId, clock.instant());
        return;
      } catch (TransientException e) {
        if (context.getRemainingTimeInMillis() < wait.plus(RESERVE).toMillis()) {
          throw e;
        }
        LOG.warn("The mail {} was sent and could not be noted in the ledger yet", messageId, e);
        pause.pause(wait);
        wait = wait.multipliedBy(2);
      }
    }
  }

  private static void sleep(Duration wait) {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableException("The function was told to end.", e);
    }
  }

  private Counts counts(NotifyRequest request) {
    return new Counts(
        request.parsed().receipts(), request.parsed().needReview(), duplicates(request));
  }

  private int duplicates(NotifyRequest request) {
    return request
        .stored()
        .flatMap(StoredReceipts::duplicates)
        // Not told where the execution began at this stage, or before the number was passed on.
        .orElseGet(
            () ->
                ledger
                    .find(request.document().documentId())
                    .map(LedgerEntry::duplicates)
                    .orElse(0));
  }

  private List<Listed> firstReceipts(NotifyRequest request, Counts counts) {
    Map<String, Receipt> receipts = new LinkedHashMap<>();
    try (ReceiptLines lines = new ReceiptLines(results.open(request.parsed().receiptsKey()))) {
      for (Optional<ReceiptLines.Line> line = lines.next();
          line.isPresent();
          line = receipts.size() < LISTED ? lines.next() : Optional.empty()) {
        Receipt receipt = line.get().receipt();
        receipts.put(request.document().documentId().receiptId(receipt.index()), receipt);
      }
    }
    Map<String, Duplicate> marks =
        counts.duplicates() == 0 ? Map.of() : duplicates.find(receipts.keySet());
    return receipts.entrySet().stream()
        .map(entry -> new Listed(entry.getValue(), Optional.ofNullable(marks.get(entry.getKey()))))
        .toList();
  }
}
