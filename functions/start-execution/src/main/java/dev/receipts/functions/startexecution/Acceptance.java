package dev.receipts.functions.startexecution;

import dev.receipts.admission.Admission;
import dev.receipts.admission.Admission.Answer;
import dev.receipts.admission.CircuitBreaker;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.PipelineException;
import dev.receipts.error.RowDamagedException;
import dev.receipts.ledger.DocumentStatus;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts an upload: lease, row, execution, in this order. Whichever line a crash comes after, the
 * upload's message is delivered again and finds everything as it needs it: the lease is taken for
 * the same owner, the row stays, and the execution's name can exist only once.
 */
final class Acceptance {
  private static final Logger LOG = LoggerFactory.getLogger(Acceptance.class);

  private final Admission admission;
  private final int limit;
  private final LeaseRepair repair;
  private final Ledger ledger;
  private final Executions executions;
  private final Clock clock;

  /** What became of an upload. */
  enum Outcome {
    STARTED,
    ALREADY_ACCEPTED,
    NOT_ADMITTED,
    /** Not admitted because admission is paused: an alarm counts the log lines that say so. */
    PAUSED;

    /** Whether the upload is to be put off. */
    boolean waits() {
      return this == NOT_ADMITTED || this == PAUSED;
    }
  }

  Acceptance(Admission admission, int limit, Ledger ledger, Executions executions, Clock clock) {
    this.admission = admission;
    this.limit = limit;
    this.repair = new LeaseRepair(admission, executions);
    this.ledger = ledger;
    this.executions = executions;
    this.clock = clock;
  }

  /** Reads what is known of documents, for {@link #accept}. */
  Ledger.Rows known(List<SourceDocument> documents) {
    return ledger.find(documents.stream().map(SourceDocument::documentId).toList());
  }

  /**
   * @param rows what is known. That the document was accepted since, perhaps by another message of
   *     the same batch, or went further does no harm: the name of its execution tells.
   * @param ask whether to ask for a lease; not after another upload was refused a moment ago
   * @throws RowDamagedException when the document's row cannot be read
   */
  Outcome accept(SourceDocument document, Ledger.Rows rows, boolean ask) {
    Optional<LedgerEntry> known = rows.find(document.documentId());
    if (known.isPresent() && known.get().status() != DocumentStatus.ACCEPTED) {
      // Its execution has written the row: a late or second event must not wait for a lease.
      return Outcome.ALREADY_ACCEPTED;
    }
    String execution = Executions.name(document);
    Answer answer = ask ? ask(execution) : Answer.FULL;
    if (answer != Answer.ADMITTED) {
      return answer == Answer.PAUSED ? Outcome.PAUSED : Outcome.NOT_ADMITTED;
    }
    ledger.accept(document, executions.arn(execution), clock.instant());
    if (executions.start(document)) {
      return Outcome.STARTED;
    }
    if (!executions.isRunning(execution)) {
      // It ended before this lease was taken, so its end will not give the lease back.
      admission.release(execution);
    }
    return Outcome.ALREADY_ACCEPTED;
  }

  /** For how long nobody will be admitted, because the breaker waits; zero where nobody knows. */
  Duration untilProbe() {
    try {
      return admission.state().breaker() instanceof CircuitBreaker.Open open
          ? Duration.between(clock.instant(), open.probeAt())
          : Duration.ZERO;
    } catch (PipelineException e) {
      LOG.warn("It is not known when admission is probed; uploads ask as if it were full", e);
      return Duration.ZERO;
    }
  }

  private Answer ask(String execution) {
    Answer answer = admission.ask(execution, limit, clock.instant());
    return answer != Answer.ADMITTED && repair.repair(clock.instant()) > 0
        ? admission.ask(execution, limit, clock.instant())
        : answer;
  }
}
