package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A DynamoDB table.
 *
 * @param properties the template's, evaluated, with the table's name: keys, indexes, time to live
 */
public record TableResource(String logicalId, String name, JsonNode properties)
    implements Resource {
  @Override
  public String physicalId() {
    return name;
  }
}
