package dev.receipts.local.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts calls and faults as they happen. */
public final class FaultCounters {
  private static final Pattern TOO_MANY =
      Pattern.compile(
          "Throttl|LimitExceeded|ThroughputExceeded|TooManyRequests|RequestLimit|SlowDown");

  private final Map<String, LongAdder> injected = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> throttled = new ConcurrentHashMap<>();

  void called(AwsCall call) {
    add(calls, name(call));
  }

  void injected(AwsCall call, Fault fault) {
    add(injected, fault.getClass().getSimpleName());
    if (fault instanceof Fault.Refused refused && TOO_MANY.matcher(refused.code()).find()) {
      add(throttled, name(call));
    }
  }

  /** Counts what is wrong with the deliveries of one event. */
  public void delivered(List<Duration> deliveries) {
    if (deliveries.isEmpty()) {
      add(injected, "EventLost");
    }
    if (deliveries.size() > 1) {
      add(injected, "EventDuplicated");
    }
    if (deliveries.stream().anyMatch(Duration::isPositive)) {
      add(injected, "EventDelayed");
    }
  }

  /** What was counted so far. */
  public FaultCounts counts() {
    return new FaultCounts(sums(injected), sums(calls), sums(throttled));
  }

  private static String name(AwsCall call) {
    return call.service() + " " + call.operation();
  }

  private static void add(Map<String, LongAdder> counters, String name) {
    counters.computeIfAbsent(name, key -> new LongAdder()).increment();
  }

  private static Map<String, Long> sums(Map<String, LongAdder> counters) {
    return counters.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> entry.getValue().sum()));
  }
}
