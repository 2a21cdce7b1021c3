package dev.receipts.extraction.item;

import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.origin.Addresses;
import dev.receipts.extraction.words.Concept;
import java.util.Set;

/** Tells rows without an amount that name no goods. */
final class NoGoods {
  /** House number and postal code have more figures than most names of goods. */
  private static final int FIGURES_OF_ADDRESS = 3;

  private NoGoods() {}

  /** Whether a row is a part of an address, as the last one above the goods may be. */
  static boolean isOfHead(String words) {
    return words.chars().filter(Character::isDigit).count() >= FIGURES_OF_ADDRESS
        && Addresses.isIn(words);
  }

  /** Whether a row speaks of the receipt. */
  static boolean isAboutReceipt(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return RowFacts.ofNumber(concepts)
        || concepts.contains(Concept.OTHERNUMBER)
        || concepts.contains(Concept.DOCUMENT)
        || concepts.contains(Concept.CUSTOMER)
        || concepts.contains(Concept.RECIPIENT)
        || concepts.contains(Concept.PAGE)
        || !row.dates().isEmpty();
  }

  /** {@code Type Net VAT Gross} */
  static boolean areTitlesOfTaxes(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return concepts.contains(Concept.TAXTABLE)
        || (concepts.contains(Concept.EXCLUDING)
            && (concepts.contains(Concept.INCLUDING) || concepts.contains(Concept.TAX))
            && row.purity() > 0.6);
  }

  /** {@code SUBTOTAL}, with the amount somewhere below. */
  static boolean isTitleOfSums(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return (concepts.contains(Concept.SUBTOTAL)
            || concepts.contains(Concept.TOTAL)
            || concepts.contains(Concept.FINAL))
        && !Headings.isOne(row)
        && row.purity() > 0.9;
  }
}
