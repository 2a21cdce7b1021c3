package dev.receipts.redrive;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a plan.
 *
 * @param counts how many failures had each outcome
 * @param problems a sentence for each failure that could not be redriven
 */
public record RedriveResult(Map<Outcome, Integer> counts, List<String> problems) {
  public RedriveResult {
    counts = new EnumMap<>(counts);
    problems = List.copyOf(problems);
  }

  /** How many failures had an outcome. */
  public int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  /** Whether every failure was dealt with. */
  public boolean complete() {
    return count(Outcome.NOT_ADMITTED) + count(Outcome.NOT_REACHED) + count(Outcome.FAILED) == 0;
  }
}
