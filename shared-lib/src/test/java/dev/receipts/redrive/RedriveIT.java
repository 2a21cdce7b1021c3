package dev.receipts.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import dev.receipts.admission.Admission;
import dev.receipts.admission.Admission.Answer;
import dev.receipts.admission.Decision;
import dev.receipts.document.SourceDocument;
import dev.receipts.dynamodb.LocalTable;
import dev.receipts.json.Json;
import dev.receipts.ledger.DocumentStatus;
import dev.receipts.ledger.FailureRecord;
import dev.receipts.ledger.Ledger;
import dev.receipts.pipeline.Checkpoint;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.DeadLetterMessage.Job;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import dev.receipts.pipeline.DeadLetterMessage.Reusable;
import dev.receipts.pipeline.ExecutionInput;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.Stage;
import dev.receipts.pipeline.TextractMode;
import dev.receipts.redrive.Redrive.Source;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/** With a real table; the other services are stood in for. */
class RedriveIT {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final String DEAD_LETTERS = "https://sqs.example/dead-letter";
  private static final String QUARANTINE = "https://sqs.example/quarantine";
  private static final String MACHINE = "arn:aws:states:eu-central-1:123456789012:stateMachine:p";
  private static final SourceDocument DOCUMENT =
      SourceDocument.of("inbox", "a.jpg", Optional.of("v1"), "e1", 7, NOW.minusSeconds(60));
  private static final String NAME = DOCUMENT.documentId().value();
  private static final String ARN = MACHINE.replace("stateMachine", "execution") + ":" + NAME;
  private static final Run RUN = new Run(ARN, NOW.minusSeconds(30), 0);
  private static final int LIMIT = 1;
  private static final RedriveOrder ORDER =
      new RedriveOrder("ops", "it is over", OptionalDouble.empty(), Duration.ZERO, Instant.MAX);

  private final LocalTable table = new LocalTable("documents", "DocumentID");
  private final Ledger ledger = new Ledger(table.client(), "documents");
  private final Admission admission = new Admission(table.client(), "admission");
  private final Queues queues = new Queues();
  private final SfnClient stepFunctions = mock(SfnClient.class, CALLS_REAL_METHODS);
  private final S3Client s3 = mock(S3Client.class, CALLS_REAL_METHODS);
  private final Map<String, DescribeExecutionResponse.Builder> executions = new HashMap<>();
  private final List<StartExecutionRequest> started = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final Redrive redrive =
      new Redrive(
          new RedriveClients(stepFunctions, queues.client(), table.client(), s3),
          new RedriveSettings(
              MACHINE, DEAD_LETTERS, QUARANTINE, "results", "documents", "admission", LIMIT, 3),
          Duration.ofMinutes(5),
          Clock.fixed(NOW, ZoneOffset.UTC),
          pauses::add);

  @BeforeEach
  void services() {
    table.add("admission", "AdmissionID");
    doAnswer(
            call -> {
              String arn = call.<DescribeExecutionRequest>getArgument(0).executionArn();
              if (!executions.containsKey(arn)) {
                throw ExecutionDoesNotExistException.builder().build();
              }
              return executions.get(arn).build();
            })
        .when(stepFunctions)
        .describeExecution(any(DescribeExecutionRequest.class));
    doAnswer(
            call -> {
              String arn = call.<RedriveExecutionRequest>getArgument(0).executionArn();
              executions.get(arn).status(ExecutionStatus.RUNNING).redriveCount(1);
              return RedriveExecutionResponse.builder().redriveDate(NOW).build();
            })
        .when(stepFunctions)
        .redriveExecution(any(RedriveExecutionRequest.class));
    doAnswer(
            call -> {
              started.add(call.getArgument(0));
              return StartExecutionResponse.builder().build();
            })
        .when(stepFunctions)
        .startExecution(any(StartExecutionRequest.class));
    doReturn(HeadObjectResponse.builder().build())
        .when(s3)
        .headObject(any(HeadObjectRequest.class));
    execution(ExecutionRedriveStatus.REDRIVABLE);
  }

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void redrivesNotesWhoAndWhyAndThenDeletesTheMessage() throws Exception {
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);

    RedrivePlan plan = redrive.plan(Source.DEAD_LETTERS, Selection.all());

    assertThat(plan.summary().resumesAt()).containsExactly(Map.entry(Stage.StoreReceipts, 1));
    assertThat(plan.summary().pagesBilledAgain()).isZero();
    assertThat(carryOut(plan).count(Outcome.REDRIVEN)).isEqualTo(1);
    assertThat(queues.size(DEAD_LETTERS)).isZero();
    assertThat(status()).isEqualTo(DocumentStatus.REDRIVEN);
    assertThat(interventions())
        .singleElement()
        .satisfies(
            intervention -> {
              assertThat(intervention.get("By").s()).isEqualTo("ops");
              assertThat(intervention.get("Reason").s()).isEqualTo("it is over");
              assertThat(intervention.get("Detail").s()).isEqualTo("redriven at StoreReceipts");
            });
    assertThat(admission.leases()).containsOnlyKeys(NAME);
  }

  @Test
  void pricesThePagesThatANewJobReadsAgain() {
    fail("f1", Stage.CollectTextract, "dev.receipts.error.TextractJobFailedException", 1);

    RedrivePlan.Summary plan = redrive.plan(Source.DEAD_LETTERS, Selection.all()).summary();

    assertThat(plan.resumesAt()).containsExactly(Map.entry(Stage.StartTextract, 1));
    assertThat(plan.pagesBilledAgain()).isEqualTo(3);
    assertThat(plan.priceUSD()).isEqualByComparingTo(new BigDecimal("0.03"));
  }

  @Test
  void namesARowThatCannotBeReadAndKeepsItsMessage() throws Exception {
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    table
        .client()
        .updateItem(
            request ->
                request
                    .tableName("documents")
                    .key(Map.of("DocumentID", AttributeValue.fromS(NAME)))
                    .updateExpression("SET Attempts = :many")
                    .expressionAttributeValues(Map.of(":many", AttributeValue.fromS("many"))));

    RedriveResult result = carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all()));

    assertThat(result.count(Outcome.FAILED)).isEqualTo(1);
    assertThat(result.problems())
        .singleElement()
        .asString()
        .contains("The row " + NAME, "Attempts", "correct it by hand");
    assertThat(queues.size(DEAD_LETTERS)).isEqualTo(1);
  }

  @Test
  void aPlanThatIsGivenBackChangesNothing() {
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    queues.send(DEAD_LETTERS, "something else");

    RedrivePlan plan = redrive.plan(Source.DEAD_LETTERS, Selection.all());
    redrive.giveBack(Source.DEAD_LETTERS, plan);

    assertThat(plan.unreadable()).hasSize(1);
    assertThat(queues.hidden()).isZero();
    assertThat(queues.size(DEAD_LETTERS)).isEqualTo(2);
    assertThat(status()).isEqualTo(DocumentStatus.FAILED);
  }

  @Test
  void onlyDeletesTheMessageOfAFailureThatAnotherOneFollowed() throws Exception {
    DeadLetterMessage old =
        fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    record("f2", Stage.StoreReceipts, old.error());

    assertThat(carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all())).counts())
        .containsExactly(Map.entry(Outcome.OUT_OF_DATE, 1));

    assertThat(queues.size(DEAD_LETTERS)).isZero();
    verify(stepFunctions, times(0)).redriveExecution(any(RedriveExecutionRequest.class));
  }

  @Test
  void aCrashBeforeTheMessageIsDeletedIsHarmless() throws Exception {
    DeadLetterMessage message =
        fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all()));
    queues.send(DEAD_LETTERS, message);

    assertThat(carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all())).counts())
        .containsExactly(Map.entry(Outcome.OUT_OF_DATE, 1));

    verify(stepFunctions, times(1)).redriveExecution(any(RedriveExecutionRequest.class));
    assertThat(admission.leases()).containsOnlyKeys(NAME);
  }

  @Test
  void aMessageThatCameTwiceIsRedrivenOnce() throws Exception {
    DeadLetterMessage message =
        fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    queues.send(DEAD_LETTERS, message);

    carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all()));

    assertThat(queues.size(DEAD_LETTERS)).isZero();
    assertThat(executions.get(ARN).build().redriveCount()).isEqualTo(1);
    assertThat(interventions()).hasSize(1);
  }

  @Test
  void aRedriveThatStepFunctionsRefusesLeavesEverythingAsItWas() throws Exception {
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    doThrow(SfnException.builder().statusCode(500).message("down").build())
        .when(stepFunctions)
        .redriveExecution(any(RedriveExecutionRequest.class));

    RedriveResult result = carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all()));

    assertThat(result.complete()).isFalse();
    assertThat(result.problems()).singleElement().asString().contains("Step Functions");
    assertThat(status()).isEqualTo(DocumentStatus.FAILED);
    assertThat(admission.leases()).isEmpty();
    assertThat(queues.size(DEAD_LETTERS)).isEqualTo(1);
    assertThat(queues.hidden()).isZero();
  }

  @Test
  void leavesInTheQueueWhatIsNotAdmitted() throws Exception {
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    admission.admit("another", LIMIT, NOW);

    assertThat(carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all())).counts())
        .containsExactly(Map.entry(Outcome.NOT_ADMITTED, 1));

    assertThat(status()).isEqualTo(DocumentStatus.FAILED);
    assertThat(queues.hidden()).isZero();
  }

  @Test
  void startsANewExecutionAtTheStoredAnswerWhereTheOldOneCannotBeRedriven() throws Exception {
    execution(ExecutionRedriveStatus.NOT_REDRIVABLE).redriveStatusReason("It is too old");
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 2);

    RedrivePlan plan = redrive.plan(Source.DEAD_LETTERS, Selection.all());
    assertThat(plan.summary().pagesBilledAgain()).isZero();
    assertThat(carryOut(plan).count(Outcome.STARTED_ANEW)).isEqualTo(1);

    assertThat(started.getFirst().name()).isEqualTo(NAME + "-2");
    ExecutionInput input =
        Json.mapper().readValue(started.getFirst().input(), ExecutionInput.class);
    assertThat(input.document()).isEqualTo(DOCUMENT);
    assertThat(input.checkpoint().map(Checkpoint::stage)).contains(Stage.ParseReceipts);
    assertThat(input.checkpoint().flatMap(Checkpoint::manifestKey)).contains("documents/m");
    assertThat(admission.leases()).containsOnlyKeys(NAME + "-2");
  }

  @Test
  void goesOnWithAJobWhoseAnswerIsGoneWhileTextractKeepsIt() throws Exception {
    execution(ExecutionRedriveStatus.NOT_REDRIVABLE);
    nothingIsStored();
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);

    carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all()));

    Checkpoint checkpoint =
        Json.mapper()
            .readValue(started.getFirst().input(), ExecutionInput.class)
            .checkpoint()
            .orElseThrow();
    assertThat(checkpoint.stage()).isEqualTo(Stage.CollectTextract);
    assertThat(checkpoint.job().jobId()).isEqualTo("job-1");
  }

  @Test
  void startsAtTheBeginningWhereNothingIsLeftAndSaysWhatThatCosts() throws Exception {
    execution(ExecutionRedriveStatus.NOT_REDRIVABLE);
    nothingIsStored();
    fail(
        "f1",
        Stage.StoreReceipts,
        "dev.receipts.error.DatabaseThrottledException",
        1,
        NOW.minus(Duration.ofDays(8)));

    RedrivePlan plan = redrive.plan(Source.DEAD_LETTERS, Selection.all());
    carryOut(plan);

    assertThat(plan.summary().pagesBilledAgain()).isEqualTo(3);
    ExecutionInput input =
        Json.mapper().readValue(started.getFirst().input(), ExecutionInput.class);
    assertThat(input.checkpoint()).isEmpty();
    assertThat(input.previousJobId()).contains("job-1");
  }

  @Test
  void findsInTheHistoryWhatAnEndThatNobodyCaughtDoesNotTell() {
    executions
        .get(ARN)
        .input("{\"document\": null}")
        .executionArn(ARN)
        .status(ExecutionStatus.TIMED_OUT);
    doReturn(
            GetExecutionHistoryResponse.builder()
                .events(
                    entered("StartTextract"),
                    HistoryEvent.builder()
                        .type(HistoryEventType.TASK_SUCCEEDED)
                        .taskSucceededEventDetails(
                            task ->
                                task.output(
                                    """
                                    {"Payload": {"jobId": "job-9", "mode": "TEXT", "pages": 2,
                                     "startedAt": "2026-01-15T11:00:00Z"}}
                                    """))
                        .build(),
                    entered("WaitForTextract"))
                .build())
        .when(stepFunctions)
        .getExecutionHistory(any(GetExecutionHistoryRequest.class));
    record("f1", Stage.CollectTextract, "Execution.TimedOut");
    queues.send(
        DEAD_LETTERS, message("f1", Optional.empty(), "Execution.TimedOut", 1, Optional.empty()));

    RedrivePlan.Summary plan = redrive.plan(Source.DEAD_LETTERS, Selection.all()).summary();

    assertThat(plan.resumesAt()).containsExactly(Map.entry(Stage.CollectTextract, 1));
    assertThat(plan.pagesBilledAgain()).isZero();
  }

  @Test
  void quarantinesADocumentThatFailsAgainAndAgainUntilSomebodyTakesItOutOrDiscardsIt()
      throws Exception {
    fail("f4", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 4);

    assertThat(carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all())).counts())
        .containsExactly(Map.entry(Outcome.QUARANTINED, 1));
    assertThat(queues.size(DEAD_LETTERS)).isZero();
    assertThat(queues.size(QUARANTINE)).isEqualTo(1);
    assertThat(status()).isEqualTo(DocumentStatus.QUARANTINED);

    RedrivePlan plan = redrive.plan(Source.QUARANTINE, Selection.of(NAME));
    assertThat(redrive.carryOut(Source.QUARANTINE, plan, ORDER, (p, o) -> {}).counts())
        .containsExactly(Map.entry(Outcome.REDRIVEN, 1));
    assertThat(queues.size(QUARANTINE)).isZero();
  }

  @Test
  void discardingRecordsWhoAndWhy() {
    fail("f1", Stage.StartTextract, "dev.receipts.error.EmptyDocumentException", 1);
    QueuedFailure failure =
        redrive.take(Source.DEAD_LETTERS, Selection.of(NAME)).wanted().getFirst();

    assertThat(redrive.discard(Source.DEAD_LETTERS, failure, "ops", "no receipt")).isTrue();

    assertThat(queues.size(DEAD_LETTERS)).isZero();
    assertThat(status()).isEqualTo(DocumentStatus.DISCARDED);
    assertThat(interventions().getFirst().get("Reason").s()).isEqualTo("no receipt");
  }

  @Test
  void discardsADocumentInQuarantineWhoseMessageHasExpired() throws Exception {
    fail("f4", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 4);
    assertThat(redrive.discard(DOCUMENT.documentId(), "ops", "too early")).isFalse();
    carryOut(redrive.plan(Source.DEAD_LETTERS, Selection.all()));

    assertThat(redrive.discard(DOCUMENT.documentId(), "ops", "too old")).isTrue();

    assertThat(status()).isEqualTo(DocumentStatus.DISCARDED);
    assertThat(interventions().getLast().get("Reason").s()).isEqualTo("too old");
  }

  @Test
  void startsNoMoreInASecondThanTheRateAllows() throws Exception {
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    queues.send(DEAD_LETTERS, fail("f1", Stage.StoreReceipts, "any", 1));
    RedriveOrder slowly =
        new RedriveOrder("ops", "it is over", OptionalDouble.of(4), Duration.ZERO, Instant.MAX);

    redrive.carryOut(
        Source.DEAD_LETTERS,
        redrive.plan(Source.DEAD_LETTERS, Selection.all()),
        slowly,
        (planned, outcome) -> {});

    // The clock stands still, so each waits until its own turn.
    assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(500));
  }

  @Test
  void tellsWhyItWaitsAndGoesOnOnceItIsAdmitted() throws Exception {
    fail("f1", Stage.StoreReceipts, "dev.receipts.error.DatabaseThrottledException", 1);
    admission.pause(new Decision("ops", "maintenance", NOW));
    RedriveOrder patiently =
        new RedriveOrder(
            "ops", "it is over", OptionalDouble.empty(), Duration.ofMinutes(1), Instant.MAX);
    List<Answer> answers = new ArrayList<>();

    RedriveResult result =
        redrive.carryOut(
            Source.DEAD_LETTERS,
            redrive.plan(Source.DEAD_LETTERS, Selection.all()),
            patiently,
            new RedriveListener() {
              @Override
              public void ended(PlannedRedrive planned, Outcome outcome) {}

              @Override
              public void waits(Answer answer) {
                answers.add(answer);
                admission.resume(new Decision("ops", "it is over", NOW));
              }
            });

    assertThat(answers).containsExactly(Answer.PAUSED);
    assertThat(result.counts()).containsOnly(entry(Outcome.REDRIVEN, 1));
  }

  private DescribeExecutionResponse.Builder execution(ExecutionRedriveStatus redriveStatus) {
    DescribeExecutionResponse.Builder execution =
        DescribeExecutionResponse.builder()
            .executionArn(ARN)
            .status(ExecutionStatus.FAILED)
            .redriveStatus(redriveStatus)
            .redriveCount(0);
    executions.put(ARN, execution);
    doReturn(GetExecutionHistoryResponse.builder().events(List.of()).build())
        .when(stepFunctions)
        .getExecutionHistory(any(GetExecutionHistoryRequest.class));
    return execution;
  }

  private void nothingIsStored() {
    doThrow(NoSuchKeyException.builder().build()).when(s3).headObject(any(HeadObjectRequest.class));
  }

  private static HistoryEvent entered(String state) {
    return HistoryEvent.builder()
        .type(HistoryEventType.TASK_STATE_ENTERED)
        .stateEnteredEventDetails(details -> details.name(state))
        .build();
  }

  private DeadLetterMessage fail(String id, Stage stage, String error, int attempts) {
    return fail(id, stage, error, attempts, NOW.minus(Duration.ofHours(1)));
  }

  private DeadLetterMessage fail(
      String id, Stage stage, String error, int attempts, Instant jobStartedAt) {
    record(id, stage, error);
    DeadLetterMessage message =
        message(
            id,
            Optional.of(stage),
            error,
            attempts,
            Optional.of(
                new Job(
                    "job-1",
                    TextractMode.EXPENSE,
                    3,
                    jobStartedAt,
                    60,
                    jobStartedAt.plusSeconds(1))));
    queues.send(DEAD_LETTERS, message);
    return message;
  }

  private void record(String id, Stage stage, String error) {
    ledger.fail(
        DOCUMENT, RUN, new FailureRecord(id, Optional.of(stage), error, "m", NOW.minusSeconds(5)));
  }

  private static DeadLetterMessage message(
      String id, Optional<Stage> stage, String error, int attempts, Optional<Job> job) {
    return new DeadLetterMessage(
        id,
        DOCUMENT.documentId(),
        DOCUMENT.bucket(),
        DOCUMENT.key(),
        DOCUMENT.versionId(),
        DOCUMENT.size(),
        stage,
        error,
        Kind.TRANSIENT,
        "m",
        "a",
        attempts,
        NOW.minusSeconds(5),
        NOW.minusSeconds(5),
        ARN,
        0,
        "https://console",
        new Reusable(job, job.map(any -> "documents/m"), Optional.empty()));
  }

  private RedriveResult carryOut(RedrivePlan plan) throws InterruptedException {
    return redrive.carryOut(Source.DEAD_LETTERS, plan, ORDER, (planned, outcome) -> {});
  }

  private DocumentStatus status() {
    return ledger.find(DOCUMENT.documentId()).orElseThrow().status();
  }

  private List<Map<String, AttributeValue>> interventions() {
    return table
        .client()
        .getItem(
            request ->
                request
                    .tableName("documents")
                    .key(Map.of("DocumentID", AttributeValue.fromS(NAME))))
        .item()
        .get("Interventions")
        .l()
        .stream()
        .map(AttributeValue::m)
        .toList();
  }
}
