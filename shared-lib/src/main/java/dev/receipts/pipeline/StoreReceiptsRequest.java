package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;

/** What store-receipts is asked; it answers with {@link StoredReceipts}. */
public record StoreReceiptsRequest(
    SourceDocument document, Run run, TextractJob job, ParsedReceipts parsed) {}
