package dev.receipts.pipeline;

import java.time.Instant;
import java.util.Optional;

/**
 * A failure as a Catcher of the state machine recorded it.
 *
 * @param id unique to this failure, so that a second delivery can be told from a second failure
 * @param error the error's name, as {@code dev.receipts.error.EmptyDocumentException}
 * @param cause what Step Functions gives as the cause: JSON for a Lambda error, a sentence
 *     otherwise
 * @param redriveCount the execution's redrive count when it failed
 * @param job the Textract job, where one had been started
 * @param manifestKey the stored Textract answer, where it had been collected
 * @param parsed the parsed receipts, where there were some
 */
public record Failure(
    String id,
    Stage stage,
    String error,
    String cause,
    int redriveCount,
    Instant at,
    Optional<TextractJob> job,
    Optional<String> manifestKey,
    Optional<ParsedReceipts> parsed) {}
