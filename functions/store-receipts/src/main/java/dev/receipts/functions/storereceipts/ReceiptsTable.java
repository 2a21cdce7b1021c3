package dev.receipts.functions.storereceipts;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.DocumentId;
import dev.receipts.pipeline.Run;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
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
  /** At some 10 ms a write, 3,000 receipts take about four seconds. */
  private static final int WRITES_AT_ONCE = 8;

  private final DynamoDbClient dynamo;
  private final String table;

  ReceiptsTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** Writes items; one that a newer run has written stays. */
  void put(Supplier<Optional<Map<String, AttributeValue>>> items) {
    Parallel.forEach(WRITES_AT_ONCE, items, this::put);
  }

  /** Removes what this or an older run wrote, from one index up to but not including another. */
  void removeLeftOver(DocumentId documentId, int from, int to, Run run) {
    remove(documentId, from, to, run, "RunOrder <= :order");
  }

  /** Removes what this run wrote. */
  void withdraw(DocumentId documentId, int receipts, Run run) {
    remove(documentId, 0, receipts, run, "RunOrder = :order");
  }

  private void put(Map<String, AttributeValue> item) {
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
    } catch (ConditionalCheckFailedException e) {
      // A newer run wrote it.
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
                          .key(Map.of("ReceiptID", AttributeValue.fromS(receiptId)))
                          .conditionExpression(condition)
                          .expressionAttributeValues(
                              Map.of(":order", AttributeValue.fromS(run.order())))));
    } catch (ConditionalCheckFailedException e) {
      // There is none, or it belongs to a newer run.
    }
  }
}
