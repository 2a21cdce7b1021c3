package dev.receipts.functions.deadletter;

import dev.receipts.document.SourceDocument;
import dev.receipts.ledger.FailureRecord;
import dev.receipts.pipeline.ParsedReceipts;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.TextractJob;
import java.util.Optional;

/** A failure, with all that is known about it. */
record FailedDocument(
    SourceDocument document,
    Run run,
    FailureRecord failure,
    Optional<TextractJob> job,
    Optional<String> manifestKey,
    Optional<ParsedReceipts> parsed) {}
