package dev.receipts.cli;

import dev.receipts.local.EndpointClients;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** AWS clients that speak to a stack through the endpoints it names, as any other user's would. */
final class StackClients implements AutoCloseable {
  private final EndpointClients factory;
  private final S3Client s3;
  private final SfnClient stepFunctions;
  private final DynamoDbClient dynamoDb;

  StackClients(Map<String, String> environment) {
    this.factory = new EndpointClients(environment);
    this.s3 = factory.build(S3Client.builder(), "S3");
    this.stepFunctions = factory.build(SfnClient.builder(), "SFN");
    this.dynamoDb = factory.build(DynamoDbClient.builder(), "DYNAMODB");
  }

  S3Client s3() {
    return s3;
  }

  SfnClient stepFunctions() {
    return stepFunctions;
  }

  DynamoDbClient dynamoDb() {
    return dynamoDb;
  }

  @Override
  public void close() {
    s3.close();
    stepFunctions.close();
    dynamoDb.close();
    factory.close();
  }
}
