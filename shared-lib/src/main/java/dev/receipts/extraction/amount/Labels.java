package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides from the keywords of a label what its amount is. */
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
    double purity = row.purity(from, to);
    Reading reading = role(concepts, order(row, from, to));
    if (reading == null) {
      return Optional.empty();
    }
    double clear = purity >= 0.75 ? 1 : purity >= 0.45 ? 0.7 : 0.3;
    if (purity < 0.75 && !row.exactKeyword(from, to)) {
      clear *= 0.6;
    }
    return Optional.of(reading.times(clear));
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

  private static Reading role(Set<Concept> words, Order order) {
    boolean total = words.contains(Concept.TOTAL);
    boolean last = words.contains(Concept.FINAL);
    if (words.contains(Concept.SAVING)
        || words.contains(Concept.POINTS)
        || words.contains(Concept.CARRIED)) {
      return null;
    }
    if (words.contains(Concept.ROUNDED)) {
      return total || last || words.contains(Concept.AMOUNT)
          ? new Reading(Role.TOTAL, 3.2, "label: total after rounding")
          : words.contains(Concept.ROUNDING)
              ? new Reading(Role.ROUNDING, 1, "label: rounding")
              : new Reading(Role.TOTAL, 2, "label: rounded");
    }
    if (words.contains(Concept.ROUNDING)
        && !words.contains(Concept.TAX)
        && !(total && (words.contains(Concept.INCLUDING) || words.contains(Concept.EXCLUDING)))) {
      return new Reading(Role.ROUNDING, 1, "label: rounding");
    }
    if (words.contains(Concept.CHANGE) && !total && !last) {
      return new Reading(Role.CHANGE, 1, "label: change");
    }
    if (words.contains(Concept.COUNTED)
        || (words.contains(Concept.COUNT) && (total || words.contains(Concept.SUBTOTAL)))) {
      return new Reading(Role.SUBTOTAL, 0.5, "label: sum beside the count");
    }
    if (words.contains(Concept.COUNT) && !words.contains(Concept.DISCOUNT)) {
      return null;
    }
    if (words.contains(Concept.TAX)) {
      if (words.contains(Concept.EXCLUDING)
          && (total
              || last
              || words.contains(Concept.SUBTOTAL)
              || words.contains(Concept.AMOUNT)
              || order.firstExcluding)) {
        return new Reading(Role.SUBTOTAL, total ? 1.2 : 0.9, "label: total without tax");
      }
      if (words.contains(Concept.SUBTOTAL)) {
        return new Reading(Role.SUBTOTAL, 1, Nuance.ONLY_SUBTOTAL);
      }
      if (words.contains(Concept.INCLUDING)
          && (total || last || words.contains(Concept.AMOUNT))
          && !order.taxBeforeTotal) {
        return new Reading(Role.TOTAL, 2.6, "label: total with tax");
      }
      if (last && !order.taxBeforeTotal && !words.contains(Concept.EXCLUDING)) {
        return new Reading(Role.TOTAL, 1.5, "label: total");
      }
      if (words.contains(Concept.DISCOUNT)) {
        return new Reading(Role.DISCOUNT, 0.8, "label: discount");
      }
      return new Reading(Role.TAX, 1, "label: tax");
    }
    if (words.contains(Concept.DISCOUNT)
        && words.contains(Concept.EXCLUDING)
        && (total || words.contains(Concept.SUBTOTAL))) {
      return new Reading(Role.SUBTOTAL, 1, "label: total before discount");
    }
    if (words.contains(Concept.DISCOUNT)) {
      return total && (words.contains(Concept.INCLUDING) || last)
          ? new Reading(Role.TOTAL, 1.8, "label: total after discount")
          : new Reading(Role.DISCOUNT, 1, "label: discount");
    }
    if (words.contains(Concept.SUBTOTAL)
        || (words.contains(Concept.EXCLUDING) && (total || words.contains(Concept.AMOUNT)))) {
      return new Reading(Role.SUBTOTAL, 1.2, Nuance.ONLY_SUBTOTAL);
    }
    if (last) {
      return new Reading(Role.TOTAL, 3, "label: amount to pay");
    }
    if (words.contains(Concept.SERVICE)) {
      return new Reading(Role.SERVICE, 1, "label: service charge");
    }
    if (words.contains(Concept.TIP)) {
      return new Reading(Role.TIP, 1, "label: tip");
    }
    if (words.contains(Concept.SHIPPING)) {
      return new Reading(Role.SHIPPING, 1, "label: shipping");
    }
    if (total && (words.contains(Concept.CASH) || words.contains(Concept.PAID))) {
      return new Reading(Role.PAID, 1, "label: paid");
    }
    if (total) {
      return words.contains(Concept.INCLUDING)
          ? new Reading(Role.TOTAL, 2.4, "label: total")
          : new Reading(Role.TOTAL, 2, "label: total");
    }
    if (words.contains(Concept.CARD)) {
      return new Reading(Role.PAID, 1, "label: card");
    }
    if (words.contains(Concept.CASH)) {
      return new Reading(Role.PAID, 1, "label: cash");
    }
    if (words.contains(Concept.PAID)) {
      return new Reading(Role.PAID, 1, "label: paid");
    }
    if (words.contains(Concept.DUE)) {
      return new Reading(Role.DUE, 1, "label: due");
    }
    if (words.contains(Concept.AMOUNT) && words.contains(Concept.INCLUDING)) {
      return new Reading(Role.TOTAL, 1.5, "label: amount with tax");
    }
    if (words.contains(Concept.EXCLUDING)) {
      return new Reading(Role.SUBTOTAL, 0.6, "label: net");
    }
    if (words.contains(Concept.AMOUNT)) {
      return new Reading(Role.TOTAL, 0.6, "label: amount");
    }
    return null;
  }

  private static Order order(RowFacts row, int from, int to) {
    int tax = -1;
    int total = -1;
    boolean firstExcluding = false;
    List<Phrases.Match<Concept>> keywords = row.keywords();
    boolean first = true;
    for (Phrases.Match<Concept> match : keywords) {
      if (match.start() < from || match.start() >= to) {
        continue;
      }
      Set<Concept> meanings = match.meanings();
      if (tax < 0 && meanings.contains(Concept.TAX)) {
        tax = match.start();
      }
      if (total < 0
          && (meanings.contains(Concept.TOTAL)
              || meanings.contains(Concept.FINAL)
              || meanings.contains(Concept.AMOUNT))) {
        total = match.start();
      }
      if (first) {
        firstExcluding = meanings.contains(Concept.EXCLUDING);
        first = false;
      }
    }
    return new Order(tax >= 0 && (total < 0 || tax < total), firstExcluding);
  }

  private record Order(boolean taxBeforeTotal, boolean firstExcluding) {}
}
