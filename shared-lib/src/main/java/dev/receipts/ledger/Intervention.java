package dev.receipts.ledger;

import java.time.Instant;

/**
 * What somebody did about a failure, as the document's row keeps it.
 *
 * @param by who did it, or had it done
 * @param reason why, in their words
 * @param detail what was done
 */
public record Intervention(String by, String reason, String detail, Instant at) {}
