package dev.receipts.local.functions;

import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.time.StackClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;

/** Time as one function sees it: the stack's, and as wrong as somebody wants it to be. */
final class FunctionTime implements InstantSource {
  private final String function;
  private final ClockSkew skew;
  private final StackClock clock;

  FunctionTime(String function, ClockSkew skew, StackClock clock) {
    this.function = function;
    this.skew = skew;
    this.clock = clock;
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(skew.of(function));
  }

  /** Whether functions' classes must not look at the machine's clock. */
  static boolean differs(ClockSkew skew, StackClock clock) {
    return clock.isVirtual() || skew != ClockSkew.NONE;
  }

  /** Begins work beside that of an invocation's own thread, and gives what ends it. */
  Runnable work() {
    return clock.begin()::close;
  }

  /** Completes when a pause is over that a thread of the function makes. */
  CompletableFuture<Void> pause(long milliseconds) {
    return clock.pause(Duration.ofMillis(milliseconds));
  }
}
