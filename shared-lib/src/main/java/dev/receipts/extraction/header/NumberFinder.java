package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import java.util.List;
import java.util.Optional;

/** Finds the number of the receipt or invoice behind its label, or below it. */
public final class NumberFinder {
  /** By so much less a number weighs for each row above it. */
  private static final double BELOW = 0.005;

  /** Rows; the number at the foot of a long roll is no worse than that of a long page. */
  private static final int MOST_BELOW = 120;

  /** By so much less a number weighs that does not stand beside its label. */
  private static final double NOT_BESIDE = 0.5;

  /** Beside the rows of an address there may be one in between. */
  private static final int ROWS_BELOW_TITLE = 2;

  /** A number and where it stands. */
  public record Found(String number, Source source) {}

  private record Candidate(String number, double weight) {}

  private NumberFinder() {}

  /** The number of the receipt or invoice. */
  public static Optional<Found> find(List<RowFacts> rows) {
    return find(rows, Trace.OFF);
  }

  /** The same, telling what else could be it. */
  public static Optional<Found> find(List<RowFacts> rows, Trace trace) {
    Optional<Found> best = Optional.empty();
    double most = 0;
    for (int i = 0; i < rows.size(); i++) {
      RowFacts row = rows.get(i);
      for (Phrases.Match<Concept> label : row.keywords()) {
        Optional<Candidate> candidate =
            RowFacts.ofNumber(label.meanings()) ? candidate(rows, i, label) : Optional.empty();
        if (candidate.isEmpty()) {
          continue;
        }
        double weight = candidate.get().weight - BELOW * Math.min(i, MOST_BELOW);
        Found found =
            new Found(candidate.get().number, Source.of(row, label.start(), "label: number"));
        trace.candidate("number", found::number, found.source(), weight);
        if (weight > most) {
          most = weight;
          best = Optional.of(found);
        }
      }
    }
    return best;
  }

  private static Optional<Candidate> candidate(
      List<RowFacts> rows, int index, Phrases.Match<Concept> label) {
    RowFacts row = rows.get(index);
    boolean title =
        label.meanings().contains(Concept.DOCUMENT) && !row.text().startsWith("#", label.end());
    return title ? ofTitle(rows, index, label) : ofLabel(rows, index, label);
  }

  /** {@code INVOICE 4711}: beside or below a title, a number may be something else. */
  private static Optional<Candidate> ofTitle(
      List<RowFacts> rows, int index, Phrases.Match<Concept> title) {
    RowFacts row = rows.get(index);
    Optional<String> number = NumberBeside.of(row, title);
    if (number.isPresent()) {
      number = number.filter(beside -> !NumberBeside.isHouse(row.text(), beside));
    } else {
      int last = Math.min(rows.size(), index + 1 + ROWS_BELOW_TITLE);
      for (int below = index + 1; below < last && number.isEmpty(); below++) {
        number = NumberBelow.ofTitle(row, title, rows.get(below));
      }
    }
    return number.map(found -> new Candidate(found, 1));
  }

  private static Optional<Candidate> ofLabel(
      List<RowFacts> rows, int index, Phrases.Match<Concept> label) {
    // An order has a number before its receipt has one.
    double kind = label.meanings().contains(Concept.ORDERNUMBER) ? 0.6 : 2;
    double weight = kind + 0.1 * (label.to() - label.from());
    RowFacts row = rows.get(index);
    Optional<Candidate> beside =
        NumberBeside.of(row, label).map(number -> new Candidate(number, weight));
    return beside.isPresent() || index + 1 == rows.size()
        ? beside
        : NumberBelow.of(row, label, rows.get(index + 1))
            .map(number -> new Candidate(number, weight - NOT_BESIDE));
  }
}
