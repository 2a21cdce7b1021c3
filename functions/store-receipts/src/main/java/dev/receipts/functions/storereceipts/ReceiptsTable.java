package dev.receipts.functions.storereceipts;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.DocumentId;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.RowReader;
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
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * The Receipts table. A batch write would be fewer calls, and knows no conditions: an older run
 * could overwrite a newer one.
 */
final class ReceiptsTable {
  /** At some 10 ms a call and five calls a receipt, 3,000 receipts take about twenty seconds. */
  private static final int WRITES_AT_ONCE = 8;

  private static final String NOT_REVIEWED =
      "attribute_not_exists(%s)".formatted(ReceiptItem.REVIEWS);

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

  /**
   * Removes what this or an older run wrote, from one index up to but not including another.
   *
   * @param kept hears of each that people reviewed; it stays, with a note
   */
  void removeLeftOver(
      DocumentId documentId,
      int from,
      int to,
      Run run,
      Consumer<Map<String, AttributeValue>> kept) {
    Map<String, AttributeValue> note =
        Map.of("receipt", AttributeValue.fromS("is not found in the document any more"));
    remove(
        documentId,
        from,
        to,
        run,
        "RunOrder <= :order",
        item -> {
          if (adopt(item, run.order(), Optional.empty(), note)) {
            kept.accept(item);
          }
        });
  }

  /** Removes what this run wrote and nobody reviewed. */
  void withdraw(DocumentId documentId, int receipts, Run run) {
    remove(documentId, 0, receipts, run, "RunOrder = :order", item -> {});
  }

  /** Writes an item, unless a newer run has written it or people have reviewed it. */
  Stored put(Map<String, AttributeValue> item) {
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
                              "attribute_not_exists(ReceiptID) OR (RunOrder <= :order AND "
                                  + NOT_REVIEWED
                                  + ")")
                          .expressionAttributeValues(Map.of(":order", item.get("RunOrder")))
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
      return new Stored.Done();
    } catch (ConditionalCheckFailedException e) {
      return reviewed(e, item.get("RunOrder").s());
    }
  }

  /**
   * Makes an item that people reviewed one of this run: their values stay, and what the run reads
   * otherwise is noted beside them.
   *
   * @return false when a newer run wrote it
   */
  boolean keep(Map<String, AttributeValue> reviewed, Map<String, AttributeValue> read) {
    return adopt(
        reviewed,
        read.get("RunOrder").s(),
        Optional.of(read.get("ReceiptsPath")),
        MachineReading.differences(reviewed, read));
  }

  private boolean adopt(
      Map<String, AttributeValue> reviewed,
      String order,
      Optional<AttributeValue> path,
      Map<String, AttributeValue> machineSays) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":order", AttributeValue.fromS(order));
    values.put(":says", AttributeValue.fromM(machineSays));
    path.ifPresent(present -> values.put(":path", present));
    String update =
        "SET RunOrder = :order, "
            + ReceiptItem.MACHINE_SAYS
            + " = :says"
            + (path.isPresent() ? ", ReceiptsPath = :path" : "");
    try {
      AwsCalls.call(
          Service.DYNAMODB,
          () ->
              dynamo.updateItem(
                  request ->
                      request
                          .tableName(table)
                          .key(key(reviewed.get("ReceiptID").s()))
                          .updateExpression(update)
                          .conditionExpression("attribute_exists(ReceiptID) AND RunOrder <= :order")
                          .expressionAttributeValues(values)));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Stored reviewed(ConditionalCheckFailedException e, String order) {
    Map<String, AttributeValue> item = e.hasItem() ? e.item() : Map.of();
    RowReader row = ReceiptItem.reader(item);
    // An item whose order cannot be compared would pass for a newer one's.
    Optional<String> written = row.text(ReceiptItem.RUN_ORDER);
    return item.containsKey(ReceiptItem.REVIEWS)
            && row.required(ReceiptItem.RUN_ORDER, written).compareTo(order) <= 0
        ? new Stored.Reviewed(item)
        : new Stored.Newer();
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
                          .conditionExpression("RunOrder = :order AND " + NOT_REVIEWED)
                          .expressionAttributeValues(values)));
    } catch (ConditionalCheckFailedException e) {
      // A newer run wrote it, and marks it itself; or it is people's already.
    }
  }

  private void remove(
      DocumentId documentId,
      int from,
      int to,
      Run run,
      String condition,
      Consumer<Map<String, AttributeValue>> reviewed) {
    Iterator<Integer> indexes = IntStream.range(from, to).iterator();
    Parallel.<Integer>forEach(
        WRITES_AT_ONCE,
        () -> indexes.hasNext() ? Optional.of(indexes.next()) : Optional.empty(),
        index -> {
          if (remove(documentId.receiptId(index), run, condition)
              instanceof Stored.Reviewed(Map<String, AttributeValue> item)) {
            reviewed.accept(item);
          }
        });
  }

  private Stored remove(String receiptId, Run run, String condition) {
    try {
      AwsCalls.call(
          Service.DYNAMODB,
          () ->
              dynamo.deleteItem(
                  request ->
                      request
                          .tableName(table)
                          .key(key(receiptId))
                          .conditionExpression(condition + " AND " + NOT_REVIEWED)
                          .expressionAttributeValues(
                              Map.of(":order", AttributeValue.fromS(run.order())))
                          .returnValuesOnConditionCheckFailure(
                              ReturnValuesOnConditionCheckFailure.ALL_OLD)));
      return new Stored.Done();
    } catch (ConditionalCheckFailedException e) {
      // There is none, it belongs to a newer run, or people reviewed it.
      return reviewed(e, run.order());
    }
  }

  private static Map<String, AttributeValue> key(String receiptId) {
    return Map.of("ReceiptID", AttributeValue.fromS(receiptId));
  }
}
