package dev.receipts.admission;

import dev.receipts.aws.ExecutionLookup;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * Finds and gives back leases whose execution is over: EventBridge delivers the event that normally
 * does so only as a best effort, and the function that it is for may fail each time it is tried.
 */
public final class LeftOverLeases {
  /**
   * A lease this old whose execution never came to be is left over from a failed start. Until then
   * the upload's message may be tried again, and then it goes on with this lease.
   */
  static final Duration ABANDONED = Duration.ofMinutes(15);

  private final Admission admission;
  private final ExecutionLookup executions;

  public LeftOverLeases(Admission admission, ExecutionLookup executions) {
    this.admission = admission;
    this.executions = executions;
  }

  /**
   * The left-over ones of some leases; asks Step Functions about each.
   *
   * @param leases by execution name, as {@link Admission#leases} has them
   * @param before when its execution must have ended: the event about a later end may be on its
   *     way. A lease that was taken later is left alone: a redrive takes it before it starts
   */
  public Map<String, Instant> among(Map<String, Instant> leases, Instant now, Instant before) {
    Map<String, Instant> leftOver = new HashMap<>();
    leases.forEach(
        (execution, takenAt) -> {
          if (!takenAt.isAfter(before) && isLeftOver(execution, takenAt, now, before)) {
            leftOver.put(execution, takenAt);
          }
        });
    return leftOver;
  }

  /** Gives leases back, those excepted that were renewed since. */
  public void giveBack(Map<String, Instant> leases) {
    leases.forEach(admission::releaseIfUnchanged);
  }

  private boolean isLeftOver(String execution, Instant takenAt, Instant now, Instant before) {
    Optional<DescribeExecutionResponse> known = executions.find(executions.arn(execution));
    return known
        .map(one -> !ExecutionLookup.isRunning(one) && !one.stopDate().isAfter(before))
        .orElseGet(() -> takenAt.isBefore(now.minus(ABANDONED)));
  }
}
