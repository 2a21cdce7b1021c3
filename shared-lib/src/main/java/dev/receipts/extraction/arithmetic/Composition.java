package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.notation.AmountText;
import java.util.Locale;
import java.util.Map;

/**
 * A subtotal with what is added to it and taken from it.
 *
 * @param charged whether something is added that has no role of its own
 */
record Composition(AmountCandidate subtotal, Map<Role, AmountCandidate> parts, boolean charged) {
  boolean plain() {
    return parts.isEmpty() && !charged;
  }

  /** What subtotal and parts make up. */
  long sum() {
    long sum = subtotal.value();
    for (Map.Entry<Role, AmountCandidate> part : parts.entrySet()) {
      sum += added(part.getKey(), part.getValue());
    }
    return sum;
  }

  /** In words: {@code subtotal + tax - discount}. */
  String inWords() {
    StringBuilder words = new StringBuilder("subtotal");
    parts
        .keySet()
        .forEach(
            role ->
                words
                    .append(role == Role.DISCOUNT ? " - " : " + ")
                    .append(role.name().toLowerCase(Locale.ROOT)));
    return words.toString();
  }

  /** In figures: {@code 10.00 + 2.00 - 1.00}. */
  String inFigures(AmountText text) {
    StringBuilder figures = new StringBuilder(text.of(subtotal.value()));
    parts.forEach(
        (role, part) -> {
          long value = added(role, part);
          figures.append(value < 0 ? " - " : " + ").append(text.of(Math.abs(value)));
        });
    return figures.toString();
  }

  private static long added(Role role, AmountCandidate part) {
    return role == Role.DISCOUNT ? -part.value() : part.value();
  }
}
