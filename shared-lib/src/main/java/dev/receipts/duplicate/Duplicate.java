package dev.receipts.duplicate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import java.io.UncheckedIOException;

/**
 * That a receipt is the same as an earlier one.
 *
 * @param receiptId the earlier one
 * @param evidence why, in words for finance
 */
public record Duplicate(String receiptId, String evidence) {

  /** Adds {@code duplicateOf} and {@code duplicateEvidence} to a receipt's JSON. */
  public void addTo(ObjectNode receipt) {
    receipt.put("duplicateOf", receiptId).put("duplicateEvidence", evidence);
  }

  /** Adds {@code duplicateOf} and {@code duplicateEvidence} to a receipt's JSON. */
  public String addTo(String receipt) {
    try {
      ObjectNode json = (ObjectNode) Json.mapper().readTree(receipt);
      addTo(json);
      return Json.mapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
