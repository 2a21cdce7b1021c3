package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;
import java.util.Optional;

/**
 * What notify is asked; it answers with a {@link Notification}.
 *
 * @param stored what store-receipts answered; absent in executions that began before it was passed
 *     on
 */
public record NotifyRequest(
    SourceDocument document, Run run, ParsedReceipts parsed, Optional<StoredReceipts> stored) {}
