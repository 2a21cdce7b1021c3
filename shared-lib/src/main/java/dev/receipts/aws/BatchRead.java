package dev.receipts.aws;

import dev.receipts.aws.AwsCalls.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads items of a DynamoDB table by their keys, as many at once as there may be. */
public final class BatchRead {
  /** DynamoDB API reference, BatchGetItem: keys a call. */
  private static final int KEYS_A_CALL = 100;

  private BatchRead() {}

  /**
   * Reads those items that there are, as they are at this moment, in no order.
   *
   * @param attributes what is wanted of each; everything when empty
   * @throws dev.receipts.error.TransientException when DynamoDB throttled or failed
   */
  public static Stream<Map<String, AttributeValue>> of(
      DynamoDbClient dynamo,
      String table,
      List<Map<String, AttributeValue>> keys,
      List<String> attributes) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += KEYS_A_CALL) {
      Map<String, KeysAndAttributes> wanted =
          Map.of(
              table,
              projected(attributes)
                  .keys(keys.subList(from, Math.min(keys.size(), from + KEYS_A_CALL)))
                  .consistentRead(true)
                  .build());
      // What does not fit into one answer (16 MB) is to be asked for again.
      while (!wanted.isEmpty()) {
        Map<String, KeysAndAttributes> request = wanted;
        BatchGetItemResponse answer =
            AwsCalls.call(
                Service.DYNAMODB, () -> dynamo.batchGetItem(batch -> batch.requestItems(request)));
        items.addAll(answer.responses().getOrDefault(table, List.of()));
        wanted = answer.unprocessedKeys();
      }
    }
    return items.stream();
  }

  /** With aliases, as an attribute's name may be a reserved word. */
  private static KeysAndAttributes.Builder projected(List<String> attributes) {
    KeysAndAttributes.Builder request = KeysAndAttributes.builder();
    return attributes.isEmpty()
        ? request
        : request
            .projectionExpression(
                attributes.stream().map(name -> "#" + name).collect(Collectors.joining(", ")))
            .expressionAttributeNames(
                attributes.stream()
                    .collect(Collectors.toMap(name -> "#" + name, Function.identity())));
  }
}
