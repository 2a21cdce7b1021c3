package dev.receipts.duplicate;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** The marks of duplicates in the Receipts table. */
public final class DuplicateMarks {
  /** The attribute with the id of the earlier receipt. */
  public static final String OF = "DuplicateOf";

  /** The attribute with the evidence. */
  public static final String EVIDENCE = "DuplicateEvidence";

  /** DynamoDB API reference, BatchGetItem: keys a call. */
  private static final int KEYS_A_CALL = 100;

  private final DynamoDbClient dynamo;
  private final String table;

  public DuplicateMarks(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** The mark of an item. */
  public static Optional<Duplicate> of(Map<String, AttributeValue> item) {
    return item.containsKey(OF)
        ? Optional.of(new Duplicate(item.get(OF).s(), item.get(EVIDENCE).s()))
        : Optional.empty();
  }

  /**
   * The marks of those receipts that have one, by receipt id.
   *
   * @throws dev.receipts.error.TransientException when DynamoDB throttled or failed
   */
  public Map<String, Duplicate> find(Collection<String> receiptIds) {
    List<String> ids = List.copyOf(receiptIds);
    Map<String, Duplicate> marks = new HashMap<>();
    for (int from = 0; from < ids.size(); from += KEYS_A_CALL) {
      read(ids.subList(from, Math.min(ids.size(), from + KEYS_A_CALL)), marks);
    }
    return marks;
  }

  private void read(List<String> ids, Map<String, Duplicate> marks) {
    Map<String, KeysAndAttributes> wanted =
        Map.of(
            table,
            KeysAndAttributes.builder()
                .keys(
                    ids.stream().map(id -> Map.of("ReceiptID", AttributeValue.fromS(id))).toList())
                .projectionExpression("ReceiptID, " + OF + ", " + EVIDENCE)
                .consistentRead(true)
                .build());
    // What does not fit into one answer (16 MB) is to be asked for again.
    while (!wanted.isEmpty()) {
      Map<String, KeysAndAttributes> request = wanted;
      BatchGetItemResponse answer =
          AwsCalls.call(
              Service.DYNAMODB, () -> dynamo.batchGetItem(batch -> batch.requestItems(request)));
      for (Map<String, AttributeValue> item : answer.responses().getOrDefault(table, List.of())) {
        of(item).ifPresent(mark -> marks.put(item.get("ReceiptID").s(), mark));
      }
      wanted = answer.unprocessedKeys();
    }
  }
}
