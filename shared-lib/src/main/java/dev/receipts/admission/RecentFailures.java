package dev.receipts.admission;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Which executions a service failed a short while ago. An execution counts once however often it
 * tries: one document that fails again and again does not stop the others.
 */
record RecentFailures(Map<String, Instant> byExecution) {
  RecentFailures {
    byExecution = Map.copyOf(byExecution);
  }

  /** With one more, and without those that are too long ago. */
  RecentFailures with(String execution, Instant now, BreakerSettings settings) {
    Map<String, Instant> failures = new HashMap<>(byExecution);
    failures.values().removeIf(at -> at.isBefore(now.minus(settings.window())));
    failures.put(execution, now);
    return new RecentFailures(failures);
  }

  boolean suffice(BreakerSettings settings) {
    return byExecution.size() >= settings.threshold();
  }
}
