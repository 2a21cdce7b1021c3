package dev.receipts.extraction;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.words.Concept;
import dev.receipts.receipt.Payment;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds how a receipt was paid, and the last digits of the card. */
final class PaymentFinder {
  private static final int LAST_DIGITS = 4;

  /** Signs that stand for digits of a card's number, at least. */
  private static final int FEWEST_MASKED = 4;

  /** A row that names a card without an amount says little else. */
  private static final double MOSTLY = 0.6;

  private final List<RowFacts> rows;
  private final Optional<Sourced<String>> card;

  PaymentFinder(List<RowFacts> rows) {
    this.rows = rows;
    card = rows.stream().flatMap(row -> card(row).stream()).findFirst();
  }

  /** The last four digits of the card. */
  Optional<Sourced<String>> cardLastFour() {
    return card;
  }

  /** One of {@link Payment#METHODS}. */
  Optional<Sourced<String>> method(Optional<AmountCandidate> change) {
    // Nobody gets change back on a card.
    Optional<AmountCandidate> given = change.filter(back -> back.value() > 0 && card.isEmpty());
    return given.isPresent()
        ? given.map(back -> new Sourced<>(Payment.CASH, back.source().by("change was given")))
        : named();
  }

  /** What the last card says, or else the first word for cash beside an amount. */
  private Optional<Sourced<String>> named() {
    Optional<Sourced<String>> method = Optional.empty();
    for (RowFacts row : rows) {
      Set<Concept> concepts = row.concepts();
      boolean amount = !row.money().isEmpty();
      if (concepts.contains(Concept.CARD)
          && (amount || (method.isEmpty() && row.purity() > MOSTLY))) {
        method = Optional.of(new Sourced<>(Payment.CARD, Source.of(row, "label: card")));
      } else if (concepts.contains(Concept.CASH) && amount && method.isEmpty()) {
        method = Optional.of(new Sourced<>(Payment.CASH, Source.of(row, "label: cash")));
      }
    }
    return method;
  }

  private static Optional<Sourced<String>> card(RowFacts row) {
    return masked(row.text())
        .map(digits -> new Sourced<>(digits, Source.of(row, "behind masked digits")))
        .or(() -> besideName(row));
  }

  /** Four digits in a cell of their own beside the name of a card. */
  private static Optional<Sourced<String>> besideName(RowFacts row) {
    if (!row.concepts().contains(Concept.CARD) || row.money().isEmpty()) {
      return Optional.empty();
    }
    return row.row().cells().stream()
        .map(Cell::text)
        .filter(text -> text.length() == LAST_DIGITS && text.chars().allMatch(Character::isDigit))
        .findFirst()
        .map(digits -> new Sourced<>(digits, Source.of(row, "beside the name of a card")));
  }

  /** The last four digits behind signs that stand for the others. */
  private static Optional<String> masked(String text) {
    int masked = 0;
    for (int i = 0; i + LAST_DIGITS <= text.length(); i++) {
      char c = text.charAt(i);
      if (c == '*' || c == 'X' || c == 'x' || c == '#') {
        masked++;
      } else if (c >= '0' && c <= '9' && masked >= FEWEST_MASKED) {
        String digits = text.substring(i, i + LAST_DIGITS);
        return digits.chars().allMatch(Character::isDigit) ? Optional.of(digits) : Optional.empty();
      } else if (c != ' ' && c != '-') {
        masked = 0;
      }
    }
    return Optional.empty();
  }
}
