package dev.receipts.integration;

import dev.receipts.admission.Admission;
import dev.receipts.document.DocumentId;
import dev.receipts.ledger.Ledger;
import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.EndpointClients;
import dev.receipts.review.Reviews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The deployed pipeline, as its users reach it: through the AWS SDK. */
final class Pipeline implements AutoCloseable {
  /** How many documents may be in progress at once. */
  static final int IN_FLIGHT_LIMIT = 4;

  /** The folder with the sample receipts. */
  static final Path SAMPLES = Path.of("..", "samples");

  private static final Duration QUEUE_WORKED_OFF = Duration.ofSeconds(30);
  private static final Duration ANOTHER_RUN = Duration.ofSeconds(60);

  private final EmbeddedStack stack;
  private final TextractRehearsal textract;
  private final Timeline timeline;
  private final Mailbox mailbox;
  private final EndpointClients factory;
  private final S3Client s3;
  private final SqsClient sqs;
  private final SfnClient stepFunctions;
  private final DynamoDbClient dynamoDb;
  private final LambdaClient lambda;
  private final DeadLetterQueue deadLetterQueue;
  private final Admission admission;

  Pipeline(EmbeddedStack stack, TextractRehearsal textract, Timeline timeline) {
    this.stack = stack;
    this.textract = textract;
    this.timeline = timeline;
    this.mailbox = new Mailbox(stack.mailFolder());
    this.factory = new EndpointClients(stack.environment());
    this.s3 = factory.build(S3Client.builder(), "S3");
    this.sqs = factory.build(SqsClient.builder(), "SQS");
    this.stepFunctions = factory.build(SfnClient.builder(), "SFN");
    this.dynamoDb = factory.build(DynamoDbClient.builder(), "DYNAMODB");
    this.lambda = factory.build(LambdaClient.builder(), "LAMBDA");
    this.deadLetterQueue = new DeadLetterQueue(queue("ReceiptDeadLetterQueue"));
    this.admission = new Admission(dynamoDb, stack.physicalId("AdmissionTable"));
  }

  /** The bytes of a file below the samples' folder. */
  static byte[] sample(String name) {
    try {
      return Files.readAllBytes(SAMPLES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small receipt that is read in a moment, for tests that are not about reading. */
  static byte[] anyReceipt() {
    return sample("hardware-nl.pdf");
  }

  Document upload(String key, byte[] content) {
    String bucket = stack.physicalId("InboxBucket");
    PutObjectResponse answer =
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
    return new Document(
        this,
        DocumentId.of(bucket, key, answer.versionId()),
        bucket,
        key,
        answer.versionId(),
        answer.eTag().replace("\"", ""),
        content.length);
  }

  /** Deletes an object as a user does: its versions stay, under a delete marker. */
  void delete(Document document) {
    s3.deleteObject(request -> request.bucket(document.bucket()).key(document.key()));
  }

  /** Does something while nothing is admitted: others hold all leases. */
  <T> T whileNobodyIsAdmitted(Supplier<T> action) {
    List<String> holders =
        IntStream.range(0, IN_FLIGHT_LIMIT).mapToObj("held-by-a-test-%d"::formatted).toList();
    try {
      for (String holder : holders) {
        Await.until(
            "A free lease",
            QUEUE_WORKED_OFF,
            () -> admission.admit(holder, IN_FLIGHT_LIMIT, Instant.now()));
      }
      return action.get();
    } finally {
      holders.forEach(admission::release);
    }
  }

  /** The variables that point the AWS SDK at the stack. */
  Map<String, String> environment() {
    return stack.environment();
  }

  /** The lines that a function has logged. */
  List<String> log(String function) {
    try {
      return Files.readAllLines(stack.logFolder().resolve(stack.physicalId(function) + ".log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets an execution hold a lease, whether it is running or not. */
  void lease(Document document) {
    admission.admit(document.id().value(), IN_FLIGHT_LIMIT, Instant.now());
  }

  Set<String> leases() {
    return admission.leases().keySet();
  }

  MessageQueue ingestQueue() {
    return queue("IngestQueue");
  }

  MessageQueue ingestDeadLetterQueue() {
    return queue("IngestDeadLetterQueue");
  }

  /** Waits until every message of the ingest queue was handled. */
  void awaitIngestion() {
    MessageQueue queue = ingestQueue();
    Await.until("An empty ingest queue", QUEUE_WORKED_OFF, queue::isEmpty);
  }

  DeadLetterQueue deadLetterQueue() {
    return deadLetterQueue;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  TextractRehearsal textract() {
    return textract;
  }

  Timeline timeline() {
    return timeline;
  }

  /** The names of all executions so far. */
  List<String> executions() {
    return stepFunctions
        .listExecutionsPaginator(
            request -> request.stateMachineArn(stack.physicalId("ReceiptPipeline")))
        .executions()
        .stream()
        .map(execution -> execution.name())
        .toList();
  }

  String executionArn(String name) {
    return stack.physicalId("ReceiptPipeline").replace(":stateMachine:", ":execution:")
        + ":"
        + name;
  }

  Optional<ExecutionStatus> status(String executionArn) {
    try {
      return Optional.of(describe(executionArn).status());
    } catch (ExecutionDoesNotExistException e) {
      return Optional.empty();
    }
  }

  String cause(String executionArn) {
    return describe(executionArn).cause();
  }

  List<HistoryEvent> history(String executionArn) {
    return stepFunctions
        .getExecutionHistoryPaginator(request -> request.executionArn(executionArn))
        .events()
        .stream()
        .toList();
  }

  /** Invokes a function of the template and waits for its answer. */
  String invoke(String logicalId, String event) {
    InvokeResponse answer =
        lambda.invoke(
            request ->
                request
                    .functionName(stack.physicalId(logicalId))
                    .payload(SdkBytes.fromUtf8String(event)));
    if (answer.functionError() != null) {
      throw new AssertionError(logicalId + " failed: " + answer.payload().asUtf8String());
    }
    return answer.payload().asUtf8String();
  }

  void redrive(String executionArn) {
    stepFunctions.redriveExecution(request -> request.executionArn(executionArn));
  }

  void stop(String executionArn) {
    stepFunctions.stopExecution(request -> request.executionArn(executionArn));
  }

  /** Runs a new execution over a document that an execution went through, to its end. */
  ExecutionStatus runAgain(Document document) {
    String input = describe(document.executionArn()).input();
    String again =
        stepFunctions
            .startExecution(
                request ->
                    request
                        .stateMachineArn(stack.physicalId("ReceiptPipeline"))
                        .name(document.id() + "-again")
                        .input(input))
            .executionArn();
    return Await.value(
        "The end of " + again,
        ANOTHER_RUN,
        () -> status(again).filter(status -> status != ExecutionStatus.RUNNING));
  }

  Reviews reviews() {
    return new Reviews(
        dynamoDb,
        stack.physicalId("ReceiptsTable"),
        new Ledger(dynamoDb, stack.physicalId("DocumentsTable")),
        Clock.systemUTC());
  }

  List<Map<String, AttributeValue>> receipts(DocumentId document) {
    String table = stack.physicalId("ReceiptsTable");
    return dynamoDb
        .queryPaginator(
            request ->
                request
                    .tableName(table)
                    .indexName("ByDocument")
                    .keyConditionExpression("DocumentID = :document")
                    .expressionAttributeValues(
                        Map.of(":document", AttributeValue.fromS(document.value()))))
        .items()
        .stream()
        .map(item -> item(table, "ReceiptID", item.get("ReceiptID").s()))
        .toList();
  }

  Map<String, AttributeValue> row(DocumentId document) {
    return item(stack.physicalId("DocumentsTable"), "DocumentID", document.value());
  }

  /** Changes an attribute of a document's row, as somebody might by hand. */
  void edit(Document document, String attribute, AttributeValue value) {
    dynamoDb.updateItem(
        request ->
            request
                .tableName(stack.physicalId("DocumentsTable"))
                .key(Map.of("DocumentID", AttributeValue.fromS(document.id().value())))
                .updateExpression("SET #attribute = :value")
                .expressionAttributeNames(Map.of("#attribute", attribute))
                .expressionAttributeValues(Map.of(":value", value)));
  }

  /** Does something while the Receipts table is missing; afterwards there is an empty one. */
  <T> T whileTheReceiptsTableIsMissing(Supplier<T> action) {
    String name = stack.physicalId("ReceiptsTable");
    TableDescription table = dynamoDb.describeTable(request -> request.tableName(name)).table();
    dynamoDb.deleteTable(request -> request.tableName(name));
    dynamoDb.waiter().waitUntilTableNotExists(request -> request.tableName(name));
    try {
      return action.get();
    } finally {
      createLike(table);
    }
  }

  @Override
  public void close() {
    s3.close();
    sqs.close();
    stepFunctions.close();
    dynamoDb.close();
    lambda.close();
    factory.close();
  }

  private void createLike(TableDescription table) {
    dynamoDb.createTable(
        request ->
            request
                .tableName(table.tableName())
                .attributeDefinitions(table.attributeDefinitions())
                .keySchema(table.keySchema())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .globalSecondaryIndexes(
                    table.globalSecondaryIndexes().stream().map(Pipeline::like).toList()));
    dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(table.tableName()));
  }

  private static GlobalSecondaryIndex like(GlobalSecondaryIndexDescription index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.indexName())
        .keySchema(index.keySchema())
        .projection(index.projection())
        .build();
  }

  private DescribeExecutionResponse describe(String executionArn) {
    return stepFunctions.describeExecution(request -> request.executionArn(executionArn));
  }

  private Map<String, AttributeValue> item(String table, String key, String value) {
    return dynamoDb
        .getItem(
            request ->
                request
                    .tableName(table)
                    .key(Map.of(key, AttributeValue.fromS(value)))
                    .consistentRead(true))
        .item();
  }

  private MessageQueue queue(String logicalId) {
    return new MessageQueue(sqs, stack.physicalId(logicalId));
  }
}
