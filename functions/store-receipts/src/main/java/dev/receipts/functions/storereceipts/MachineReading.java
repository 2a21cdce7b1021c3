package dev.receipts.functions.storereceipts;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import dev.receipts.review.ReceiptFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a run reads otherwise than people say. */
final class MachineReading {
  /** More differences than this say that it is another receipt altogether. */
  private static final int MOST = 50;

  private MachineReading() {}

  /** The fields that differ, with the values that were read; empty where there is none. */
  static Map<String, AttributeValue> differences(
      Map<String, AttributeValue> reviewed, Map<String, AttributeValue> read) {
    Map<String, AttributeValue> differences = new HashMap<>();
    receipt(reviewed)
        .ifPresent(
            people ->
                receipt(read).map(machine -> ReceiptFields.differences(people, machine)).stream()
                    .flatMap(fields -> fields.entrySet().stream())
                    .limit(MOST)
                    .forEach(
                        field ->
                            differences.put(
                                field.getKey(), AttributeValue.fromS(field.getValue()))));
    return differences;
  }

  /** The receipt in an item; absent where it was too large for it. */
  static Optional<Receipt> receipt(Map<String, AttributeValue> item) {
    if (!item.containsKey(ReceiptItem.RECEIPT)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ReceiptJson.read(Json.mapper().readTree(item.get(ReceiptItem.RECEIPT).s())));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      // Somebody changed the item by hand: then it is nothing to compare with.
      return Optional.empty();
    }
  }
}
