package dev.receipts.local.database;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.collect.Iterables;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes tables from the properties of an {@code AWS::DynamoDB::Table}. */
final class Tables {
  /** Properties that CreateTable takes under the same name. */
  private static final Set<String> PASSED_ON =
      Set.of(
          "TableName",
          "AttributeDefinitions",
          "KeySchema",
          "GlobalSecondaryIndexes",
          "LocalSecondaryIndexes",
          "BillingMode",
          "ProvisionedThroughput");

  private static final String TIME_TO_LIVE = "TimeToLiveSpecification";

  /** Properties without a meaning on one machine. */
  private static final Set<String> EXEMPT =
      Set.of(
          "PointInTimeRecoverySpecification",
          "SSESpecification",
          "DeletionProtectionEnabled",
          "Tags");

  private static final Set<String> OF_AN_INDEX =
      Set.of("IndexName", "KeySchema", "Projection", "ProvisionedThroughput");

  private final DynamoDbRequests requests;

  Tables(DynamoDbRequests requests) {
    this.requests = requests;
  }

  void create(JsonNode properties) {
    var name = properties.path("TableName").asText();
    if (name.isEmpty()) {
      throw new IllegalArgumentException(
          "A table needs a TableName: the local stack does not make names up.");
    }
    var input = JsonNodeFactory.instance.objectNode();
    for (var property : properties.properties()) {
      if (PASSED_ON.contains(property.getKey())) {
        input.set(property.getKey(), property.getValue());
      } else if (!EXEMPT.contains(property.getKey()) && !property.getKey().equals(TIME_TO_LIVE)) {
        throw unknown(property.getKey(), "table " + name);
      }
    }
    indexes(input).forEach(index -> checkIndex(index, name));
    var answer = requests.send("CreateTable", input);
    if (answer.is("ResourceInUseException")) {
      checkSame(input, requests.get("DescribeTable", named(name)).path("Table"));
    } else if (answer.error().isPresent()) {
      throw new IllegalArgumentException("Table " + name + " cannot be made: " + answer.describe());
    }
    if (properties.has(TIME_TO_LIVE)) {
      setTimeToLive(name, properties.get(TIME_TO_LIVE));
    }
  }

  private void setTimeToLive(String name, JsonNode wanted) {
    var current = requests.get("DescribeTimeToLive", named(name)).path("TimeToLiveDescription");
    var enabled = current.path("TimeToLiveStatus").asText().equals("ENABLED");
    if (enabled != wanted.path("Enabled").asBoolean()) {
      var input = named(name);
      input.set(TIME_TO_LIVE, wanted);
      requests.get("UpdateTimeToLive", input);
    }
  }

  private static void checkIndex(JsonNode index, String table) {
    for (var property : index.properties()) {
      if (!OF_AN_INDEX.contains(property.getKey())) {
        throw unknown(
            property.getKey(), "index " + index.path("IndexName").asText() + " of table " + table);
      }
    }
  }

  private static void checkSame(JsonNode wanted, JsonNode existing) {
    if (!keys(wanted).equals(keys(existing))) {
      throw new IllegalArgumentException(
          "Table "
              + wanted.path("TableName").asText()
              + " in the data folder has other keys or indexes than the template."
              + " Use another data folder or delete the table.");
    }
  }

  /** The key schema of the table and of each index. */
  private static Map<String, JsonNode> keys(JsonNode table) {
    var keys = new TreeMap<String, JsonNode>();
    keys.put("", table.path("KeySchema"));
    indexes(table)
        .forEach(index -> keys.put(index.path("IndexName").asText(), index.path("KeySchema")));
    return keys;
  }

  private static Iterable<JsonNode> indexes(JsonNode table) {
    return Iterables.concat(
        table.path("GlobalSecondaryIndexes"), table.path("LocalSecondaryIndexes"));
  }

  private static ObjectNode named(String table) {
    return JsonNodeFactory.instance.objectNode().put("TableName", table);
  }

  private static IllegalArgumentException unknown(String property, String where) {
    return new IllegalArgumentException(
        "The local stack does not know the property "
            + property
            + " of "
            + where
            + ". Remove it from the template, or teach it to the local stack.");
  }
}
