package dev.receipts.ledger;

import dev.receipts.pipeline.Stage;
import java.time.Instant;
import java.util.Optional;

/**
 * A failure as the ledger keeps it.
 *
 * @param id unique to this failure
 * @param stage absent where the execution ended outside of any stage
 * @param error the error's name
 * @param message one sentence; no text of the document
 */
public record FailureRecord(
    String id, Optional<Stage> stage, String error, String message, Instant at) {}
