package dev.receipts.extraction;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Sourced;
import dev.receipts.extraction.words.Concept;
import dev.receipts.receipt.Receipt.DocumentType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Tells invoices and credit notes from receipts. */
final class DocumentTypes {
  /** Titles stand so far up. */
  private static final int TITLE_ROWS = 15;

  /** A title has hardly any other words. */
  private static final double TITLE_PURITY = 0.9;

  private DocumentTypes() {}

  /**
   * What it is, where something says that it is no plain receipt.
   *
   * @param refund whether the total is given back
   */
  static Optional<Sourced<DocumentType>> find(List<RowFacts> rows, boolean refund) {
    return first(rows, row -> isCreditNote(row, refund))
        .map(row -> sourced(DocumentType.CREDIT_NOTE, row, "title of a credit note"))
        .or(
            () ->
                first(rows, DocumentTypes::isInvoice)
                    .map(row -> sourced(DocumentType.INVOICE, row, "word of invoices")));
  }

  private static Optional<RowFacts> first(List<RowFacts> rows, Predicate<RowFacts> condition) {
    return rows.stream().filter(condition).findFirst();
  }

  private static Sourced<DocumentType> sourced(DocumentType type, RowFacts row, String rule) {
    return new Sourced<>(type, Source.of(row, rule));
  }

  private static boolean isCreditNote(RowFacts row, boolean refund) {
    Set<Concept> concepts = row.concepts();
    return concepts.contains(Concept.CREDIT)
        && (refund || concepts.contains(Concept.DOCUMENT))
        && isTitle(row);
  }

  private static boolean isInvoice(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return concepts.contains(Concept.TERMS)
        || (concepts.contains(Concept.RECIPIENT) && isTitle(row));
  }

  private static boolean isTitle(RowFacts row) {
    return row.index() < TITLE_ROWS && row.purity() > TITLE_PURITY;
  }
}
