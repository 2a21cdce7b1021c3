package dev.receipts.pipeline;

import java.util.Objects;

/**
 * Where the parsed receipts stand.
 *
 * @param receiptsKey a JSON Lines object in the results bucket
 * @param receipts how many
 * @param needReview how many of them have the status NEEDS_REVIEW
 */
public record ParsedReceipts(String receiptsKey, int receipts, int needReview) {
  public ParsedReceipts {
    Objects.requireNonNull(receiptsKey);
  }
}
