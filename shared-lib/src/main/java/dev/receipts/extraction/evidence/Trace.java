package dev.receipts.extraction.evidence;

import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Explanation;
import dev.receipts.receipt.Explanation.Candidate;
import dev.receipts.receipt.Receipt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Hears of every candidate while a receipt is read, or of none where nobody asked. */
public final class Trace {
  /** Keeps nothing, and costs nothing. */
  public static final Trace OFF = new Trace(false);

  /** More runners-up than this tell nobody anything; the limit keeps the work linear. */
  private static final int MAX_CANDIDATES = 100;

  private final boolean on;
  private final Map<String, List<Candidate>> fields = new LinkedHashMap<>();

  private Trace(boolean on) {
    this.on = on;
  }

  /** Keeps what it hears. */
  public static Trace recording() {
    return new Trace(true);
  }

  /** Something that a field could be; the value is asked for only where somebody listens. */
  public void candidate(String field, Supplier<String> value, Source source, double score) {
    if (on) {
      Candidate candidate = new Candidate(value.get(), source.evidence(), score, false);
      List<Candidate> list = fields.computeIfAbsent(field, name -> new ArrayList<>());
      int known = indexOf(list, candidate.value(), candidate.evidence());
      if (known < 0 && list.size() < MAX_CANDIDATES) {
        list.add(candidate);
      } else if (known >= 0 && score > list.get(known).score()) {
        list.set(known, candidate);
      }
    }
  }

  /** What a field has become. */
  public void chosen(String field, Supplier<String> value, Source source) {
    if (on) {
      String text = value.get();
      Evidence evidence = source.evidence();
      List<Candidate> list = fields.computeIfAbsent(field, name -> new ArrayList<>());
      int known = indexOf(list, text, evidence);
      double score = known < 0 ? source.confidence() : list.get(known).score();
      if (known >= 0) {
        list.remove(known);
      }
      list.sort(Comparator.comparingDouble(Candidate::score).reversed());
      list.addFirst(new Candidate(text, evidence, score, true));
    }
  }

  private static int indexOf(List<Candidate> list, String value, Evidence evidence) {
    for (int i = 0; i < list.size(); i++) {
      if (list.get(i).value().equals(value) && list.get(i).evidence().equals(evidence)) {
        return i;
      }
    }
    return -1;
  }

  /** The receipt with everything that was heard, the best first. */
  public Explanation explain(Receipt receipt) {
    fields
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparing(Candidate::chosen)
                        .thenComparingDouble(Candidate::score)
                        .reversed()));
    return new Explanation(receipt, fields);
  }
}
