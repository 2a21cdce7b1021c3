package dev.receipts.local.rehearsal;

import dev.receipts.document.DocumentId;
import java.util.List;

/**
 * Something that must never be, and was.
 *
 * @param invariant what was to hold, as a sentence
 * @param documents those it did not hold for; none where it is not about documents
 * @param detail what was found instead
 */
public record Violation(String invariant, List<DocumentId> documents, String detail) {
  public Violation {
    documents = List.copyOf(documents);
  }
}
