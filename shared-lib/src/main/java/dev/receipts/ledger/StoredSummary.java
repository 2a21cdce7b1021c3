package dev.receipts.ledger;

import dev.receipts.pipeline.TextractMode;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What is noted about a document whose receipts were stored.
 *
 * @param receipts how many there are
 * @param needReview how many of them need review
 * @param duplicates how many repeat an earlier receipt
 * @param pages how many pages Textract read
 * @param cost what Textract charges for them, in US dollars; an estimate
 */
public record StoredSummary(
    int receipts,
    int needReview,
    int duplicates,
    int pages,
    TextractMode mode,
    BigDecimal cost,
    Instant at) {}
