package dev.receipts.reconcile;

import java.time.Duration;
import java.time.Instant;

/**
 * What is to be reconciled, and how.
 *
 * @param since only documents that were uploaded at this time or later
 * @param grace how long an event may be on its way: what happened later is not held against a
 *     document. S3 delivers events typically in seconds and at times in a minute or longer (Amazon
 *     S3 User Guide, "Amazon S3 Event Notifications")
 * @param repair whether to do something about the documents that do not add up
 */
public record Order(Instant since, Duration grace, boolean repair) {}
