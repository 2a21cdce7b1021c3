package dev.receipts.functions.storereceipts;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What became of an item that was to be written or removed. */
sealed interface Stored {
  /** It is as this run wants it. */
  record Done() implements Stored {}

  /**
   * People reviewed it, so it stays theirs.
   *
   * @param item as it is
   */
  record Reviewed(Map<String, AttributeValue> item) implements Stored {}

  /** A newer run wrote it. */
  record Newer() implements Stored {}
}
