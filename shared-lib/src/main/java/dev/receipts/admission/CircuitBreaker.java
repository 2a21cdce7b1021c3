package dev.receipts.admission;

import dev.receipts.aws.AwsCalls.Service;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops admission while a service is down, and finds out with one document at a time whether it is
 * back. These are the states and the steps between them; {@link Admission} and {@link
 * ServiceHealth} carry them out, each as one conditional write.
 */
public sealed interface CircuitBreaker {

  /** All services answer, as far as is known. */
  record Closed() implements CircuitBreaker {}

  /**
   * A service is down, and nobody is admitted.
   *
   * @param since when the first trip was
   * @param trips how often the service was found down in a row
   * @param probeAt from when on the next who asks is let through as the probe
   */
  record Open(Service service, Instant since, int trips, Instant probeAt)
      implements CircuitBreaker {}

  /**
   * One execution was let through; its end decides. It holds a lease for as long as it is the
   * probe.
   *
   * @param probe the execution's name
   */
  record HalfOpen(Service service, Instant since, int trips, String probe, Instant probeSince)
      implements CircuitBreaker {
    boolean isProbe(String execution) {
      return probe.equals(execution);
    }
  }

  /** Enough documents failed by a service. */
  default CircuitBreaker tripped(Service service, Instant now, BreakerSettings settings) {
    return this instanceof Closed
        ? new Open(service, now, 1, now.plus(settings.untilProbe(1)))
        : this;
  }

  /** An execution asks to be let through as the probe; empty when it may not be. */
  default Optional<HalfOpen> probedBy(String execution, Instant now) {
    return switch (this) {
      case Closed closed -> Optional.empty();
      case Open open when now.isBefore(open.probeAt) -> Optional.empty();
      case Open open ->
          Optional.of(new HalfOpen(open.service, open.since, open.trips, execution, now));
      case HalfOpen halfOpen -> Optional.of(halfOpen).filter(one -> one.isProbe(execution));
    };
  }

  /**
   * A service failed an execution. Only of the probe does that say anything: others started before
   * the trip. A probe that gets as far as the mail was answered by Textract.
   */
  default CircuitBreaker failed(
      Service service, String execution, Instant now, BreakerSettings settings) {
    if (!(this instanceof HalfOpen halfOpen) || !halfOpen.isProbe(execution)) {
      return this;
    }
    if (halfOpen.service == Service.TEXTRACT && service == Service.SES) {
      return new Closed();
    }
    int trips = halfOpen.trips + 1;
    return new Open(service, halfOpen.since, trips, now.plus(settings.untilProbe(trips)));
  }

  /** An execution got an answer of the service. */
  default CircuitBreaker answered(String execution) {
    return this instanceof HalfOpen halfOpen && halfOpen.isProbe(execution) ? new Closed() : this;
  }

  /** An execution is over, or was never there: another one takes its place as the probe. */
  default CircuitBreaker left(String execution) {
    return this instanceof HalfOpen halfOpen && halfOpen.isProbe(execution)
        ? new Open(halfOpen.service, halfOpen.since, halfOpen.trips, halfOpen.probeSince)
        : this;
  }
}
