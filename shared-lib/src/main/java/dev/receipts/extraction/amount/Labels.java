package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Finds the label of an amount in its row, and what it says of it. */
public final class Labels {
  /** Cash is rounded by less than this, in thousandths. */
  public static final long MAX_ROUNDING = 990;

  /** A label of this weight or more says total, and leaves little doubt. */
  public static final double CLEAR_TOTAL = 1.5;

  private static final Set<Concept> SUMS =
      EnumSet.of(Concept.TOTAL, Concept.FINAL, Concept.SUBTOTAL, Concept.AMOUNT);

  private Labels() {}

  /**
   * What the label says about an amount. A rounding is small: a larger amount beside that word is
   * the total after rounding.
   */
  public static Optional<Reading> read(RowFacts row, int from, NumberToken amount) {
    return read(row, from, amount.start())
        .map(
            reading ->
                reading.role == Role.ROUNDING && Math.abs(amount.value()) > MAX_ROUNDING
                    ? new Reading(Role.TOTAL, 2.5 * reading.weight, "label: rounded total")
                    : reading);
  }

  /** A role with the weight of its wording. */
  public record Reading(Role role, double weight, String rule, Nuance nuance) {
    Reading(Role role, double weight, String rule) {
      this(role, weight, rule, Nuance.NONE);
    }

    Reading(Role role, double weight, Nuance nuance) {
      this(role, weight, nuance.rule(), nuance);
    }

    private Reading times(double factor) {
      return new Reading(role, weight * factor, rule, nuance);
    }
  }

  /** What the label in a part of a row says about the amount beside it. */
  public static Optional<Reading> read(RowFacts row, int start, int to) {
    if (row.keywords().isEmpty()) {
      return Optional.empty();
    }
    int from = behindSentence(row, start, to);
    Set<Concept> concepts = row.concepts(behindCount(row, from, to), to);
    if (concepts.contains(Concept.TOTAL) && totalOfCounted(row, from, to)) {
      concepts.remove(Concept.COUNT);
    }
    if (concepts.remove(Concept.ADDING) && concepts.stream().anyMatch(SUMS::contains)) {
      // "Sum plus tax" is without it, and "plus tax" is the tax.
      concepts.add(Concept.EXCLUDING);
    }
    if (concepts.isEmpty()) {
      return Optional.empty();
    }
    return Wording.of(concepts, row, from, to)
        .reading()
        .map(reading -> reading.times(clarity(row, from, to)));
  }

  /** How much of the wording the keywords are. */
  private static double clarity(RowFacts row, int from, int to) {
    double purity = row.purity(from, to);
    double clear = purity >= 0.75 ? 1 : purity >= 0.45 ? 0.7 : 0.3;
    return purity < 0.75 && !row.exactKeyword(from, to) ? 0.6 * clear : clear;
  }

  /** {@code Please pay to: Invoice total}: where the label of a sum begins behind a colon. */
  private static int behindSentence(RowFacts row, int from, int to) {
    int colon = Math.min(to, row.text().length()) - 2;
    while (colon > from && !row.text().startsWith(": ", colon)) {
      colon--;
    }
    int end = colon;
    return colon > from
            && row.keywords().stream()
                .anyMatch(
                    match ->
                        match.start() > end
                            && match.start() < to
                            && match.meanings().contains(Concept.TOTAL))
        ? end + 1
        : from;
  }

  /**
   * {@code QTY: 1 TOTAL: 11.60}: where the label begins when the count before it has its number.
   */
  private static int behindCount(RowFacts row, int from, int to) {
    for (Phrases.Match<Concept> match : row.keywords()) {
      if (match.start() < from
          || (!match.meanings().contains(Concept.COUNT)
              && !match.meanings().contains(Concept.COUNTED))) {
        continue;
      }
      for (NumberToken number : row.numbers()) {
        if (number.start() >= match.end()
            && number.end() < to
            && number.decimals() == 0
            && !row.concepts(number.end(), to).isEmpty()) {
          return number.end();
        }
      }
    }
    return from;
  }

  /** {@code Total for 7 items: 34.87}: the goods are counted within the label of their sum. */
  private static boolean totalOfCounted(RowFacts row, int from, int to) {
    Phrases.Match<Concept> before = null;
    for (Phrases.Match<Concept> match : row.keywords()) {
      if (match.start() < from || match.start() >= to) {
        continue;
      }
      if (before != null
          && before.meanings().contains(Concept.TOTAL)
          && match.meanings().contains(Concept.COUNT)) {
        int start = before.end();
        int end = match.start();
        return row.numbers().stream()
            .anyMatch(
                number -> number.start() >= start && number.end() <= end && number.decimals() == 0);
      }
      before = match;
    }
    return false;
  }
}
