package dev.receipts.extraction;

import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.receipt.Evidence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What each field of a receipt was read from, and what speaks for a review of it. */
final class Findings {
  private final Trace trace;
  private final Map<String, Evidence> evidence = new LinkedHashMap<>();
  private final List<String> reasons = new ArrayList<>();

  Findings(Trace trace) {
    this.trace = trace;
  }

  /** Hears of what else fields could be. */
  Trace trace() {
    return trace;
  }

  /** Where the value of a field stands; what it is is asked for only where somebody listens. */
  void note(String field, Supplier<String> value, Source source) {
    evidence.put(field, source.evidence());
    trace.chosen(field, value, source);
  }

  /** Where the value of a field stands, if it has one; the value alone. */
  <T> Optional<T> note(String field, Optional<Sourced<T>> found) {
    found.ifPresent(read -> note(field, () -> read.value().toString(), read.source()));
    return found.map(Sourced::value);
  }

  /** A value that Textract named. */
  void candidate(String field, ExpenseFields.Named named) {
    trace.candidate(field, named::text, named.source(), named.field().confidence());
  }

  /** Why somebody should look at the receipt. */
  void review(String reason) {
    reasons.add(reason);
  }

  Map<String, Evidence> evidence() {
    return evidence;
  }

  List<String> reasons() {
    return reasons;
  }
}
