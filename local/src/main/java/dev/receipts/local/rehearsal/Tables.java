package dev.receipts.local.rehearsal;

import dev.receipts.aws.BatchRead;
import dev.receipts.document.DocumentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what became of documents. */
final class Tables {
  /** A receipt's id is made of its index, so one too many would stand at the next index. */
  private static final int ONE_TOO_MANY = 1;

  private final DynamoDbClient dynamo;
  private final UnaryOperator<String> physicalId;

  Tables(DynamoDbClient dynamo, UnaryOperator<String> physicalId) {
    this.dynamo = dynamo;
    this.physicalId = physicalId;
  }

  /** The documents' rows; none for a document that has none. */
  Map<String, Map<String, AttributeValue>> rows(List<UploadedDocument> documents) {
    Map<String, Map<String, AttributeValue>> rows = new HashMap<>();
    items("DocumentsTable", "DocumentID", documents.stream().map(document -> document.id().value()))
        .forEach(row -> rows.put(text(row, "DocumentID"), row));
    return rows;
  }

  /** The documents' receipts, in their order. */
  Map<String, List<ExpectedReceipt>> receipts(List<UploadedDocument> documents) {
    Map<String, Map<Integer, ExpectedReceipt>> receipts = new HashMap<>();
    items("ReceiptsTable", "ReceiptID", documents.stream().flatMap(Tables::receiptIds))
        .forEach(
            item ->
                receipts
                    .computeIfAbsent(text(item, "DocumentID"), id -> new TreeMap<>())
                    .put(Integer.valueOf(item.get("Index").n()), receipt(item)));
    Map<String, List<ExpectedReceipt>> inOrder = new HashMap<>();
    receipts.forEach((document, byIndex) -> inOrder.put(document, List.copyOf(byIndex.values())));
    return inOrder;
  }

  static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }

  private static Stream<String> receiptIds(UploadedDocument document) {
    DocumentId id = document.id();
    return IntStream.range(0, document.pages() + ONE_TOO_MANY).mapToObj(id::receiptId);
  }

  private static ExpectedReceipt receipt(Map<String, AttributeValue> item) {
    AttributeValue total = item.get("TotalAmount");
    return new ExpectedReceipt(
        text(item, "VendorName"),
        text(item, "Date"),
        text(item, "Number"),
        // DynamoDB keeps the value of a number, not how many digits it was written with.
        total == null ? "" : ExpectedReceipt.plain(total.n()));
  }

  private Stream<Map<String, AttributeValue>> items(
      String table, String keyName, Stream<String> keys) {
    return BatchRead.of(
        dynamo,
        physicalId.apply(table),
        keys.map(key -> Map.of(keyName, AttributeValue.fromS(key))).toList(),
        List.of());
  }
}
