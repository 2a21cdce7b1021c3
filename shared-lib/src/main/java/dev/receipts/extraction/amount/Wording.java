package dev.receipts.extraction.amount;

import dev.receipts.extraction.amount.Labels.Reading;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the keywords of a label mean together.
 *
 * @param taxFirst whether a tax is named, and no sum before it
 * @param excludingFirst whether it begins with what is not contained
 */
record Wording(Set<Concept> words, boolean taxFirst, boolean excludingFirst) {
  /** What is beside such words is none of the receipt's amounts. */
  private static final Set<Concept> OF_NO_AMOUNT =
      EnumSet.of(Concept.SAVING, Concept.POINTS, Concept.CARRIED);

  private static final Set<Concept> SUMS = EnumSet.of(Concept.TOTAL, Concept.FINAL, Concept.AMOUNT);

  /** The first one that is said counts. */
  private static final List<Map.Entry<Concept, Reading>> CHARGES =
      List.of(
          Map.entry(Concept.SERVICE, new Reading(Role.SERVICE, 1, "label: service charge")),
          Map.entry(Concept.TIP, new Reading(Role.TIP, 1, "label: tip")),
          Map.entry(Concept.SHIPPING, new Reading(Role.SHIPPING, 1, "label: shipping")));

  /** The same, where nothing is called a total. */
  private static final List<Map.Entry<Concept, Reading>> PAYMENTS =
      List.of(
          Map.entry(Concept.CARD, new Reading(Role.PAID, 1, "label: card")),
          Map.entry(Concept.CASH, new Reading(Role.PAID, 1, "label: cash")),
          Map.entry(Concept.PAID, new Reading(Role.PAID, 1, "label: paid")),
          Map.entry(Concept.DUE, new Reading(Role.DUE, 1, "label: due")));

  /**
   * The wording of a part of a row.
   *
   * @param words what its keywords mean
   */
  static Wording of(Set<Concept> words, RowFacts row, int from, int to) {
    int tax = -1;
    int sum = -1;
    Optional<Phrases.Match<Concept>> first = Optional.empty();
    for (Phrases.Match<Concept> match : row.keywords()) {
      if (match.start() < from || match.start() >= to) {
        continue;
      }
      if (first.isEmpty()) {
        first = Optional.of(match);
      }
      if (tax < 0 && match.meanings().contains(Concept.TAX)) {
        tax = match.start();
      }
      if (sum < 0 && !Collections.disjoint(match.meanings(), SUMS)) {
        sum = match.start();
      }
    }
    return new Wording(
        words,
        tax >= 0 && (sum < 0 || tax < sum),
        first.filter(match -> match.meanings().contains(Concept.EXCLUDING)).isPresent());
  }

  /** The role of the amount beside the label; nothing where it has none. */
  Optional<Reading> reading() {
    if (hasAny(OF_NO_AMOUNT)) {
      return Optional.empty();
    }
    if (has(Concept.ROUNDED)) {
      return Optional.of(rounded());
    }
    if (isRounding()) {
      return reading(Role.ROUNDING, 1, "label: rounding");
    }
    if (has(Concept.CHANGE) && !has(Concept.TOTAL) && !has(Concept.FINAL)) {
      return reading(Role.CHANGE, 1, "label: change");
    }
    if (has(Concept.COUNTED)
        || (has(Concept.COUNT) && (has(Concept.TOTAL) || has(Concept.SUBTOTAL)))) {
      return reading(Role.SUBTOTAL, 0.5, "label: sum beside the count");
    }
    if (has(Concept.COUNT) && !has(Concept.DISCOUNT)) {
      return Optional.empty();
    }
    if (has(Concept.TAX)) {
      return Optional.of(tax());
    }
    return has(Concept.DISCOUNT) ? Optional.of(discount()) : sum();
  }

  private Reading rounded() {
    if (hasAny(SUMS)) {
      return new Reading(Role.TOTAL, 3.2, "label: total after rounding");
    }
    return has(Concept.ROUNDING)
        ? new Reading(Role.ROUNDING, 1, "label: rounding")
        : new Reading(Role.TOTAL, 2, "label: rounded");
  }

  /** {@code Total incl. rounding} is a total. */
  private boolean isRounding() {
    boolean ofTotal = has(Concept.TOTAL) && (has(Concept.INCLUDING) || has(Concept.EXCLUDING));
    return has(Concept.ROUNDING) && !has(Concept.TAX) && !ofTotal;
  }

  private Reading tax() {
    boolean total = has(Concept.TOTAL);
    boolean last = has(Concept.FINAL);
    boolean amount = has(Concept.AMOUNT);
    if (has(Concept.EXCLUDING)
        && (total || last || amount || has(Concept.SUBTOTAL) || excludingFirst)) {
      return new Reading(Role.SUBTOTAL, total ? 1.2 : 0.9, "label: total without tax");
    }
    if (has(Concept.SUBTOTAL)) {
      return new Reading(Role.SUBTOTAL, 1, Nuance.ONLY_SUBTOTAL);
    }
    if (has(Concept.INCLUDING) && (total || last || amount) && !taxFirst) {
      return new Reading(Role.TOTAL, 2.6, "label: total with tax");
    }
    if (last && !taxFirst && !has(Concept.EXCLUDING)) {
      return new Reading(Role.TOTAL, 1.5, "label: total");
    }
    return has(Concept.DISCOUNT)
        ? new Reading(Role.DISCOUNT, 0.8, "label: discount")
        : new Reading(Role.TAX, 1, "label: tax");
  }

  private Reading discount() {
    boolean total = has(Concept.TOTAL);
    if (has(Concept.EXCLUDING) && (total || has(Concept.SUBTOTAL))) {
      return new Reading(Role.SUBTOTAL, 1, "label: total before discount");
    }
    return total && (has(Concept.INCLUDING) || has(Concept.FINAL))
        ? new Reading(Role.TOTAL, 1.8, "label: total after discount")
        : new Reading(Role.DISCOUNT, 1, "label: discount");
  }

  private Optional<Reading> sum() {
    boolean total = has(Concept.TOTAL);
    boolean excluded = has(Concept.EXCLUDING) && (total || has(Concept.AMOUNT));
    if (has(Concept.SUBTOTAL) || excluded) {
      return Optional.of(new Reading(Role.SUBTOTAL, 1.2, Nuance.ONLY_SUBTOTAL));
    }
    if (has(Concept.FINAL)) {
      return reading(Role.TOTAL, 3, "label: amount to pay");
    }
    Optional<Reading> charge = first(CHARGES);
    if (charge.isPresent()) {
      return charge;
    }
    if (total && (has(Concept.CASH) || has(Concept.PAID))) {
      return reading(Role.PAID, 1, "label: paid");
    }
    if (total) {
      return reading(Role.TOTAL, has(Concept.INCLUDING) ? 2.4 : 2, "label: total");
    }
    return first(PAYMENTS).or(this::amount);
  }

  /** What is only called an amount. */
  private Optional<Reading> amount() {
    if (has(Concept.AMOUNT) && has(Concept.INCLUDING)) {
      return reading(Role.TOTAL, 1.5, "label: amount with tax");
    }
    if (has(Concept.EXCLUDING)) {
      return reading(Role.SUBTOTAL, 0.6, "label: net");
    }
    return has(Concept.AMOUNT) ? reading(Role.TOTAL, 0.6, "label: amount") : Optional.empty();
  }

  private Optional<Reading> first(List<Map.Entry<Concept, Reading>> readings) {
    for (Map.Entry<Concept, Reading> reading : readings) {
      if (has(reading.getKey())) {
        return Optional.of(reading.getValue());
      }
    }
    return Optional.empty();
  }

  private static Optional<Reading> reading(Role role, double weight, String rule) {
    return Optional.of(new Reading(role, weight, rule));
  }

  private boolean hasAny(Set<Concept> concepts) {
    return !Collections.disjoint(words, concepts);
  }

  private boolean has(Concept concept) {
    return words.contains(concept);
  }
}
