package dev.receipts.reconcile;

import dev.receipts.document.SourceDocument;
import java.util.Optional;

/**
 * A document that does not add up.
 *
 * @param detail what else there is to say, as a sentence
 * @param repaired whether something was done about it now
 */
public record Discrepancy(
    SourceDocument document, Gap gap, Optional<String> detail, boolean repaired) {}
