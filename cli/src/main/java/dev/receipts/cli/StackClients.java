package dev.receipts.cli;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** AWS clients that speak to a stack through the endpoints it names, as any other user's would. */
final class StackClients implements AutoCloseable {
  private final Map<String, String> environment;
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final S3Client s3;
  private final SfnClient stepFunctions;
  private final DynamoDbClient dynamoDb;

  StackClients(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.s3 = client(S3Client.builder(), "S3");
    this.stepFunctions = client(SfnClient.builder(), "SFN");
    this.dynamoDb = client(DynamoDbClient.builder(), "DYNAMODB");
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
    http.close();
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String service) {
    return builder
        .httpClient(http)
        .endpointOverride(URI.create(environment.get("AWS_ENDPOINT_URL_" + service)))
        .region(Region.of(environment.get("AWS_REGION")))
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(
                    environment.get("AWS_ACCESS_KEY_ID"),
                    environment.get("AWS_SECRET_ACCESS_KEY"))))
        .build();
  }
}
