package dev.receipts.local.rehearsal;

import java.time.Duration;
import java.util.List;

/**
 * How a scenario ended.
 *
 * @param scenario its name
 * @param faults how many were injected
 * @param retries how often tasks were tried again
 * @param deadLettered how many documents ended in the dead-letter queue while the faults lasted
 * @param redriven how many redrives were started after them
 * @param lost how many documents are not stored as they should be
 * @param doubled how many documents have something twice
 * @param violations what must never be, and was; none where all is well
 * @param notes what is worth knowing
 * @param duration in real time
 * @param pretended how much time passed for the stack
 */
public record RehearsalResult(
    String scenario,
    long seed,
    int documents,
    long faults,
    int retries,
    int deadLettered,
    int redriven,
    int lost,
    int doubled,
    List<Violation> violations,
    List<String> notes,
    Duration duration,
    Duration pretended) {
  public RehearsalResult {
    violations = List.copyOf(violations);
    notes = List.copyOf(notes);
  }

  /** Whether every invariant held. */
  public boolean passed() {
    return violations.isEmpty();
  }
}
