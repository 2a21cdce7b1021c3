package dev.receipts.local.faults;

import java.util.Map;

/**
 * What happened so far.
 *
 * @param injected faults by their kind: {@code Refused}, {@code Unanswered}, …
 * @param calls calls by service and operation, as {@code DYNAMODB PutItem}; those that were refused
 *     count as well
 * @param throttled the calls that were refused as too many, by service and operation
 */
public record FaultCounts(
    Map<String, Long> injected, Map<String, Long> calls, Map<String, Long> throttled) {
  /** Nothing is counted where no faults were asked for. */
  public static final FaultCounts NONE = new FaultCounts(Map.of(), Map.of(), Map.of());

  public FaultCounts {
    injected = Map.copyOf(injected);
    calls = Map.copyOf(calls);
    throttled = Map.copyOf(throttled);
  }
}
