package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;

/** What collect-textract is asked; it answers with a {@link TextractCollection}. */
public record CollectTextractRequest(SourceDocument document, Run run, TextractJob job) {}
