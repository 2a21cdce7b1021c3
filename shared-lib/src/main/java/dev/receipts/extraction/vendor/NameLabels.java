package dev.receipts.extraction.vendor;

import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Keywords;
import dev.receipts.extraction.words.Phrases;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the labels beside, above and instead of a vendor's name say of it. */
final class NameLabels {
  /** What stands beside the sender in the head of an invoice. */
  static final Set<Concept> TITLES =
      Collections.unmodifiableSet(
          EnumSet.of(
              Concept.DOCUMENT,
              Concept.NUMBER,
              Concept.ORDERNUMBER,
              Concept.DATE,
              Concept.ORDERDATE,
              Concept.OTHERDATE,
              Concept.PAGE,
              Concept.RECIPIENT));

  /** What labels of amounts, and titles, speak of. */
  private static final Set<Concept> LABELS =
      EnumSet.of(
          Concept.TOTAL,
          Concept.FINAL,
          Concept.SUBTOTAL,
          Concept.TAX,
          Concept.ROUNDING,
          Concept.DISCOUNT,
          Concept.CASH,
          Concept.CHANGE,
          Concept.PAID,
          Concept.DUE,
          Concept.CARD,
          Concept.DOCUMENT);

  /** From this part of its letters on, a row is a label and nothing else. */
  private static final double NOTHING_ELSE = 0.9;

  /** A label as {@code Bill to} is this long, and no little word that names have too. */
  private static final int LONG_LABEL = 5;

  private static final int LONGEST_SPACED = 24;

  private NameLabels() {}

  /** Whether a row is a label and nothing else: {@code CASH} above {@code BILL}, or a subtotal. */
  static boolean isLabel(RowFacts row, NameShape shape) {
    return !shape.legal()
        && !shape.business()
        && row.concepts().stream().anyMatch(LABELS::contains)
        && row.purity() > NOTHING_ELSE;
  }

  /** Whether a row is the label of an amount beside it, or the titles of columns of amounts. */
  static boolean isOfAmounts(RowFacts row) {
    List<NumberToken> money = row.money();
    int end = money.isEmpty() ? row.text().length() : money.getFirst().start();
    return row.purity(0, end) > 0.5
        && (money.isEmpty()
            ? row.concepts().contains(Concept.HEADER) && Headings.isOne(row)
            : Labels.read(row, 0, money.getFirst()).isPresent());
  }

  /** Whether a row is nothing but the title of the paper or of one of its fields. */
  static boolean isTitle(RowFacts row, NameShape shape) {
    int end = shape.text().length();
    boolean title =
        row.concepts(0, end).stream().anyMatch(TITLES::contains)
            && row.purity(0, end) > NOTHING_ELSE;
    return isSpacedTitle(shape.text())
        || (!shape.legal() && !shape.business() && (title || isPageNumber(row)));
  }

  /** {@code INVO ICE}: a title that was read in pieces. */
  private static boolean isSpacedTitle(String text) {
    int blank = text.indexOf(' ');
    if (blank < 0 || text.length() > LONGEST_SPACED) {
      return false;
    }
    return Keywords.meanings(text.replace(" ", "")).stream().anyMatch(TITLES::contains);
  }

  /** {@code Page 1 of 2}. */
  private static boolean isPageNumber(RowFacts row) {
    return row.concepts().equals(Set.of(Concept.PAGE)) && row.purity() > 0.5;
  }

  /** Whether the name of the receiver follows. */
  static boolean isRecipient(RowFacts row) {
    return row.concepts().contains(Concept.RECIPIENT) && row.purity() > 0.5;
  }

  /** {@code Bill to: Mill Ltd}. */
  static boolean namesRecipient(RowFacts row) {
    return row.keywords().stream().anyMatch(match -> match.start() == 0 && isRecipient(match));
  }

  /** {@code Seller: Mill Ltd}. */
  static boolean namesSeller(RowFacts row) {
    return row.keywords().stream()
        .anyMatch(match -> match.start() == 0 && match.meanings().contains(Concept.SELLER));
  }

  /** Whether a phrase is the label of a recipient. */
  static boolean isRecipient(Phrases.Match<Concept> match) {
    return match.meanings().contains(Concept.RECIPIENT)
        && match.end() - match.start() >= LONG_LABEL;
  }

  /** Whether the name of the seller follows; of a clerk's, nobody knows the legal form. */
  static boolean isSeller(RowFacts row) {
    int end = row.row().cells().getFirst().text().length();
    return row.concepts(0, end).contains(Concept.SELLER) && row.purity(0, end) > 0.5;
  }

  /** Whether a row says that the seller's name follows, and nothing else: a clerk has a number. */
  static boolean isOnlySeller(RowFacts row) {
    return row.concepts().contains(Concept.SELLER)
        && row.numbers().isEmpty()
        && row.purity() > NOTHING_ELSE;
  }
}
