package dev.receipts.local.rehearsal;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.textract.JobFate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Everything that can go wrong goes wrong now and then. */
final class Storm implements Mischief {
  private static final double A_CALL = 0.05;
  private static final double A_JOB = 0.05;
  private static final double A_STOP = 0.01;
  private static final double AN_EVENT = 0.2;
  private static final int LATEST_EVENT_SECONDS = 600;
  private static final int MOST_SKEW_MILLIS = 3_000;
  private static final Duration TOO_LONG = Duration.ofHours(3);
  private static final List<String> STATES =
      List.of(
          "StartTextract",
          "WaitForTextract",
          "CollectTextract",
          "ParseReceipts",
          "StoreReceipts",
          "NotifyRecipients");

  private final Chance chance;

  Storm(Chance chance) {
    this.chance = chance;
  }

  @Override
  public Optional<Fault> onCall(AwsCall call, String subject) {
    if (!chance.happens(A_CALL, subject)) {
      return Optional.empty();
    }
    // Drawn anew for each fault of the same call.
    int kind = chance.below(10, subject + " kind " + chance.times(subject + " kinds"));
    return Optional.of(
        switch (kind) {
          case 0, 1, 2, 3 -> throttled(call.service());
          case 4 -> Fault.unavailable();
          case 5 -> new Fault.Unanswered(false);
          case 6 -> new Fault.Unanswered(true);
          case 7 -> new Fault.AnsweredWith(500, "InternalServerError", "Internal server error");
          case 8 -> new Fault.CallerKilled(false);
          default -> new Fault.CallerKilled(true);
        });
  }

  @Override
  public JobFate onJob(String key, int pages) {
    if (!chance.happens(A_JOB, "job " + key)) {
      return new JobFate.Normal();
    }
    return switch (chance.below(4, "fate " + key)) {
      case 0 -> new JobFate.Fails("Internal error");
      case 1 -> new JobFate.Slow(TOO_LONG);
      case 2 -> pages > 1 ? new JobFate.Partial(Set.of(2)) : new JobFate.Fails("No page");
      default -> pages > 1 ? new JobFate.LosesPages(Set.of(pages)) : new JobFate.Normal();
    };
  }

  @Override
  public List<Duration> deliveries(String key) {
    if (toldAtOnce(key)) {
      return List.of(Duration.ZERO);
    }
    Duration late = Duration.ofSeconds(chance.below(LATEST_EVENT_SECONDS, "late " + key));
    return chance.below(2, "twice " + key) == 0 ? List.of(late) : List.of(Duration.ZERO, late);
  }

  @Override
  public boolean toldAtOnce(String key) {
    return !chance.concerns(AN_EVENT, "event " + key);
  }

  @Override
  public Duration skew(String function) {
    return Duration.ofMillis(
        chance.below(2 * MOST_SKEW_MILLIS, "clock " + function) - MOST_SKEW_MILLIS);
  }

  @Override
  public boolean stopsAt(String key, String state) {
    return chance.concerns(A_STOP, "stop " + key) && isTheState(chance, key, state);
  }

  /**
   * Whether this is the state that somebody stops a document's execution in, for the first time.
   */
  static boolean isTheState(Chance chance, String key, String state) {
    return state.equals(STATES.get(chance.below(STATES.size(), "state " + key)))
        && chance.times("stopped " + key) == 0;
  }

  /** As the service itself says that it is asked too much. */
  private static Fault throttled(String service) {
    return switch (service) {
      case "S3" -> AwsAnswers.SLOW_DOWN;
      case "DYNAMODB" -> AwsAnswers.DATABASE_THROTTLED;
      case "SESV2" -> AwsAnswers.MAIL_THROTTLED;
      default -> Fault.throttled();
    };
  }
}
