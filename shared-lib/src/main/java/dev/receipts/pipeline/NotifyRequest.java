package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;

/** What notify is asked; it answers with a {@link Notification}. */
public record NotifyRequest(SourceDocument document, Run run, ParsedReceipts parsed) {}
