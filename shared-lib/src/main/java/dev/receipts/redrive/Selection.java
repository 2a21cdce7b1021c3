package dev.receipts.redrive;

import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which failures are meant. A failure must meet every criterion that is given.
 *
 * @param causes the errors' names, with or without their package; any when empty
 * @param stages where it failed; any when empty
 * @param ids of documents, or of failures; any when empty
 * @param olderThan how long ago the failure must have been
 * @param maximum how many failures at most
 */
public record Selection(
    Set<String> causes,
    Set<Stage> stages,
    Set<String> ids,
    Optional<Duration> olderThan,
    int maximum) {
  public Selection {
    causes = Set.copyOf(causes);
    stages = Set.copyOf(stages);
    ids = Set.copyOf(ids);
    if (maximum < 1) {
      throw new IllegalArgumentException(
          "At most " + maximum + " failures is none: give 1 or more");
    }
  }

  /** Every failure. */
  public static Selection all() {
    return new Selection(Set.of(), Set.of(), Set.of(), Optional.empty(), Integer.MAX_VALUE);
  }

  /** The failures of one document, or one failure. */
  public static Selection of(String id) {
    return new Selection(Set.of(), Set.of(), Set.of(id), Optional.empty(), Integer.MAX_VALUE);
  }

  /** Whether there is no criterion. */
  public boolean isEverything() {
    return causes.isEmpty() && stages.isEmpty() && ids.isEmpty() && olderThan.isEmpty();
  }

  /** Whether a failure is meant, at a time. */
  public Predicate<DeadLetterMessage> at(Instant now) {
    return message ->
        (causes.isEmpty()
                || causes.contains(message.error())
                || causes.contains(simpleName(message.error())))
            && (stages.isEmpty() || message.stage().filter(stages::contains).isPresent())
            && (ids.isEmpty()
                || ids.contains(message.documentId().value())
                || ids.contains(message.failureId()))
            && olderThan.map(age -> message.lastFailure().isBefore(now.minus(age))).orElse(true);
  }

  /** An error's name without its package; {@code States.Timeout} and the like have none. */
  public static String simpleName(String error) {
    return Character.isLowerCase(error.charAt(0))
        ? error.substring(error.lastIndexOf('.') + 1)
        : error;
  }
}
