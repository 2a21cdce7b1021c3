package dev.receipts.functions.storereceipts;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.DocumentId;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.pipeline.Run;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The Receipts table. A batch write would be fewer calls, and knows no conditions: an older run
 * could overwrite a newer one.
 */
final class ReceiptsTable {
  /** At some 10 ms a call and five calls a receipt, 3,000 receipts take about twenty seconds. */
  private static final int WRITES_AT_ONCE = 8;

  private final DynamoDbClient dynamo;
  private final String table;

  ReceiptsTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** Writes receipts, several at once. */
  <T> void forEach(Supplier<Optional<T>> receipts, Consumer<T> write) {
    Parallel.forEach(WRITES_AT_ONCE, receipts, write);
  }

  /** Removes what this or an older run wrote, from one index up to but not including another. */
  void removeLeftOver(DocumentId documentId, int from, int to, Run run) {
    remove(documentId, from, to, run, "RunOrder <= :order");
  }

  /** Removes what this run wrote. */
  void withdraw(DocumentId documentId, int receipts, Run run) {
    remove(documentId, 0, receipts, run, "RunOrder = :order");
  }

  /**
   * Writes an item, unless a newer run has written it.
   *
   * @return whether it was written
   */
  boolean put(Map<String, AttributeValue> item) {
    try {
      AwsCalls.call(
          Service.DYNAMODB,
          () ->
              dynamo.putItem(
                  request ->
                      request
                          .tableName(table)
                          .item(item)
                          .conditionExpression(
                              "attribute_not_exists(ReceiptID) OR RunOrder <= :order")
                          .expressionAttributeValues(Map.of(":order", item.get("RunOrder")))));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  /** The item of a receipt as it is at this moment. */
  Optional<Map<String, AttributeValue>> find(String receiptId) {
    Map<String, AttributeValue> item =
        AwsCalls.call(
                Service.DYNAMODB,
                () ->
                    dynamo.getItem(
                        request ->
                            request.tableName(table).key(key(receiptId)).consistentRead(true)))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(item);
  }

  /** Marks what this run wrote as a duplicate. */
  void mark(Map<String, AttributeValue> item, Duplicate duplicate) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":of", AttributeValue.fromS(duplicate.receiptId()));
    values.put(":evidence", AttributeValue.fromS(duplicate.evidence()));
    values.put(":order", item.get("RunOrder"));
    String receipt = "";
    if (item.containsKey("Receipt")) {
      values.put(":receipt", AttributeValue.fromS(duplicate.addTo(item.get("Receipt").s())));
      receipt = ", Receipt = :receipt";
    }
    String update =
        "SET "
            + DuplicateMarks.OF
            + " = :of, "
            + DuplicateMarks.EVIDENCE
            + " = :evidence"
            + receipt;
    try {
      AwsCalls.call(
          Service.DYNAMODB,
          () ->
              dynamo.updateItem(
                  request ->
                      request
                          .tableName(table)
                          .key(key(item.get("ReceiptID").s()))
                          .updateExpression(update)
                          .conditionExpression("RunOrder = :order")
                          .expressionAttributeValues(values)));
    } catch (ConditionalCheckFailedException e) {
      // A newer run wrote it, and marks it itself.
    }
  }

  private void remove(DocumentId documentId, int from, int to, Run run, String condition) {
    Iterator<Integer> indexes = IntStream.range(from, to).iterator();
    Parallel.<Integer>forEach(
        WRITES_AT_ONCE,
        () -> indexes.hasNext() ? Optional.of(indexes.next()) : Optional.empty(),
        index -> remove(documentId.receiptId(index), run, condition));
  }

  private void remove(String receiptId, Run run, String condition) {
    try {
      AwsCalls.call(
          Service.DYNAMODB,
          () ->
              dynamo.deleteItem(
                  request ->
                      request
                          .tableName(table)
                          .key(key(receiptId))
                          .conditionExpression(condition)
                          .expressionAttributeValues(
                              Map.of(":order", AttributeValue.fromS(run.order())))));
    } catch (ConditionalCheckFailedException e) {
      // There is none, or it belongs to a newer run.
    }
  }

  private static Map<String, AttributeValue> key(String receiptId) {
    return Map.of("ReceiptID", AttributeValue.fromS(receiptId));
  }
}
