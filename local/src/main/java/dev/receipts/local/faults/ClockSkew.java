package dev.receipts.local.faults;

import java.time.Duration;

/** By how much the clock of a function is wrong; asked each time that the function looks at it. */
@FunctionalInterface
public interface ClockSkew {
  /** All clocks are right. */
  ClockSkew NONE = function -> Duration.ZERO;

  /**
   * Positive where the function's clock is fast.
   *
   * @param function its logical name in the template
   */
  Duration of(String function);
}
