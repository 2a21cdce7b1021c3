package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;

/** What start-textract is asked; it answers with a {@link TextractJob}. */
public record StartTextractRequest(SourceDocument document, Run run) {}
