package dev.receipts.admission;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Limits how many executions are in progress at once, by leases. A lease belongs to one execution,
 * by its name: taking it twice is taking it once, and only its owner's end gives it back.
 *
 * <p>All leases stand in one item, so that counting and taking are one conditional write. A counter
 * would be smaller and would leak whenever an event is lost; a lease can be checked against its
 * execution. One item holds some 5,000 leases (DynamoDB: 400 KB an item).
 */
public final class Admission {
  private static final Map<String, AttributeValue> KEY =
      Map.of("AdmissionID", AttributeValue.fromS("textract"));

  private final DynamoDbClient dynamo;
  private final String table;

  public Admission(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /**
   * Takes a lease, or renews the one that the execution holds.
   *
   * @param limit how many leases there may be
   * @return whether the execution holds a lease now
   * @throws dev.receipts.error.TransientException when DynamoDB throttled or failed
   */
  public boolean admit(String execution, int limit, Instant now) {
    if (take(execution, limit, now)) {
      return true;
    }
    // Refused because it is full, or because there is no item yet: after this there is one.
    return createIfMissing() && take(execution, limit, now);
  }

  /** Gives an execution's lease back; does nothing when it holds none. */
  public void release(String execution) {
    update(
        request ->
            request
                .updateExpression("REMOVE leases.#execution")
                .conditionExpression("attribute_exists(leases.#execution)")
                .expressionAttributeNames(Map.of("#execution", execution)));
  }

  /** Gives a lease back unless it was renewed since it was seen. */
  public void releaseIfUnchanged(String execution, Instant seen) {
    update(
        request ->
            request
                .updateExpression("REMOVE leases.#execution")
                .conditionExpression("leases.#execution = :seen")
                .expressionAttributeNames(Map.of("#execution", execution))
                .expressionAttributeValues(Map.of(":seen", seconds(seen))));
  }

  /** The leases by execution name, each with the time, in seconds, when it was taken or renewed. */
  public Map<String, Instant> leases() {
    AttributeValue leases =
        AwsCalls.call(
                Service.DYNAMODB,
                () ->
                    dynamo.getItem(
                        request -> request.tableName(table).key(KEY).consistentRead(true)))
            .item()
            .get("leases");
    if (leases == null) {
      return Map.of();
    }
    return leases.m().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                lease -> Instant.ofEpochSecond(Long.parseLong(lease.getValue().n()))));
  }

  /**
   * Claims the right to look for leases whose owner is gone, which one caller in each interval
   * gets: in a burst every refused upload would look otherwise.
   */
  public boolean claimRepair(Instant now, Duration interval) {
    return update(
        request ->
            request
                .updateExpression("SET repairedAt = :now")
                .conditionExpression(
                    "attribute_exists(leases) AND (attribute_not_exists(repairedAt) OR repairedAt"
                        + " <= :due)")
                .expressionAttributeValues(
                    Map.of(":now", seconds(now), ":due", seconds(now.minus(interval)))));
  }

  private boolean take(String execution, int limit, Instant now) {
    return update(
        request ->
            request
                .updateExpression("SET leases.#execution = :now")
                .conditionExpression(
                    "attribute_exists(leases) AND (attribute_exists(leases.#execution) OR"
                        + " size(leases) < :limit)")
                .expressionAttributeNames(Map.of("#execution", execution))
                .expressionAttributeValues(
                    Map.of(
                        ":now", seconds(now),
                        ":limit", AttributeValue.fromN(Integer.toString(limit)))));
  }

  private boolean createIfMissing() {
    return update(
        request ->
            request
                .updateExpression("SET leases = :none")
                .conditionExpression("attribute_not_exists(leases)")
                .expressionAttributeValues(Map.of(":none", AttributeValue.fromM(Map.of()))));
  }

  /** Whether the condition held. */
  private boolean update(Consumer<UpdateItemRequest.Builder> change) {
    UpdateItemRequest request =
        UpdateItemRequest.builder().tableName(table).key(KEY).applyMutation(change).build();
    try {
      AwsCalls.call(Service.DYNAMODB, () -> dynamo.updateItem(request));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static AttributeValue seconds(Instant time) {
    return AttributeValue.fromN(Long.toString(time.getEpochSecond()));
  }
}
