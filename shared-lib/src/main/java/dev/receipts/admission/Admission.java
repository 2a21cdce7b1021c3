package dev.receipts.admission;

import static dev.receipts.admission.AdmissionState.seconds;
import static dev.receipts.admission.AdmissionState.value;

import dev.receipts.admission.AdmissionItem.Attempt;
import dev.receipts.admission.CircuitBreaker.Closed;
import dev.receipts.admission.CircuitBreaker.HalfOpen;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Limits how many executions are in progress at once, by leases. A lease belongs to one execution,
 * by its name: taking it twice is taking it once, and only its owner's end gives it back. While
 * admission is paused, by hand or by the {@link CircuitBreaker}, no lease is taken or renewed,
 * except for a probe of the breaker.
 *
 * <p>All leases stand in one item, with the pause and the breaker, so that counting, asking and
 * taking are one conditional write. A counter would be smaller and would leak whenever an event is
 * lost; a lease can be checked against its execution. One item holds some 5,000 leases (DynamoDB:
 * 400 KB an item).
 *
 * <p>All methods throw {@link dev.receipts.error.TransientException} when DynamoDB throttled or
 * failed.
 */
public final class Admission {
  /** How often a change is tried again that somebody else's came before. */
  private static final int ATTEMPTS = 10;

  private static final String HAS_ROOM =
      "(attribute_exists(leases.#execution) OR size(leases) < :limit)";

  /** What became of the question for a lease. */
  public enum Answer {
    ADMITTED,
    /** As many documents are in progress as may be. */
    FULL,
    /** By hand or by the breaker, whether there is room or not. */
    PAUSED
  }

  private final AdmissionItem item;

  public Admission(DynamoDbClient dynamo, String table) {
    this.item = new AdmissionItem(dynamo, table, "textract");
  }

  /**
   * Takes a lease, or renews the one that the execution holds.
   *
   * @param limit how many leases there may be
   * @return whether the execution holds a lease now and may go on
   */
  public boolean admit(String execution, int limit, Instant now) {
    return ask(execution, limit, now) == Answer.ADMITTED;
  }

  /** The same, with the reason where the execution may not go on. */
  public Answer ask(String execution, int limit, Instant now) {
    Attempt attempt = take(execution, limit, now);
    if (!attempt.done() && !attempt.item().containsKey(AdmissionState.LEASES)) {
      createIfMissing();
      attempt = take(execution, limit, now);
    }
    if (attempt.done()) {
      return Answer.ADMITTED;
    }
    AdmissionState state = AdmissionState.of(attempt.item());
    if (probe(state, execution, limit, now)) {
      return Answer.ADMITTED;
    }
    return state.paused() ? Answer.PAUSED : Answer.FULL;
  }

  private Attempt take(String execution, int limit, Instant now) {
    return item.update(
        request ->
            request
                .updateExpression("SET leases.#execution = :now")
                .conditionExpression(
                    "attribute_exists(leases) AND attribute_not_exists(pause)"
                        + " AND attribute_not_exists(breaker) AND "
                        + HAS_ROOM)
                .expressionAttributeNames(Map.of("#execution", execution))
                .expressionAttributeValues(
                    Map.of(
                        ":now", seconds(now),
                        ":limit", AttributeValue.fromN(Integer.toString(limit)))));
  }

  /** Lease and probe in one write: there is never a second probe, nor one without a lease. */
  private boolean probe(AdmissionState state, String execution, int limit, Instant now) {
    Optional<HalfOpen> probed = state.breaker().probedBy(execution, now);
    return state.pause().isEmpty()
        && probed.isPresent()
        && item.update(
                request ->
                    request
                        .updateExpression("SET leases.#execution = :now, breaker = :probed")
                        .conditionExpression(
                            "attribute_not_exists(pause) AND breaker = :before AND " + HAS_ROOM)
                        .expressionAttributeNames(Map.of("#execution", execution))
                        .expressionAttributeValues(
                            Map.of(
                                ":now", seconds(now),
                                ":limit", AttributeValue.fromN(Integer.toString(limit)),
                                ":before", value(state.breaker()),
                                ":probed", value(probed.get()))))
            .done();
  }

  /** Gives an execution's lease back; does nothing when it holds none. */
  public void release(String execution) {
    release(
        execution, "attribute_exists(leases.#execution)", Map.of(), probe -> probe.left(execution));
  }

  /** Gives a lease back unless it was renewed since it was seen. */
  public void releaseIfUnchanged(String execution, Instant seen) {
    release(
        execution,
        "leases.#execution = :seen",
        Map.of(":seen", seconds(seen)),
        probe -> probe.left(execution));
  }

  /**
   * Gives the lease back of an execution that ended. A lease that was taken afterwards is that of
   * its redrive, and stays.
   *
   * @param succeeded then all services have answered
   */
  public void ended(String execution, Instant end, boolean succeeded) {
    release(
        execution,
        "leases.#execution <= :end",
        Map.of(":end", seconds(end)),
        probe -> succeeded ? probe.answered(execution) : probe.left(execution));
  }

  /**
   * @param step what it means for the breaker when the execution is its probe: then both are
   *     written at once, so that no probe is without a lease
   */
  private void release(
      String execution,
      String condition,
      Map<String, AttributeValue> conditionValues,
      UnaryOperator<CircuitBreaker> step) {
    Map<String, AttributeValue> values = new HashMap<>(conditionValues);
    values.put(":execution", AttributeValue.fromS(execution));
    Attempt attempt =
        item.update(
            request ->
                request
                    .updateExpression("REMOVE leases.#execution")
                    .conditionExpression(
                        condition
                            + " AND (attribute_not_exists(breaker.probe)"
                            + " OR breaker.probe <> :execution)")
                    .expressionAttributeNames(Map.of("#execution", execution))
                    .expressionAttributeValues(values));
    CircuitBreaker before = AdmissionState.of(attempt.item()).breaker();
    CircuitBreaker after = step.apply(before);
    if (!attempt.done() && !after.equals(before)) {
      Map<String, AttributeValue> change = values(before, after);
      change.putAll(conditionValues);
      item.update(
          request ->
              request
                  .updateExpression(
                      after instanceof Closed
                          ? "REMOVE breaker, leases.#execution"
                          : "SET breaker = :after REMOVE leases.#execution")
                  .conditionExpression(condition + " AND breaker = :before")
                  .expressionAttributeNames(Map.of("#execution", execution))
                  .expressionAttributeValues(change));
    }
  }

  /** Who holds a lease, and whether admission is paused. */
  public AdmissionState state() {
    return AdmissionState.of(item.read());
  }

  /** The leases by execution name, each with the time, in seconds, when it was taken or renewed. */
  public Map<String, Instant> leases() {
    return state().leases();
  }

  /**
   * Pauses admission by hand: from this moment on no lease is taken.
   *
   * @return false when it is paused by hand already, which stays as it is
   */
  public boolean pause(Decision decision) {
    return item.update(
            request ->
                request
                    .updateExpression("SET pause = :pause")
                    .conditionExpression("attribute_not_exists(pause)")
                    .expressionAttributeValues(Map.of(":pause", value(decision))))
        .done();
  }

  /**
   * Resumes admission by hand, whatever paused it. A breaker whose service is still down trips
   * again.
   *
   * @return false when it was not paused
   */
  public boolean resume(Decision decision) {
    return item.update(
            request ->
                request
                    .updateExpression("SET resumed = :resumed REMOVE pause, breaker")
                    .conditionExpression("attribute_exists(pause) OR attribute_exists(breaker)")
                    .expressionAttributeValues(Map.of(":resumed", value(decision))))
        .done();
  }

  /** Notes that a service answered an execution, for the case that it is the breaker's probe. */
  public void answered(String execution) {
    change(breaker -> breaker.answered(execution));
  }

  /**
   * Takes the breaker one step further, from whatever state it is in.
   *
   * @return its state afterwards
   */
  CircuitBreaker change(UnaryOperator<CircuitBreaker> step) {
    CircuitBreaker before = state().breaker();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      CircuitBreaker after = step.apply(before);
      if (after.equals(before)) {
        return before;
      }
      Attempt written = write(before, after);
      if (written.done()) {
        return after;
      }
      before = AdmissionState.of(written.item()).breaker();
    }
    return before;
  }

  private Attempt write(CircuitBreaker before, CircuitBreaker after) {
    return item.update(
        request ->
            request
                .updateExpression(
                    after instanceof Closed ? "REMOVE breaker" : "SET breaker = :after")
                .conditionExpression(
                    before instanceof Closed
                        ? "attribute_not_exists(breaker)"
                        : "breaker = :before")
                .expressionAttributeValues(values(before, after)));
  }

  private static Map<String, AttributeValue> values(CircuitBreaker before, CircuitBreaker after) {
    Map<String, AttributeValue> values = new HashMap<>();
    if (!(before instanceof Closed)) {
      values.put(":before", value(before));
    }
    if (!(after instanceof Closed)) {
      values.put(":after", value(after));
    }
    return values;
  }

  /**
   * Claims the right to look for leases whose owner is gone, which one caller in each interval
   * gets: in a burst every refused upload would look otherwise.
   */
  public boolean claimRepair(Instant now, Duration interval) {
    return item.update(
            request ->
                request
                    .updateExpression("SET repairedAt = :now")
                    .conditionExpression(
                        "attribute_exists(leases) AND (attribute_not_exists(repairedAt) OR"
                            + " repairedAt <= :due)")
                    .expressionAttributeValues(
                        Map.of(":now", seconds(now), ":due", seconds(now.minus(interval)))))
        .done();
  }

  private void createIfMissing() {
    item.update(
        request ->
            request
                .updateExpression("SET leases = :none")
                .conditionExpression("attribute_not_exists(leases)")
                .expressionAttributeValues(Map.of(":none", AttributeValue.fromM(Map.of()))));
  }
}
