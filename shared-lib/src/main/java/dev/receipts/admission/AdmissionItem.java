package dev.receipts.admission;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** One item of the admission table. Every change is one conditional write. */
record AdmissionItem(DynamoDbClient dynamo, String table, String id) {

  /**
   * What became of a write.
   *
   * @param done whether the condition held
   * @param item as it was when the condition did not hold; empty when there was none
   */
  record Attempt(boolean done, Map<String, AttributeValue> item) {}

  Map<String, AttributeValue> read() {
    return AwsCalls.call(
            Service.DYNAMODB,
            () ->
                dynamo.getItem(request -> request.tableName(table).key(key()).consistentRead(true)))
        .item();
  }

  Attempt update(Consumer<UpdateItemRequest.Builder> change) {
    UpdateItemRequest request =
        UpdateItemRequest.builder()
            .tableName(table)
            .key(key())
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .applyMutation(change)
            .build();
    try {
      AwsCalls.call(Service.DYNAMODB, () -> dynamo.updateItem(request));
      return new Attempt(true, Map.of());
    } catch (ConditionalCheckFailedException e) {
      return new Attempt(false, e.hasItem() ? e.item() : Map.of());
    }
  }

  private Map<String, AttributeValue> key() {
    return Map.of("AdmissionID", AttributeValue.fromS(id));
  }
}
