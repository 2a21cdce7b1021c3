package dev.receipts.receipt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A receipt with what else each field could have been.
 *
 * @param candidates for each field by the name in {@link Receipt#evidence}: what was chosen first,
 *     then the runners-up, the best first. A field without candidates is absent
 */
public record Explanation(Receipt receipt, Map<String, List<Candidate>> candidates) {

  public Explanation {
    Map<String, List<Candidate>> copy = new LinkedHashMap<>();
    candidates.forEach((field, list) -> copy.put(field, List.copyOf(list)));
    candidates = java.util.Collections.unmodifiableMap(copy);
  }

  /**
   * One thing that a field could be.
   *
   * @param value as it would stand in the field
   * @param evidence the text it was read from, with its page, box, confidence and rule
   * @param score the higher, the better; comparable within one field only
   * @param chosen whether the field has this value
   */
  public record Candidate(String value, Evidence evidence, double score, boolean chosen) {}
}
