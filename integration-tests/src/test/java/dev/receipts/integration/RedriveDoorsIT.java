package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.integration.ReceiptsCommand.Ended;
import dev.receipts.json.Json;
import dev.receipts.local.EndpointClients;
import dev.receipts.local.textract.JobFate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The redrive function and the command line redrive the same way; Textract is paid once. */
@ExtendWith(EmbeddedPipeline.class)
class RedriveDoorsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Pipeline pipeline;
  private final ReceiptsCommand receipts;

  RedriveDoorsIT(Pipeline pipeline, @TempDir Path folder) {
    this.pipeline = pipeline;
    this.receipts = new ReceiptsCommand(folder, pipeline.environment());
  }

  @Test
  void theFunctionRedrivesWhatCouldNotBeStored() throws IOException {
    Document document = notStored("doors/function.pdf");

    JsonNode answer =
        invoke(
            """
            {"ids": ["%s"], "requestedBy": "schedule", "reason": "the table is back"}
            """
                .formatted(document.id()));

    assertThat(answer.at("/plan/resumesAt/StoreReceipts").asInt()).isEqualTo(1);
    assertThat(answer.at("/plan/pagesBilledAgain").asInt(-1)).isZero();
    assertThat(answer.at("/result/counts/REDRIVEN").asInt()).isEqualTo(1);
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertStoredWithOneJob(document, "schedule", "the table is back");
  }

  @Test
  void theCommandShowsThePlanAndRedrives() {
    Document document = notStored("doors/command.pdf");
    String id = document.id().value();

    Ended shown = receipts.run("dlq", "show", id);
    Ended planned = receipts.run("dlq", "redrive", "--id", id, "--dry-run");
    Ended listed = receipts.run("dlq", "list", "--each");
    Ended redriven =
        receipts.run("dlq", "redrive", "--id", id, "--by", "ops", "--reason", "the table is back");

    assertThat(List.of(shown, planned, listed, redriven))
        .allSatisfy(ended -> assertThat(ended.status()).as(ended.toString()).isZero());
    assertThat(shown.out()).anySatisfy(line -> assertThat(line).startsWith("Advice  "));
    assertThat(planned.out())
        .anySatisfy(line -> assertThat(line).endsWith("1  goes on at StoreReceipts"))
        .anySatisfy(line -> assertThat(line).endsWith("no page is billed again"));
    assertThat(listed.out())
        .as("a dry run leaves the message")
        .anySatisfy(line -> assertThat(line).contains(id, "StoreReceipts"));
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertStoredWithOneJob(document, "ops", "the table is back");
  }

  @Test
  void aNewExecutionTakesThePlaceOfOneThatCannotBeRedrivenAndKeepsItsJob() {
    Document document = pipeline.upload("doors/anew.pdf", Pipeline.anyReceipt());
    document.awaitState("WaitForTextract");
    // A fault of the definition: a redrive would run into it again.
    try (EndpointClients clients = new EndpointClients(pipeline.environment());
        SfnClient stepFunctions = clients.build(SfnClient.builder(), "SFN")) {
      stepFunctions.stopExecution(
          request -> request.executionArn(document.executionArn()).error("States.Runtime"));
    }
    Await.until("The message", SOON, () -> document.row().containsKey("DeadLetterMessageID"));

    Ended ended =
        receipts.run("dlq", "redrive", "--id", document.id().value(), "--reason", "corrected");

    assertThat(ended.status()).as(ended.toString()).isZero();
    String execution = pipeline.executionArn(document.id() + "-1");
    Await.until(
        "The end of the new execution",
        SOON,
        () -> pipeline.status(execution).equals(Optional.of(ExecutionStatus.SUCCEEDED)));
    assertThat(pipeline.history(execution))
        .filteredOn(event -> event.stateEnteredEventDetails() != null)
        .extracting(event -> event.stateEnteredEventDetails().name())
        .startsWith("ResumeFromCheckpoint", "CollectTextract")
        .doesNotContain("StartTextract");
    assertStoredWithOneJob(document, System.getProperty("user.name"), "corrected");
  }

  @Test
  void aFailureThatADamagedRowCouldNotHoldIsRedrivenOnceTheRowIsCorrected() {
    String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    String key = "doors/damaged-row.pdf";
    pipeline.textract().rehearse(key, new JobFate.Fails("Internal error"));
    Document document = pipeline.upload(key, Pipeline.anyReceipt());
    document.awaitState("WaitForTextract");
    pipeline.edit(document, "Attempts", AttributeValue.fromS("many"));
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
    String id = document.id().value();
    Ended told = receipts.run("dlq", "show", id);
    assertThat(told.out()).anySatisfy(line -> assertThat(line).contains("TextractJobFailed"));

    pipeline.edit(document, "Attempts", AttributeValue.fromN("0"));
    Ended repaired =
        receipts.run("reconcile", "--since", since, "--grace", "0s", "--repair", "--json");
    Ended redriven =
        receipts.run("dlq", "redrive", "--id", id, "--by", "ops", "--reason", "row corrected");

    assertThat(List.of(repaired, redriven))
        .allSatisfy(ended -> assertThat(ended.status()).as(ended.toString()).isZero());
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(document.receipts()).hasSize(1);
    assertThat(document.mails()).hasSize(1);
    assertThat(document.textractJobs()).as("the failed job and its replacement").isEqualTo(2);
    assertThat(document.deadLetters()).isEmpty();
    assertIntervention(document, "ops", "row corrected");
  }

  @Test
  void aDiscardedFailureStaysOnTheDocumentsRow() {
    Document document = failed("doors/empty.pdf");

    Ended ended =
        receipts.run("dlq", "discard", document.id().value(), "--by", "ops", "--reason", "empty");

    assertThat(ended.status()).as(ended.toString()).isZero();
    assertThat(document.row()).containsEntry("Status", AttributeValue.fromS("DISCARDED"));
    assertIntervention(document, "ops", "empty");
    assertThat(document.deadLetters()).isEmpty();
    assertThat(receipts.run("dlq", "show", document.id().value()).status()).isEqualTo(1);
  }

  @Test
  void programsAreToldOfAFailureInJson() throws IOException {
    Document document = failed("doors/json.pdf");
    String id = document.id().value();

    Ended listed = receipts.run("dlq", "list", "--json");
    Ended shown = receipts.run("dlq", "show", "--json", id);

    assertThat(listed.out())
        .allSatisfy(line -> assertThat(line).startsWith("{"))
        .filteredOn(line -> line.contains(id))
        .hasSize(1);
    assertThat(shown.out()).hasSize(1);
    JsonNode failure = Json.mapper().readTree(shown.out().getFirst());
    assertThat(failure.path("place").asText()).isEqualTo("deadLettered");
    assertThat(failure.path("error").asText()).endsWith(".EmptyDocumentException");
    assertThat(failure.at("/redrive/step").asText()).isEqualTo("RedriveExecution");
  }

  @Test
  void aRedriveOfNothingIsNoSuccess() {
    Ended ended = receipts.run("dlq", "redrive", "--id", "nope");

    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .singleElement()
        .asString()
        .startsWith("receipts: no failure in the dead-letter queue matches");
  }

  @Test
  void theListSaysThatSomebodyElseHoldsSomeOfTheFailures() {
    Document document = failed("doors/held.pdf");
    try (EndpointClients clients = new EndpointClients(pipeline.environment());
        SqsClient queues = clients.build(SqsClient.builder(), "SQS")) {
      String queue =
          queues.getQueueUrl(request -> request.queueName("receipts-dead-letter")).queueUrl();
      Message held =
          queues
              .receiveMessage(request -> request.queueUrl(queue).visibilityTimeout(60))
              .messages()
              .getFirst();

      Ended listed = receipts.run("dlq", "list");
      queues.changeMessageVisibility(
          request ->
              request.queueUrl(queue).receiptHandle(held.receiptHandle()).visibilityTimeout(0));

      assertThat(listed.err())
          .singleElement()
          .asString()
          .startsWith("receipts: there may be more failures");
    }
    assertThat(document.deadLetters()).hasSize(1);
  }

  private Document failed(String key) {
    Document document = pipeline.upload(key, new byte[0]);
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
    return document;
  }

  private Document notStored(String key) {
    return pipeline.whileTheReceiptsTableIsMissing(
        () -> {
          Document document = pipeline.upload(key, Pipeline.anyReceipt());
          assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
          return document;
        });
  }

  private static void assertStoredWithOneJob(Document document, String by, String reason) {
    assertThat(document.receipts()).hasSize(1);
    assertThat(document.mails()).hasSize(1);
    assertThat(document.textractJobs()).isEqualTo(1);
    assertThat(document.row()).containsEntry("Status", AttributeValue.fromS("STORED"));
    assertThat(document.deadLetters()).as("its message is deleted").isEmpty();
    assertIntervention(document, by, reason);
  }

  private static void assertIntervention(Document document, String by, String reason) {
    Map<String, AttributeValue> intervention =
        document.row().get("Interventions").l().getFirst().m();
    assertThat(intervention.get("By").s()).isEqualTo(by);
    assertThat(intervention.get("Reason").s()).isEqualTo(reason);
  }

  private JsonNode invoke(String request) throws IOException {
    try (EndpointClients clients = new EndpointClients(pipeline.environment());
        LambdaClient lambda = clients.build(LambdaClient.builder(), "LAMBDA")) {
      InvokeResponse response =
          lambda.invoke(
              call ->
                  call.functionName("receipts-redrive").payload(SdkBytes.fromUtf8String(request)));
      assertThat(response.functionError()).as(response.payload().asUtf8String()).isNull();
      return Json.mapper().readTree(response.payload().asUtf8String());
    }
  }
}
