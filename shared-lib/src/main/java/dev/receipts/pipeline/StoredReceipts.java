package dev.receipts.pipeline;

/** How many receipts of a document the table holds now, and how many of them need review. */
public record StoredReceipts(int receipts, int needReview) {}
