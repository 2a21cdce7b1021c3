package dev.receipts.redrive;

import dev.receipts.admission.Admission;
import dev.receipts.admission.Admission.Answer;
import dev.receipts.aws.ClaimChecks;
import dev.receipts.document.DocumentId;
import dev.receipts.error.PipelineException;
import dev.receipts.ledger.DocumentStatus;
import dev.receipts.ledger.Intervention;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import dev.receipts.pipeline.DeadLetterMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Plans redrives and carries them out. Everything may be repeated: a redrive is noted on the
 * document's row, then started, then its message is deleted, and whoever finds the message of a
 * failure that was dealt with only deletes it.
 */
public final class Redrive {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final FailureQueue deadLetters;
  private final FailureQueue quarantine;
  private final Ledger ledger;
  private final Admission admission;
  private final Executions executions;
  private final Planner planner;
  private final int inFlightLimit;
  private final Clock clock;
  private final Pause pause;

  /** Lets time pass. */
  interface Pause {
    void pause(Duration duration) throws InterruptedException;
  }

  /**
   * @param visibility how long messages that were read are hidden from other readers: longer than
   *     it takes to plan and redrive them
   */
  public Redrive(
      RedriveClients clients, RedriveSettings settings, Duration visibility, Clock clock) {
    this(clients, settings, visibility, clock, Thread::sleep);
  }

  Redrive(
      RedriveClients clients,
      RedriveSettings settings,
      Duration visibility,
      Clock clock,
      Pause pause) {
    this.deadLetters = new FailureQueue(clients.sqs(), settings.deadLetterQueueUrl(), visibility);
    this.quarantine = new FailureQueue(clients.sqs(), settings.quarantineQueueUrl(), visibility);
    this.ledger = new Ledger(clients.dynamoDb(), settings.documentsTable());
    this.admission = new Admission(clients.dynamoDb(), settings.admissionTable());
    this.executions = new Executions(clients.stepFunctions(), settings.stateMachineArn());
    this.planner =
        new Planner(
            ledger,
            executions,
            new ClaimChecks(clients.s3(), settings.resultsBucket()),
            settings.maximumRedrives(),
            clock);
    this.inFlightLimit = settings.inFlightLimit();
    this.clock = clock;
    this.pause = pause;
  }

  /** The queues with messages about failures. */
  public enum Source {
    DEAD_LETTERS,
    QUARANTINE
  }

  private FailureQueue queue(Source source) {
    return switch (source) {
      case DEAD_LETTERS -> deadLetters;
      case QUARANTINE -> quarantine;
    };
  }

  /** Reads messages of a queue, which stay hidden from other readers. */
  public FailureQueue.Reading take(Source source, Selection selection) {
    return queue(source).read(selection.at(clock.instant()), selection.maximum());
  }

  /** Reads messages of a queue and gives them back. */
  public FailureQueue.Reading list(Source source, Selection selection) {
    FailureQueue.Reading reading = take(source, selection);
    queue(source).giveBack(reading.wanted());
    return reading;
  }

  /** Whether another reader holds messages of a queue at this moment; they cannot be listed. */
  public boolean isBeingRead(Source source) {
    return queue(source).isBeingRead();
  }

  /**
   * The documents in quarantine whose message is gone: SQS keeps one for 14 days, the row for good.
   *
   * @param quarantine all that is in the quarantine queue
   */
  public List<DocumentId> inQuarantineWithoutMessage(FailureQueue.Reading quarantine) {
    Set<DocumentId> told =
        quarantine.wanted().stream()
            .map(failure -> failure.message().documentId())
            .collect(Collectors.toUnmodifiableSet());
    return ledger.withStatus(DocumentStatus.QUARANTINED).stream()
        .filter(document -> !told.contains(document))
        .toList();
  }

  /**
   * Plans. The planned messages stay hidden from other readers: carry the plan out, or {@linkplain
   * #giveBack give it back}.
   *
   * @param source from quarantine, documents are redriven however often they failed
   */
  public RedrivePlan plan(Source source, Selection selection) {
    FailureQueue.Reading reading = take(source, selection);
    try {
      return new RedrivePlan(
          reading.wanted().stream().map(failure -> plan(source, failure)).toList(),
          reading.others(),
          reading.unreadable());
    } catch (RuntimeException e) {
      queue(source).giveBack(reading.wanted());
      throw e;
    }
  }

  /** Plans for one message that was read. */
  public PlannedRedrive plan(Source source, QueuedFailure failure) {
    return planner.plan(failure, source == Source.QUARANTINE);
  }

  /** Lets other readers see the messages of a plan that is not carried out. */
  public void giveBack(Source source, RedrivePlan plan) {
    queue(source).giveBack(plan.redrives().stream().map(PlannedRedrive::failure).toList());
  }

  /**
   * Carries a plan out.
   *
   * @param listener is told as it goes on
   */
  public RedriveResult carryOut(
      Source source, RedrivePlan plan, RedriveOrder order, RedriveListener listener)
      throws InterruptedException {
    Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    List<String> problems = new ArrayList<>();
    List<QueuedFailure> kept = new ArrayList<>();
    Instant next = clock.instant();
    boolean full = false;
    for (PlannedRedrive planned : plan.redrives()) {
      Outcome outcome;
      if (clock.instant().isAfter(order.until())) {
        outcome = Outcome.NOT_REACHED;
      } else if (full && starts(planned)) {
        outcome = Outcome.NOT_ADMITTED;
      } else {
        if (starts(planned)) {
          next = awaitTurn(next, order);
        }
        try {
          outcome =
              isAdmitted(planned, order, listener)
                  ? carryOut(source, planned, order)
                  : Outcome.NOT_ADMITTED;
        } catch (PipelineException | SdkException | Refused e) {
          outcome = Outcome.FAILED;
          problems.add(planned.failure().message().documentId() + ": " + e.getMessage());
        }
        full = outcome == Outcome.NOT_ADMITTED;
      }
      if (isKept(outcome)) {
        kept.add(planned.failure());
      }
      counts.merge(outcome, 1, Integer::sum);
      listener.ended(planned, outcome);
    }
    queue(source).giveBack(kept);
    return new RedriveResult(counts, problems);
  }

  /**
   * Discards a failure: it stays as it is, and its message is deleted.
   *
   * @return false when it was not the document's current failure any more; its message is deleted
   *     all the same
   */
  public boolean discard(Source source, QueuedFailure failure, String by, String reason) {
    DeadLetterMessage message = failure.message();
    boolean current =
        ledger.discarded(
            message.documentId(),
            message.failureId(),
            new Intervention(by, reason, "discarded after " + message.error(), clock.instant()));
    queue(source).delete(failure);
    return current;
  }

  /**
   * Discards the failure of a document in quarantine whose message is gone.
   *
   * @return false when the document is not in quarantine
   */
  public boolean discard(DocumentId document, String by, String reason) {
    Intervention intervention =
        new Intervention(by, reason, "discarded without its message", clock.instant());
    return ledger
        .find(document)
        .filter(row -> row.status() == DocumentStatus.QUARANTINED)
        .flatMap(LedgerEntry::failureId)
        .filter(failureId -> ledger.discarded(document, failureId, intervention))
        .isPresent();
  }

  private Outcome carryOut(Source source, PlannedRedrive planned, RedriveOrder order) {
    DeadLetterMessage message = planned.failure().message();
    return switch (planned.step()) {
      case Step.OutOfDate outOfDate -> {
        queue(source).delete(planned.failure());
        yield Outcome.OUT_OF_DATE;
      }
      case Step.Impossible(String reason) -> throw new Refused(reason);
      case Step.Quarantine(int attempts) -> {
        quarantine(planned, order, attempts);
        queue(source).delete(planned.failure());
        yield Outcome.QUARANTINED;
      }
      case Step.RedriveExecution(var stage) ->
          start(
              source,
              planned,
              Executions.name(message.executionArn()),
              intervention(order, "redriven at " + stage),
              () -> executions.redrive(message.executionArn(), message.failureId()),
              Outcome.REDRIVEN);
      case Step.NewExecution anew ->
          start(
              source,
              planned,
              anew.name(),
              intervention(
                  order,
                  "new execution %s at %s: %s"
                      .formatted(anew.name(), anew.resumesAt(), anew.reason())),
              () -> executions.start(anew.name(), anew.input()),
              Outcome.STARTED_ANEW);
    };
  }

  /** Queue first, row second: a crash between the two leaves a message too many, never too few. */
  private void quarantine(PlannedRedrive planned, RedriveOrder order, int attempts) {
    DeadLetterMessage message = planned.failure().message();
    quarantine.add(message);
    ledger.quarantined(
        message.documentId(),
        message.failureId(),
        intervention(order, "quarantined after %d attempts".formatted(attempts)));
  }

  private Outcome start(
      Source source,
      PlannedRedrive planned,
      String execution,
      Intervention intervention,
      Supplier<Boolean> start,
      Outcome started) {
    DeadLetterMessage message = planned.failure().message();
    DocumentStatus before =
        ledger.find(message.documentId()).map(LedgerEntry::status).orElse(DocumentStatus.FAILED);
    boolean running = false;
    try {
      if (!ledger.redriven(message.documentId(), message.failureId(), intervention)) {
        queue(source).delete(planned.failure());
        return Outcome.OUT_OF_DATE;
      }
      // Not redrivable and running means that somebody else was quicker.
      running = start.get() || executions.isRunning(executions.arn(execution));
      if (!running) {
        throw new Refused("Step Functions cannot redrive its execution any more");
      }
    } finally {
      if (!running) {
        undo(message, execution, before);
      }
    }
    queue(source).delete(planned.failure());
    return started;
  }

  /** A start whose answer was lost may have worked; then there is nothing to undo. */
  private void undo(DeadLetterMessage message, String execution, DocumentStatus before) {
    if (!executions.isRunning(executions.arn(execution))) {
      ledger.redriveRefused(
          message.documentId(),
          message.failureId(),
          before == DocumentStatus.REDRIVEN ? DocumentStatus.FAILED : before);
      admission.release(execution);
    }
  }

  /** What starts no execution needs no place. */
  private boolean isAdmitted(PlannedRedrive planned, RedriveOrder order, RedriveListener listener)
      throws InterruptedException {
    Optional<String> execution = execution(planned);
    return execution.isEmpty() || awaitAdmission(execution.get(), order, listener);
  }

  private boolean awaitAdmission(String execution, RedriveOrder order, RedriveListener listener)
      throws InterruptedException {
    Instant end = clock.instant().plus(order.patience());
    if (end.isAfter(order.until())) {
      end = order.until();
    }
    Answer answer = admission.ask(execution, inFlightLimit, clock.instant());
    while (answer != Answer.ADMITTED && clock.instant().isBefore(end)) {
      listener.waits(answer);
      pause.pause(BETWEEN_LOOKS);
      answer = admission.ask(execution, inFlightLimit, clock.instant());
    }
    return answer == Answer.ADMITTED;
  }

  /** Waits for the time when the next redrive may start; gives the time of the one after it. */
  private Instant awaitTurn(Instant turn, RedriveOrder order) throws InterruptedException {
    Instant now = clock.instant();
    if (order.perSecond().isEmpty()) {
      return now;
    }
    if (now.isBefore(turn)) {
      pause.pause(Duration.between(now, turn));
      now = turn;
    }
    return now.plusNanos((long) (1e9 / order.perSecond().getAsDouble()));
  }

  private Intervention intervention(RedriveOrder order, String detail) {
    return new Intervention(order.requestedBy(), order.reason(), detail, clock.instant());
  }

  private static boolean starts(PlannedRedrive planned) {
    return execution(planned).isPresent();
  }

  /** The name of the execution that goes on, or is started. */
  private static Optional<String> execution(PlannedRedrive planned) {
    return switch (planned.step()) {
      case Step.RedriveExecution r ->
          Optional.of(Executions.name(planned.failure().message().executionArn()));
      case Step.NewExecution anew -> Optional.of(anew.name());
      case Step.Quarantine q -> Optional.empty();
      case Step.OutOfDate o -> Optional.empty();
      case Step.Impossible i -> Optional.empty();
    };
  }

  private static boolean isKept(Outcome outcome) {
    return switch (outcome) {
      case REDRIVEN, STARTED_ANEW, QUARANTINED, OUT_OF_DATE -> false;
      case NOT_ADMITTED, NOT_REACHED, FAILED -> true;
    };
  }

  /** A redrive that cannot be. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }
}
