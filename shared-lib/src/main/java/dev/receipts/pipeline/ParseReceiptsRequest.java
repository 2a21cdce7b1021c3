package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;

/** What parse-receipts is asked; it answers with {@link ParsedReceipts}. */
public record ParseReceiptsRequest(SourceDocument document, Run run, String manifestKey) {}
