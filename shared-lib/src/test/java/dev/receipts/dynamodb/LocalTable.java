package dev.receipts.dynamodb;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** An empty table in DynamoDB Local, in this process and in memory. */
public final class LocalTable implements AutoCloseable {
  private final AmazonDynamoDBLocal server;

  public LocalTable(String table, String key) {
    assumeThat(System.getProperty("os.arch"))
        .as("DynamoDB Local brings no native library for this processor")
        .isIn("amd64", "x86_64");
    server = DynamoDBEmbedded.create();
    add(table, key);
  }

  /** Adds another empty table. */
  public void add(String table, String key) {
    client()
        .createTable(
            request ->
                request
                    .tableName(table)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(
                        KeySchemaElement.builder().attributeName(key).keyType(KeyType.HASH).build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName(key)
                            .attributeType(ScalarAttributeType.S)
                            .build()));
  }

  public DynamoDbClient client() {
    return server.dynamoDbClient();
  }

  @Override
  public void close() {
    server.shutdownNow();
  }
}
