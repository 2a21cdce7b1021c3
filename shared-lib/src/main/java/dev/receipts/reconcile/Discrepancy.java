package dev.receipts.reconcile;

import dev.receipts.document.SourceDocument;

/**
 * A document that does not add up.
 *
 * @param repaired whether something was done about it now
 */
public record Discrepancy(SourceDocument document, Gap gap, boolean repaired) {}
