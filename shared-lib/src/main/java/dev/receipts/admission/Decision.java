package dev.receipts.admission;

import java.time.Instant;

/**
 * What somebody decided by hand.
 *
 * @param by who
 * @param reason why, in their words
 */
public record Decision(String by, String reason, Instant at) {}
