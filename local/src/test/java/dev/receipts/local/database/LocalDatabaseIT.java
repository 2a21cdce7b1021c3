package dev.receipts.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.http.HttpAnswer;
import dev.receipts.local.http.HttpCall;
import dev.receipts.local.http.RemoteService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class LocalDatabaseIT {
  @TempDir private Path folder;
  private LocalDatabase database;
  private DynamoDbClient dynamoDb;

  @BeforeEach
  void start() throws IOException {
    start(Optional.empty());
  }

  @AfterEach
  void stop() {
    dynamoDb.close();
    database.close();
  }

  private void start(Optional<Path> dataFolder) throws IOException {
    database = LocalDatabase.start(new DatabaseOptions(dataFolder, 0));
    dynamoDb = client(Region.EU_CENTRAL_1, "anyone");
  }

  private DynamoDbClient client(Region region, String accessKey) {
    return DynamoDbClient.builder()
        .endpointOverride(database.endpoint())
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "anything")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  private static ObjectNode receipts() {
    try {
      return (ObjectNode)
          Json.mapper()
              .readTree(
                  """
                  {
                    "TableName": "Receipts",
                    "BillingMode": "PAY_PER_REQUEST",
                    "AttributeDefinitions": [
                      {"AttributeName": "ReceiptID", "AttributeType": "S"},
                      {"AttributeName": "VendorName", "AttributeType": "S"},
                      {"AttributeName": "Date", "AttributeType": "S"}],
                    "KeySchema": [{"AttributeName": "ReceiptID", "KeyType": "HASH"}],
                    "GlobalSecondaryIndexes": [{
                      "IndexName": "VendorDate",
                      "KeySchema": [
                        {"AttributeName": "VendorName", "KeyType": "HASH"},
                        {"AttributeName": "Date", "KeyType": "RANGE"}],
                      "Projection": {"ProjectionType": "ALL"}}],
                    "TimeToLiveSpecification": {"AttributeName": "ExpiresAt", "Enabled": true},
                    "PointInTimeRecoverySpecification": {"PointInTimeRecoveryEnabled": true},
                    "SSESpecification": {"SSEEnabled": true},
                    "DeletionProtectionEnabled": true,
                    "Tags": [{"Key": "application", "Value": "receipts"}]
                  }
                  """);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void answersCallersInThisProcessAsItAnswersOthers() throws IOException {
    database.createTable(receipts());
    String key = "{\"TableName\": \"%s\", \"Key\": {\"ReceiptID\": {\"S\": \"1\"}}}";

    assertThat(answers("PutItem", "{\"TableName\": \"Receipts\", \"Item\": {}}")).isEqualTo(400);
    assertThat(answers("GetItem", key.formatted("Receipts"))).isEqualTo(200);
    assertThat(answers("GetItem", key.formatted("Other"))).isEqualTo(400);
    assertThat(answers("GetItem", "no JSON")).as("DynamoDB Local's own way").isEqualTo(500);
  }

  /** The status, when the answer is the same in both ways. */
  private int answers(String operation, String request) throws IOException {
    HttpCall call =
        new HttpCall(
            "POST",
            database.endpoint().resolve("/"),
            Map.of(
                "X-Amz-Target", List.of("DynamoDB_20120810." + operation),
                "Content-Type", List.of("application/x-amz-json-1.0"),
                "Authorization",
                    List.of(
                        "AWS4-HMAC-SHA256"
                            + " Credential=anyone/20261121/eu-central-1/dynamodb/aws4_request,"
                            + " SignedHeaders=host, Signature=0")),
            request.getBytes(StandardCharsets.UTF_8));
    HttpAnswer direct = database.answer(call);
    HttpAnswer remote = new RemoteService().answer(call);
    assertThat(direct.status()).isEqualTo(remote.status());
    assertThat(direct.body()).isEqualTo(remote.body());
    return direct.status();
  }

  private void put(DynamoDbClient client, String id, String vendor, String date) {
    client.putItem(
        r ->
            r.tableName("Receipts")
                .item(
                    Map.of(
                        "ReceiptID", AttributeValue.fromS(id),
                        "VendorName", AttributeValue.fromS(vendor),
                        "Date", AttributeValue.fromS(date)))
                .conditionExpression("attribute_not_exists(ReceiptID)"));
  }

  private List<String> idsOf(String vendor, String since) {
    return dynamoDb
        .queryPaginator(
            r ->
                r.tableName("Receipts")
                    .indexName("VendorDate")
                    .keyConditionExpression("VendorName = :vendor AND #date >= :since")
                    .expressionAttributeNames(Map.of("#date", "Date"))
                    .expressionAttributeValues(
                        Map.of(
                            ":vendor", AttributeValue.fromS(vendor),
                            ":since", AttributeValue.fromS(since)))
                    .limit(1))
        .items()
        .stream()
        .map(item -> item.get("ReceiptID").s())
        .toList();
  }

  @Test
  void aTableOfTheTemplateIsQueriedByItsIndex() {
    database.createTable(receipts());
    put(dynamoDb, "1", "Corner Shop", "2026-01-01");
    put(dynamoDb, "2", "Corner Shop", "2026-02-01");
    put(dynamoDb, "3", "Corner Shop", "2026-03-01");
    put(dynamoDb, "4", "Bakery", "2026-03-01");

    assertThat(idsOf("Corner Shop", "2026-02-01")).containsExactly("2", "3");
  }

  @Test
  void aConditionHolds() {
    database.createTable(receipts());
    put(dynamoDb, "1", "Corner Shop", "2026-01-01");

    assertThatThrownBy(() -> put(dynamoDb, "1", "Bakery", "2026-01-02"))
        .isInstanceOf(ConditionalCheckFailedException.class);
    assertThat(idsOf("Bakery", "2026-01-01")).isEmpty();
  }

  @Test
  void aTransactionIsAllOrNothing() {
    database.createTable(receipts());
    put(dynamoDb, "1", "Corner Shop", "2026-01-01");

    assertThatThrownBy(
            () ->
                dynamoDb.transactWriteItems(
                    r ->
                        r.transactItems(
                            List.of("2", "1").stream().map(LocalDatabaseIT::insertOnce).toList())))
        .isInstanceOf(TransactionCanceledException.class);
    assertThat(dynamoDb.scan(r -> r.tableName("Receipts")).count()).isEqualTo(1);
  }

  private static TransactWriteItem insertOnce(String id) {
    return TransactWriteItem.builder()
        .put(
            p ->
                p.tableName("Receipts")
                    .item(Map.of("ReceiptID", AttributeValue.fromS(id)))
                    .conditionExpression("attribute_not_exists(ReceiptID)"))
        .build();
  }

  @Test
  void timeToLiveIsTurnedOn() {
    database.createTable(receipts());

    var timeToLive =
        dynamoDb.describeTimeToLive(r -> r.tableName("Receipts")).timeToLiveDescription();

    assertThat(timeToLive.timeToLiveStatus()).isEqualTo(TimeToLiveStatus.ENABLED);
    assertThat(timeToLive.attributeName()).isEqualTo("ExpiresAt");
  }

  @Test
  void everyRegionAndAccessKeySeesTheSameTables() {
    database.createTable(receipts());

    try (var other = client(Region.US_EAST_1, "AKIAOTHER")) {
      put(other, "1", "Corner Shop", "2026-01-01");
    }

    assertThat(idsOf("Corner Shop", "2026-01-01")).containsExactly("1");
  }

  @Test
  void aDataFolderKeepsTablesBetweenRuns() throws IOException {
    stop();
    start(Optional.of(folder.resolve("data")));
    database.createTable(receipts());
    put(dynamoDb, "1", "Corner Shop", "2026-01-01");
    stop();
    start(Optional.of(folder.resolve("data")));

    database.createTable(receipts());

    assertThat(idsOf("Corner Shop", "2026-01-01")).containsExactly("1");
  }

  @Test
  void aTableThatHasChangedSinceIsReported() {
    database.createTable(receipts());
    var changed = receipts();
    ((ObjectNode) changed.at("/GlobalSecondaryIndexes/0")).put("IndexName", "ByVendor");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> database.createTable(changed))
        .withMessageContaining("Table Receipts in the data folder has other keys or indexes");
  }

  @Test
  void anUnknownPropertyIsNamed() {
    JsonNode table = receipts().put("Contributor", true);
    var index = receipts();
    ((ObjectNode) index.at("/GlobalSecondaryIndexes/0")).put("Warm", 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> database.createTable(table))
        .withMessageContaining("property Contributor of table Receipts");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> database.createTable(index))
        .withMessageContaining("property Warm of index VendorDate of table Receipts");
  }

  @Test
  void aTableThatDynamoDbRefusesIsReported() {
    var broken = receipts();
    broken.remove("KeySchema");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> database.createTable(broken))
        .withMessageStartingWith("Table Receipts cannot be made: ValidationException: ");
  }

  @Test
  void nothingRunsOnceItIsClosed() throws IOException, InterruptedException {
    var before = lastingThreads();
    try (var another = LocalDatabase.start(DatabaseOptions.inMemory())) {
      another.createTable(receipts());
    }

    for (var thread : lastingThreads()) {
      assertThat(before.contains(thread) || thread.join(Duration.ofSeconds(30)))
          .as("thread %s has ended", thread.getName())
          .isTrue();
    }
  }

  private static Set<Thread> lastingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }

  @Test
  void aPortThatIsTakenIsReported() {
    assertThatThrownBy(
            () ->
                LocalDatabase.start(
                    new DatabaseOptions(Optional.empty(), database.endpoint().getPort())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is the port taken?");
  }
}
