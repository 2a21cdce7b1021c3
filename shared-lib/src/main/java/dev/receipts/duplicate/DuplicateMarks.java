package dev.receipts.duplicate;

import dev.receipts.aws.BatchRead;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.RowReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The marks of duplicates in the Receipts table. */
public final class DuplicateMarks {
  /** The attribute with the id of the earlier receipt. */
  public static final String OF = "DuplicateOf";

  /** The attribute with the evidence. */
  public static final String EVIDENCE = "DuplicateEvidence";

  private final DynamoDbClient dynamo;
  private final String table;

  public DuplicateMarks(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * The mark of an item.
   *
   * @throws dev.receipts.error.RowDamagedException when it cannot be read
   */
  public static Optional<Duplicate> of(Map<String, AttributeValue> item) {
    RowReader row = ReceiptItem.reader(item);
    return row.text(OF).map(of -> new Duplicate(of, row.text(EVIDENCE).orElse("")));
  }

  /**
   * The marks of those receipts that have one, by receipt id.
   *
   * @throws dev.receipts.error.TransientException when DynamoDB throttled or failed
   * @throws dev.receipts.error.RowDamagedException when one cannot be read
   */
  public Map<String, Duplicate> find(Collection<String> receiptIds) {
    Map<String, Duplicate> marks = new HashMap<>();
    BatchRead.of(
            dynamo,
            table,
            receiptIds.stream().map(id -> Map.of("ReceiptID", AttributeValue.fromS(id))).toList(),
            List.of("ReceiptID", OF, EVIDENCE))
        .forEach(item -> of(item).ifPresent(mark -> marks.put(item.get("ReceiptID").s(), mark)));
    return marks;
  }
}
