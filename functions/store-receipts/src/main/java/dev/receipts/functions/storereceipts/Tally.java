package dev.receipts.functions.storereceipts;

import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.ReviewState;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Counts, while receipts are written by several threads, in what the table differs from the file.
 */
final class Tally {
  private final AtomicInteger duplicates = new AtomicInteger();
  private final AtomicInteger needReview = new AtomicInteger();
  private final AtomicInteger kept = new AtomicInteger();

  void duplicate() {
    duplicates.incrementAndGet();
  }

  /** A receipt that people reviewed stands in the place of the one that was read. */
  void reviewed(Map<String, AttributeValue> item, Map<String, AttributeValue> read) {
    needReview.addAndGet(needsReview(item) - needsReview(read));
    if (DuplicateMarks.of(item).isPresent()) {
      duplicate();
    }
  }

  /** A receipt that people reviewed and that was not read any more. */
  void kept(Map<String, AttributeValue> item) {
    kept.incrementAndGet();
    reviewed(item, Map.of());
  }

  int duplicates() {
    return duplicates.get();
  }

  /** How many more receipts the table holds than were read. */
  int kept() {
    return kept.get();
  }

  /** How many more receipts need review than of those that were read. */
  int needReview() {
    return needReview.get();
  }

  private static int needsReview(Map<String, AttributeValue> item) {
    return AttributeValue.fromS(ReviewState.NEEDED.name())
            .equals(item.get(ReceiptItem.REVIEW_STATE))
        ? 1
        : 0;
  }
}
