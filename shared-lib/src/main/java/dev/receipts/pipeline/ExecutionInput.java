package dev.receipts.pipeline;

import dev.receipts.document.SourceDocument;

/** The input of an execution. */
public record ExecutionInput(SourceDocument document) {}
