package dev.receipts.local.faults;

import java.util.Map;

/**
 * What happened so far.
 *
 * @param injected faults by their kind: {@code Refused}, {@code AnsweredWith}, {@code Unanswered},
 *     {@code CallerKilled}, {@code EventLost}, {@code EventDuplicated}, {@code EventDelayed}
 * @param calls calls by service and operation, as {@code DYNAMODB PutItem}; those that were refused
 *     count as well
 * @param throttled the calls that were refused as too many, by service and operation
 */
public record FaultCounts(
    Map<String, Long> injected, Map<String, Long> calls, Map<String, Long> throttled) {
  public FaultCounts {
    injected = Map.copyOf(injected);
    calls = Map.copyOf(calls);
    throttled = Map.copyOf(throttled);
  }
}
