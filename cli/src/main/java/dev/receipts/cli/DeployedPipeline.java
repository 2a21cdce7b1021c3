package dev.receipts.cli;

import dev.receipts.admission.Admission;
import dev.receipts.aws.QueueDepth;
import dev.receipts.reconcile.ReconcileSettings;
import dev.receipts.reconcile.Reconciliation;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.RedriveClients;
import dev.receipts.redrive.RedriveSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * A pipeline that is deployed, on AWS or on this machine: where it is follows from the environment,
 * as the AWS SDK reads it, and what belongs to it from the settings of its redrive function.
 */
final class DeployedPipeline implements AutoCloseable {
  /** What the pipeline runs, as template.yaml names it: a function itself may be newer. */
  private static final String ALIAS = "live";

  private final AwsAccess access = AwsAccess.find();
  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final LambdaClient lambda = client(LambdaClient.builder());
  private final RedriveClients clients =
      new RedriveClients(
          client(SfnClient.builder()),
          client(SqsClient.builder()),
          client(DynamoDbClient.builder()),
          client(S3Client.builder()));
  private final String stack;
  private final RedriveSettings settings;

  DeployedPipeline(String stack) {
    this.stack = stack;
    try {
      this.settings = settings(stack + "-redrive");
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * @param visibility how long messages that were read are hidden from other readers
   */
  Redrive redrive(Duration visibility) {
    return new Redrive(clients, settings, visibility, Clock.systemUTC());
  }

  Admission admission() {
    return new Admission(clients.dynamoDb(), settings.admissionTable());
  }

  /** How many documents may be in progress at once. */
  int inFlightLimit() {
    return settings.inFlightLimit();
  }

  /** About how many messages wait in the ingest queue, those that wait for another try included. */
  long waitingUploads() {
    return QueueDepth.of(clients.sqs(), ingestQueueUrl());
  }

  /** Compares the inbox with what became of the uploads. */
  Reconciliation reconciliation() {
    return new Reconciliation(
        clients,
        new ReconcileSettings(
            settings.stateMachineArn(),
            // As template.yaml names the buckets.
            settings.resultsBucket().replaceFirst("^(.*)-results-", "$1-inbox-"),
            ingestQueueUrl(),
            settings.documentsTable(),
            settings.admissionTable()),
        redrive(Duration.ofMinutes(2)),
        this::executionEnded,
        Clock.systemUTC());
  }

  private String ingestQueueUrl() {
    return clients.sqs().getQueueUrl(request -> request.queueName(stack + "-ingest")).queueUrl();
  }

  private void executionEnded(String event) {
    InvokeResponse answer =
        lambda.invoke(
            request ->
                request
                    .functionName(stack + "-execution-ended")
                    .payload(SdkBytes.fromUtf8String(event)));
    if (answer.functionError() != null) {
      throw new IllegalStateException(
          "The function %s-execution-ended failed: look at its log.".formatted(stack));
    }
  }

  @Override
  public void close() {
    lambda.close();
    clients.stepFunctions().close();
    clients.sqs().close();
    clients.dynamoDb().close();
    clients.s3().close();
    http.close();
  }

  private RedriveSettings settings(String function) {
    Map<String, String> variables;
    try {
      variables =
          lambda
              .getFunctionConfiguration(request -> request.functionName(function).qualifier(ALIAS))
              .environment()
              .variables();
    } catch (ResourceNotFoundException e) {
      throw new IllegalStateException(
          "There is no function %s here: name the stack with --stack, and set the region and the credentials of its account, or run eval \"$(./receipts env)\" for the stack that is up."
              .formatted(function),
          e);
    }
    return new RedriveSettings(
        variables.get("STATE_MACHINE_ARN"),
        variables.get("DEAD_LETTER_QUEUE_URL"),
        variables.get("QUARANTINE_QUEUE_URL"),
        variables.get("RESULTS_BUCKET"),
        variables.get("DOCUMENTS_TABLE"),
        variables.get("ADMISSION_TABLE"),
        Integer.parseInt(variables.get("IN_FLIGHT_LIMIT")),
        Integer.parseInt(variables.get("MAXIMUM_REDRIVES")));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return access.given(builder).httpClient(http).build();
  }
}
