package dev.receipts.reconcile;

import dev.receipts.ledger.LedgerEntry;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.Selection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which failures the dead-letter queue has messages about. It is read when the first failed
 * document is met, and only then; SQS lets a reader hold 120,000 messages at a time.
 */
final class DeadLetters {
  private final Redrive redrive;
  private final Clock clock;
  private final Duration grace;
  private Optional<Reading> reading = Optional.empty();

  /** What was read when. */
  private record Reading(Set<String> failureIds, boolean complete, Instant at) {}

  DeadLetters(Redrive redrive, Clock clock, Duration grace) {
    this.redrive = redrive;
    this.clock = clock;
    this.grace = grace;
  }

  /** Whether the message about a document's latest failure may well be in the queue. */
  boolean mayTellOf(LedgerEntry row) {
    Reading read = read();
    boolean justNow =
        row.lastFailure().filter(failed -> failed.isAfter(read.at().minus(grace))).isPresent();
    return justNow
        || (row.deadLettered() && !read.complete())
        || row.failureId().filter(read.failureIds()::contains).isPresent();
  }

  /** Whether the message about a document's latest failure was seen in the queue. */
  boolean tellOf(LedgerEntry row) {
    return row.failureId().filter(read().failureIds()::contains).isPresent();
  }

  private synchronized Reading read() {
    if (reading.isEmpty()) {
      Instant at = clock.instant();
      // Messages that another reader holds at this moment cannot be seen: nothing is said of them.
      boolean complete = !redrive.isBeingRead(Source.DEAD_LETTERS);
      Set<String> failureIds =
          redrive.list(Source.DEAD_LETTERS, Selection.all()).wanted().stream()
              .map(failure -> failure.message().failureId())
              .collect(Collectors.toUnmodifiableSet());
      reading = Optional.of(new Reading(failureIds, complete, at));
    }
    return reading.get();
  }
}
