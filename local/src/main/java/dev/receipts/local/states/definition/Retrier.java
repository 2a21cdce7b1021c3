package dev.receipts.local.states.definition;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When and how often a failed Task is tried again.
 *
 * @param maxAttempts how many attempts follow the first one; 0 for none
 * @param fullJitter whether the wait is drawn from zero up to the delay
 */
public record Retrier(
    List<String> errorEquals,
    Duration interval,
    int maxAttempts,
    double backoffRate,
    Optional<Duration> maxDelay,
    boolean fullJitter) {

  /**
   * The wait before the next attempt.
   *
   * @param attempts how many times this retrier was used for the state before
   */
  public Duration delay(int attempts, RandomGenerator random) {
    double millis = (double) interval.toMillis() * Math.pow(backoffRate, attempts);
    if (maxDelay.isPresent()) {
      millis = Math.min(millis, (double) maxDelay.get().toMillis());
    }
    return Duration.ofMillis((long) (fullJitter ? millis * random.nextDouble() : millis));
  }
}
