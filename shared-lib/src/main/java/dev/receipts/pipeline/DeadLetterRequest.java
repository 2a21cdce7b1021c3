package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;

/** What dead-letter is asked; it throws, or answers with a {@link Resume} after a redrive. */
public record DeadLetterRequest(SourceDocument document, Run run, Failure failure) {}
