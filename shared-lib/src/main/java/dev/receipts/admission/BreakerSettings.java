package dev.receipts.admission;

import java.time.Duration;

/**
 * When the circuit breaker trips, and when it lets a probe through.
 *
 * @param threshold how many documents a service has to fail within the window
 * @param window how long a failure counts
 * @param probeInterval how long after it tripped the first probe comes
 */
public record BreakerSettings(int threshold, Duration window, Duration probeInterval) {
  /** The interval doubles with each probe that failed, up to this many times the first. */
  static final int LONGEST = 16;

  public BreakerSettings {
    if (threshold < 1 || window.isNegative() || probeInterval.isNegative()) {
      throw new IllegalArgumentException(
          "A breaker needs a threshold of at least 1, and no time below 0");
    }
  }

  /**
   * How long to wait before the next probe.
   *
   * @param trips how often the service was found down in a row
   */
  Duration untilProbe(int trips) {
    int doublings = Math.min(trips - 1, Integer.SIZE - 2);
    return probeInterval.multipliedBy(Math.min(1 << doublings, LONGEST));
  }
}
