package dev.receipts.functions.redrive;

import dev.receipts.pipeline.Stage;
import dev.receipts.redrive.Selection;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Which failures are to be redriven, and how.
 *
 * @param causes the errors' names, with or without their package
 * @param stages where they failed
 * @param ids of documents or failures
 * @param olderThanSeconds how long ago they failed
 * @param all has to be said where no other criterion is given
 * @param quarantine takes them from quarantine, however often they failed
 * @param dryRun answers with the plan and changes nothing
 * @param maximum how many at most
 * @param perSecond how many redrives may start in a second
 * @param requestedBy who wants it; recorded on each document
 * @param reason why; recorded on each document
 */
record RedriveRequest(
    Optional<Set<String>> causes,
    Optional<Set<Stage>> stages,
    Optional<Set<String>> ids,
    Optional<Long> olderThanSeconds,
    boolean all,
    boolean quarantine,
    boolean dryRun,
    Optional<Integer> maximum,
    Optional<Double> perSecond,
    Optional<String> requestedBy,
    Optional<String> reason) {
  /** What one invocation can plan and start in its time, with some to spare. */
  private static final int MAXIMUM = 1_000;

  /**
   * @throws IllegalArgumentException when it does not say which failures are meant
   */
  Selection selection() {
    Selection selection =
        new Selection(
            causes.orElse(Set.of()),
            stages.orElse(Set.of()),
            ids.orElse(Set.of()),
            olderThanSeconds.map(Duration::ofSeconds),
            Math.min(maximum.orElse(MAXIMUM), MAXIMUM));
    if (selection.isEverything() != all) {
      throw new IllegalArgumentException(
          "Say which failures to redrive: give causes, stages, ids or olderThanSeconds, or else"
              + " \"all\": true.");
    }
    return selection;
  }

  /**
   * @throws IllegalArgumentException when it is missing
   */
  static String required(Optional<String> value, String name) {
    return value
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Give \"%s\": it is recorded on each document.".formatted(name)));
  }
}
