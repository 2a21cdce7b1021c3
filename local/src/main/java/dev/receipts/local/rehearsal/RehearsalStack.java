package dev.receipts.local.rehearsal;

import dev.receipts.admission.Admission;
import dev.receipts.document.SourceDocument;
import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import dev.receipts.local.states.history.EventType;
import dev.receipts.local.states.history.HistoryEvent;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.RedriveSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * An embedded stack in memory that runs through all scenarios: what costs most is to load and warm
 * up the functions.
 */
final class RehearsalStack implements AutoCloseable {
  static final int IN_FLIGHT_LIMIT = 50;

  private static final int MAXIMUM_REDRIVES = 20;
  private static final int EVENTS_AT_ONCE = 1_000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(1);
  private static final Duration VISIBILITY = Duration.ofMinutes(15);

  private final Roster roster = new Roster();
  private final Switchboard switchboard = new Switchboard(roster);
  private final ExecutionLog executions = new ExecutionLog();
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
                .parameters(
                    Map.of(
                        "InFlightLimit", Integer.toString(IN_FLIGHT_LIMIT),
                        "MaximumRedrives", Integer.toString(MAXIMUM_REDRIVES),
                        "TextractDeadlineSeconds", "3600"))
                .textractFaults(switchboard)
                .faults(switchboard)
                .executions(executions)
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

  Set<String> leases() {
    return admission.leases().keySet();
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

  Clock clock() {
    return Clock.systemUTC();
  }

  /**
   * Waits until nothing goes on and nothing is waited for.
   *
   * @param meanwhile is called now and then
   * @return false when nothing has changed for too long
   */
  boolean awaitRest(Runnable meanwhile) throws InterruptedException {
    int before = -1;
    int quiet = 0;
    long lastChange = System.nanoTime();
    while (quiet < 3) {
      Thread.sleep(BETWEEN_LOOKS);
      meanwhile.run();
      int open =
          executions.running().size() + queues.messages(Queues.INGEST) + admission.leases().size();
      quiet = open == 0 ? quiet + 1 : 0;
      if (open != before) {
        before = open;
        lastChange = System.nanoTime();
      } else if (System.nanoTime() - lastChange > LONGEST_STANDSTILL.toNanos()) {
        return false;
      }
    }
    return true;
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
    return new UploadedDocument(source, document.receipts());
  }

  /** Stops the first execution of a document, as a person would. */
  void stop(UploadedDocument document) {
    stack
        .stateMachines()
        .stopExecution(executionArn(document.id().value()), Optional.empty(), Optional.empty());
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
