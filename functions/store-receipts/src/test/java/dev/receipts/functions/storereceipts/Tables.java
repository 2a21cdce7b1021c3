package dev.receipts.functions.storereceipts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A table of receipts that only reads, and a table of lists that receipts join. */
final class Tables implements DynamoDbClient {
  private final Map<String, Map<String, AttributeValue>> receipts = new ConcurrentHashMap<>();
  private final Map<String, List<String>> lists = new HashMap<>();
  private Consumer<String> beforeJoining = fingerprint -> {};

  DuplicatesTable duplicates() {
    return new DuplicatesTable(this, "duplicates");
  }

  ReceiptsTable receipts() {
    return new ReceiptsTable(this, "receipts");
  }

  void put(Map<String, AttributeValue> item) {
    receipts.put(item.get("ReceiptID").s(), item);
  }

  void remove(String receiptId) {
    receipts.remove(receiptId);
  }

  /** What happens right before a receipt joins a list. */
  void beforeJoining(Consumer<String> action) {
    beforeJoining = action;
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    String fingerprint = request.key().get("Fingerprint").s();
    beforeJoining.accept(fingerprint);
    String id = request.expressionAttributeValues().get(":id").s();
    int most = Integer.parseInt(request.expressionAttributeValues().get(":most").n());
    List<String> list = lists.getOrDefault(fingerprint, List.of());
    if (list.contains(id) || list.size() >= most) {
      throw ConditionalCheckFailedException.builder().item(item(list)).build();
    }
    lists.put(fingerprint, Stream.concat(list.stream(), Stream.of(id)).toList());
    return UpdateItemResponse.builder().attributes(item(lists.get(fingerprint))).build();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    Map<String, AttributeValue> item =
        request.tableName().equals("receipts")
            ? receipts.getOrDefault(request.key().get("ReceiptID").s(), Map.of())
            : item(lists.getOrDefault(request.key().get("Fingerprint").s(), List.of()));
    return GetItemResponse.builder().item(item).build();
  }

  private static Map<String, AttributeValue> item(List<String> list) {
    return Map.of(
        "Receipts", AttributeValue.fromL(list.stream().map(AttributeValue::fromS).toList()));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing to close.
  }
}
