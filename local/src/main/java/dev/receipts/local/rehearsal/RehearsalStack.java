package dev.receipts.local.rehearsal;

import dev.receipts.admission.Admission;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import dev.receipts.local.states.StateMachineService;
import dev.receipts.local.states.history.EventType;
import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.local.textract.TextractCounts;
import dev.receipts.local.textract.TextractQuotas;
import dev.receipts.local.time.Activity;
import dev.receipts.local.time.LeapingClock;
import dev.receipts.pipeline.ExecutionInput;
import dev.receipts.reconcile.Balance;
import dev.receipts.reconcile.Order;
import dev.receipts.reconcile.ReconcileSettings;
import dev.receipts.reconcile.Reconciliation;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.RedriveSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * An embedded stack in memory that runs through all scenarios: what costs most is to load and warm
 * up the functions.
 */
final class RehearsalStack implements AutoCloseable {
  static final int IN_FLIGHT_LIMIT = 50;

  static final Duration DEADLINE_OF_JOBS = Duration.ofHours(1);

  private static final int MAXIMUM_REDRIVES = 20;

  /** As on AWS, and not as on one machine: where time leaps, waiting costs nothing. */
  private static final Map<String, String> PARAMETERS =
      Map.ofEntries(
          Map.entry("InFlightLimit", Integer.toString(IN_FLIGHT_LIMIT)),
          Map.entry("MaximumRedrives", Integer.toString(MAXIMUM_REDRIVES)),
          Map.entry("TextractDeadlineSeconds", Long.toString(DEADLINE_OF_JOBS.toSeconds())),
          Map.entry("FirstPollSeconds", "8"),
          Map.entry("PollSecondsPerHundredPages", "30"),
          Map.entry("MaximumPollSeconds", "300"),
          Map.entry("DeferralSeconds", "30"),
          Map.entry("BreakerProbeSeconds", "60"),
          // Nobody reads them, and they cost a twentieth of the time.
          Map.entry("LogLevel", "WARN"),
          // Only mails about documents are counted.
          Map.entry("OperationsRecipients", ""),
          Map.entry("FailureReportSchedule", "rate(5 minutes)"));

  private static final int EVENTS_AT_ONCE = 1_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** What does not end within so many looks, while nothing goes on, is left over. */
  private static final int MOST_LOOKS = 20;

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /**
   * As many jobs as an account may have in most regions (Textract: quotas of StartExpenseAnalysis).
   */
  private static final TextractQuotas QUOTAS =
      new TextractQuotas(100, TextractQuotas.GENEROUS.callsPerSecond());

  private static final Duration VISIBILITY = Duration.ofMinutes(15);

  private final Roster roster = new Roster();
  private Instant lastUpload = Instant.EPOCH;
  private final Switchboard switchboard = new Switchboard(roster);
  private final ExecutionLog executions = new ExecutionLog();
  private final Set<String> leftOver = ConcurrentHashMap.newKeySet();
  private final LeapingClock clock = new LeapingClock();
  private final EmbeddedStack stack;
  private final RehearsalClients clients;
  private final Queues queues;
  private final Tables tables;
  private final MailCount mails;
  private final Admission admission;

  private RehearsalStack(Path projectRoot) {
    this.stack =
        EmbeddedStack.start(
            StackOptions.of(projectRoot)
                .parameters(PARAMETERS)
                .clock(() -> clock)
                .textractFaults(switchboard)
                .textractQuotas(QUOTAS)
                .faults(switchboard)
                .eventFaults(switchboard)
                .clockSkew(switchboard)
                .executions(
                    new Bystander(
                        executions,
                        switchboard,
                        arn -> machines().stopExecution(arn, Optional.empty(), Optional.empty())))
                .build());
    this.clients = new RehearsalClients(stack.environment());
    this.queues = new Queues(clients.all().sqs(), stack::physicalId);
    this.tables = new Tables(clients.all().dynamoDb(), stack::physicalId);
    this.mails = new MailCount(stack.mailFolder());
    this.admission = new Admission(clients.all().dynamoDb(), stack.physicalId("AdmissionTable"));
  }

  /**
   * Starts a stack.
   *
   * @param projectRoot the folder with {@code template.yaml}
   */
  static RehearsalStack start(Path projectRoot) {
    return new RehearsalStack(projectRoot);
  }

  Switchboard switchboard() {
    return switchboard;
  }

  ExecutionLog executions() {
    return executions;
  }

  Queues queues() {
    return queues;
  }

  Tables tables() {
    return tables;
  }

  MailCount mails() {
    return mails;
  }

  /** Who is admitted, those left out that an earlier scenario left over. */
  Set<String> leases() {
    Set<String> leases = new HashSet<>(admission.leases().keySet());
    leases.removeAll(leftOver);
    return leases;
  }

  /** What is left over was told of, and is no matter of the scenarios to come. */
  void forgetWhatIsLeftOver() {
    leftOver.addAll(admission.leases().keySet());
  }

  Redrive redrive() {
    return new Redrive(
        clients.all(),
        new RedriveSettings(
            stack.physicalId("ReceiptPipeline"),
            stack.physicalId("ReceiptDeadLetterQueue"),
            stack.physicalId("QuarantineQueue"),
            stack.physicalId("ResultsBucket"),
            stack.physicalId("DocumentsTable"),
            stack.physicalId("AdmissionTable"),
            IN_FLIGHT_LIMIT,
            MAXIMUM_REDRIVES),
        VISIBILITY,
        clock());
  }

  /** Compares what was uploaded since a time with what became of it. */
  Balance reconcile(Instant since, boolean repair) throws InterruptedException {
    return new Reconciliation(
            clients.all(),
            new ReconcileSettings(
                stack.physicalId("ReceiptPipeline"),
                stack.physicalId("InboxBucket"),
                stack.physicalId("IngestQueue"),
                stack.physicalId("DocumentsTable"),
                stack.physicalId("AdmissionTable")),
            redrive(),
            event -> clients.invoke(stack.physicalId("ExecutionEndedFunction"), event),
            clock())
        .run(new Order(since, Duration.ZERO, repair), found -> {});
  }

  /** The time of everything in the stack. */
  Clock clock() {
    return clock.clock();
  }

  /** Keeps time from leaping until it is closed. */
  Activity busy() {
    return clock.begin();
  }

  /**
   * Waits until nothing goes on and nothing is waited for.
   *
   * @param meanwhile is called now and then
   * @return false when nothing has changed for too long
   */
  boolean awaitRest(Runnable meanwhile) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int looks = 0;
    while (System.nanoTime() < end) {
      meanwhile.run();
      if (!clock.awaitRest(BETWEEN_LOOKS)) {
        looks = 0;
      } else if (isIdle() || ++looks == MOST_LOOKS) {
        return true;
      } else {
        Thread.sleep(BETWEEN_LOOKS);
      }
    }
    return false;
  }

  /** The clock cannot see the moment between the end of one thing and the begin of the next. */
  private boolean isIdle() {
    return executions.running().isEmpty()
        && queues.messages(Queues.INGEST) == 0
        && leases().isEmpty();
  }

  /**
   * Waits until there may be room for another document, or nothing goes on any more. To upload more
   * only makes them wait, which is the matter of bursts.
   *
   * @param told those uploaded documents of which S3 tells at once
   */
  void awaitRoom(Collection<UploadedDocument> told) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!executions.awaitFewerThan(IN_FLIGHT_LIMIT, told, BETWEEN_LOOKS)
        && !clock.awaitRest(Duration.ZERO)
        && System.nanoTime() < end) {}
  }

  /**
   * Waits for a second in which nothing has been uploaded yet, and gives it: what S3 says of the
   * time of an upload is no finer, and does not leap.
   */
  Instant awaitNextSecond() throws InterruptedException {
    Instant next = lastUpload.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    Duration left = Duration.between(Instant.now(), next);
    while (left.isPositive()) {
      Thread.sleep(left);
      left = Duration.between(Instant.now(), next);
    }
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  UploadedDocument upload(RehearsalDocument document) {
    String bucket = stack.physicalId("InboxBucket");
    roster.announce(document);
    PutObjectResponse answer =
        clients
            .all()
            .s3()
            .putObject(
                request -> request.bucket(bucket).key(document.key()),
                RequestBody.fromBytes(document.content()));
    SourceDocument source =
        SourceDocument.of(
            bucket,
            document.key(),
            Optional.of(answer.versionId()),
            answer.eTag().replace("\"", ""),
            document.content().length,
            clock().instant());
    roster.add(source.documentId(), document.key());
    lastUpload = Instant.now();
    return new UploadedDocument(source, document.receipts());
  }

  /** Starts a document's execution without asking anybody. */
  void start(UploadedDocument document) {
    String input = Json.mapper().valueToTree(ExecutionInput.of(document.source())).toString();
    clients
        .all()
        .stepFunctions()
        .startExecution(
            request ->
                request
                    .stateMachineArn(stack.physicalId("ReceiptPipeline"))
                    .name(document.id().value())
                    .input(input));
  }

  TextractCounts textract() {
    return stack.textractCounts();
  }

  /** How often the tasks of a document's executions were tried again. */
  int retries(UploadedDocument document) {
    return executions.of(document.id().value()).stream()
        .map(this::executionArn)
        .mapToInt(this::retries)
        .sum();
  }

  private int retries(String executionArn) {
    int scheduled = 0;
    int entered = 0;
    Optional<String> token = Optional.empty();
    do {
      var page = stack.stateMachines().history(executionArn, false, EVENTS_AT_ONCE, token);
      for (HistoryEvent event : page.items()) {
        scheduled += event.type() == EventType.TaskScheduled ? 1 : 0;
        entered += event.type() == EventType.TaskStateEntered ? 1 : 0;
      }
      token = page.nextToken();
    } while (token.isPresent());
    return Math.max(0, scheduled - entered);
  }

  /** Not before the stack is there: an execution cannot enter a state before. */
  private StateMachineService machines() {
    return stack.stateMachines();
  }

  private String executionArn(String name) {
    return stack.physicalId("ReceiptPipeline").replace(":stateMachine:", ":execution:")
        + ":"
        + name;
  }

  @Override
  public void close() {
    try (stack) {
      clients.close();
    }
  }
}
