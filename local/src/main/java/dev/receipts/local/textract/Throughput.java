package dev.receipts.local.textract;

import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;

/** Counts the calls of each operation in the running second. */
final class Throughput {
  private final int callsPerSecond;
  private final InstantSource clock;
  private final Map<Operation, Integer> calls = new EnumMap<>(Operation.class);
  private long second;

  Throughput(int callsPerSecond, InstantSource clock) {
    this.callsPerSecond = callsPerSecond;
    this.clock = clock;
  }

  /** Counts a call and says whether the quota has room for it. */
  synchronized boolean admits(Operation operation) {
    long now = clock.instant().getEpochSecond();
    if (now != second) {
      second = now;
      calls.clear();
    }
    return calls.merge(operation, 1, Integer::sum) <= callsPerSecond;
  }
}
