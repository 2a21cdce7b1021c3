package dev.receipts.pipeline;

import java.util.Optional;

/**
 * What the table holds of a document now.
 *
 * @param receipts how many receipts
 * @param needReview how many of them need review
 * @param duplicates how many of them repeat an earlier receipt; absent where an execution did not
 *     store them itself, or stored them before this was told
 */
public record StoredReceipts(int receipts, int needReview, Optional<Integer> duplicates) {}
