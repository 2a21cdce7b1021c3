package dev.receipts.functions.storereceipts;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/**
 * Who came first: for each fingerprint the receipts that have it, in the order in which they were
 * stored. A query of the Receipts table could not tell, because its indexes lag behind and two
 * executions may store at the same moment; here joining a list is one conditional write.
 */
final class DuplicatesTable {
  /**
   * So many receipts a fingerprint, which bounds the work: what is shared by more, as the price of
   * a ticket on one day, tells little.
   */
  static final int MOST = 50;

  private static final String LIST = "Receipts";

  private final DynamoDbClient dynamo;
  private final String table;

  DuplicatesTable(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Adds a receipt to the end of a fingerprint's list, unless it is in it or the list is full.
   *
   * @return the list
   */
  List<String> join(String fingerprint, String receiptId) {
    AttributeValue id = AttributeValue.fromS(receiptId);
    try {
      return list(
          AwsCalls.call(
                  Service.DYNAMODB,
                  () ->
                      dynamo.updateItem(
                          request ->
                              request
                                  .tableName(table)
                                  .key(key(fingerprint))
                                  .updateExpression(
                                      "SET #list = list_append(if_not_exists(#list, :none), :one)")
                                  .conditionExpression(
                                      "attribute_not_exists(#list) OR (size(#list) < :most AND NOT"
                                          + " contains(#list, :id))")
                                  .expressionAttributeNames(Map.of("#list", LIST))
                                  .expressionAttributeValues(
                                      Map.of(
                                          ":none", AttributeValue.fromL(List.of()),
                                          ":one", AttributeValue.fromL(List.of(id)),
                                          ":id", id,
                                          ":most", AttributeValue.fromN(Integer.toString(MOST))))
                                  .returnValues(ReturnValue.ALL_NEW)
                                  .returnValuesOnConditionCheckFailure(
                                      ReturnValuesOnConditionCheckFailure.ALL_OLD)))
              .attributes());
    } catch (ConditionalCheckFailedException e) {
      return list(e.item());
    }
  }

  /** The list of each fingerprint as it is at this moment. */
  Map<String, List<String>> read(List<String> fingerprints) {
    Map<String, List<String>> lists = new HashMap<>();
    for (String fingerprint : fingerprints) {
      lists.put(
          fingerprint,
          list(
              AwsCalls.call(
                      Service.DYNAMODB,
                      () ->
                          dynamo.getItem(
                              request ->
                                  request
                                      .tableName(table)
                                      .key(key(fingerprint))
                                      .consistentRead(true)))
                  .item()));
    }
    return lists;
  }

  private static Map<String, AttributeValue> key(String fingerprint) {
    return Map.of("Fingerprint", AttributeValue.fromS(fingerprint));
  }

  private static List<String> list(Map<String, AttributeValue> item) {
    return item.containsKey(LIST)
        ? item.get(LIST).l().stream().map(AttributeValue::s).toList()
        : List.of();
  }
}
