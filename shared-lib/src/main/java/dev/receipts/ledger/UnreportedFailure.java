package dev.receipts.ledger;

import dev.receipts.document.DocumentId;
import java.time.Instant;
import java.util.Optional;

/**
 * A failure that nobody was told of yet.
 *
 * @param stage where it failed; absent when that is not known
 * @param error the error's name
 * @param message what was wrong, in a sentence without text of the document
 * @param s3Path the object; absent in a row that nothing but a failure's message made
 */
public record UnreportedFailure(
    DocumentId documentId,
    String failureId,
    Optional<String> stage,
    String error,
    String message,
    Optional<String> s3Path,
    Instant at) {}
