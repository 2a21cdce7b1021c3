package dev.receipts.redrive;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How a plan is to be carried out.
 *
 * @param requestedBy who wants it; stands on each document's row
 * @param reason why; stands there, too
 * @param perSecond how many redrives may start in a second; as many as possible when empty
 * @param patience how long to wait for a free place while as many documents are in progress as may
 *     be
 * @param until nothing is begun after this
 */
public record RedriveOrder(
    String requestedBy, String reason, OptionalDouble perSecond, Duration patience, Instant until) {
  public RedriveOrder {
    if (perSecond.isPresent() && !(perSecond.getAsDouble() > 0)) {
      throw new IllegalArgumentException("A rate must be greater than zero");
    }
  }
}
