package dev.receipts.functions.collecttextract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.lenient;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.DocumentId;
import dev.receipts.document.ResultKeys;
import dev.receipts.error.TextractIncompleteResultException;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractJobFailedException;
import dev.receipts.error.TextractJobTimedOutException;
import dev.receipts.error.TextractPartialResultException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.error.TextractThrottledException;
import dev.receipts.json.Json;
import dev.receipts.lambda.Environment;
import dev.receipts.pipeline.CollectTextractRequest;
import dev.receipts.pipeline.TextractCollection;
import dev.receipts.pipeline.TextractCollection.Status;
import dev.receipts.pipeline.TextractManifest;
import dev.receipts.pipeline.TextractMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.Block;
import software.amazon.awssdk.services.textract.model.BlockType;
import software.amazon.awssdk.services.textract.model.ExpenseDocument;
import software.amazon.awssdk.services.textract.model.ExpenseField;
import software.amazon.awssdk.services.textract.model.GetDocumentTextDetectionRequest;
import software.amazon.awssdk.services.textract.model.GetDocumentTextDetectionResponse;
import software.amazon.awssdk.services.textract.model.GetExpenseAnalysisRequest;
import software.amazon.awssdk.services.textract.model.GetExpenseAnalysisResponse;
import software.amazon.awssdk.services.textract.model.InvalidJobIdException;
import software.amazon.awssdk.services.textract.model.InvalidKmsKeyException;
import software.amazon.awssdk.services.textract.model.JobStatus;
import software.amazon.awssdk.services.textract.model.TextractException;
import software.amazon.awssdk.services.textract.model.Warning;

@ExtendWith(MockitoExtension.class)
class CollectTextractHandlerTest {
  private static final Path EVENT = Path.of("../../events/collect-textract.json");
  private static final Duration DEADLINE = Duration.ofMinutes(30);

  private final ResultsBucket bucket = new ResultsBucket();
  private final List<GetExpenseAnalysisRequest> calls = new ArrayList<>();
  @Mock private TextractClient textract;
  @Mock private DynamoDbClient dynamo;
  private ObjectNode event;
  private ResultKeys keys;
  private String jobId;
  private Instant now;

  @BeforeEach
  void readTheSampleEvent() throws IOException {
    event = (ObjectNode) Json.mapper().readTree(Files.readString(EVENT));
    keys = new ResultKeys(new DocumentId(event.at("/document/documentId").asText()));
    jobId = event.at("/job/jobId").asText();
    now = Instant.parse(event.at("/job/startedAt").asText()).plusSeconds(60);
  }

  @Test
  void theSampleEventIsWhatTheStateMachineSends() throws IOException {
    String written =
        Json.mapper()
            .writeValueAsString(
                Json.mapper().readValue(Files.readString(EVENT), CollectTextractRequest.class));

    assertThat(Json.mapper().readTree(written)).isEqualTo(event);
  }

  @Test
  void saysThatTheJobIsInProgress() throws IOException {
    expenseAnswers(answer(JobStatus.IN_PROGRESS).build());

    assertThat(collect())
        .isEqualTo(new TextractCollection(Status.IN_PROGRESS, Optional.empty(), 0));
    assertThat(calls).hasSize(1);
    assertThat(bucket.writes()).isEmpty();
  }

  @Test
  void givesUpOnAJobThatTakesLongerThanTheDeadline() {
    expenseAnswers(answer(JobStatus.IN_PROGRESS).build());
    now = Instant.parse(event.at("/job/startedAt").asText()).plus(DEADLINE).plusMillis(1);

    assertThatThrownBy(this::collect)
        .isInstanceOf(TextractJobTimedOutException.class)
        .hasMessageContaining("1800 s");
  }

  @Test
  void storesAJobThatSucceededAfterTheDeadline() throws IOException {
    expenseAnswers(pages(2, 1, 2).build());
    now = now.plus(DEADLINE);

    assertThat(collect().status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void storesTheAnswersInOrderAndTheManifestLast() throws IOException {
    expenseAnswers(
        pages(2, 1).nextToken("b").build(), pages(2, 2).nextToken("c").build(), pages(2).build());

    TextractCollection collection = collect();

    assertThat(collection)
        .isEqualTo(
            new TextractCollection(Status.SUCCEEDED, Optional.of(keys.textractManifest(jobId)), 2));
    List<String> answers =
        IntStream.of(1, 2, 3).mapToObj(n -> keys.textractAnswer(jobId, n)).toList();
    assertThat(bucket.writes().subList(0, 3)).isEqualTo(answers);
    assertThat(bucket.writes()).last().isEqualTo(keys.textractManifest(jobId));
    assertThat(
            Json.mapper()
                .treeToValue(bucket.json(keys.textractManifest(jobId)), TextractManifest.class))
        .isEqualTo(new TextractManifest(jobId, TextractMode.EXPENSE, 2, answers));
    assertThat(calls)
        .extracting(GetExpenseAnalysisRequest::nextToken)
        .containsExactly(null, "b", "c");
    assertThat(calls).extracting(GetExpenseAnalysisRequest::maxResults).containsOnlyNulls();
  }

  @Test
  void asksOnceForAnAnswerOfOnePart() throws IOException {
    expenseAnswers(pages(2, 1, 2).build());

    assertThat(collect().status()).isEqualTo(Status.SUCCEEDED);

    assertThat(calls).hasSize(1);
    assertThat(bucket.writes())
        .containsExactly(keys.textractAnswer(jobId, 1), keys.textractManifest(jobId));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUCCEEDED")
  void storesNothingOfAJobThatDidNotSucceedWhateverItsAnswerHolds(JobStatus status) {
    expenseAnswers(pages(2, 1).jobStatus(status).nextToken("b").build(), pages(2, 2).build());

    Optional<Throwable> failure = Optional.ofNullable(catchThrowable(this::collect));

    assertThat(failure.isPresent()).isEqualTo(status != JobStatus.IN_PROGRESS);
    assertThat(bucket.writes()).isEmpty();
    assertThat(calls).hasSize(1);
  }

  @Test
  void storesWhatTheServiceSentUnderItsOwnNames() throws IOException {
    event.withObject("/job").put("pages", 1);
    expenseAnswers(
        answer(JobStatus.SUCCEEDED)
            .documentMetadata(metadata -> metadata.pages(1))
            .analyzeExpenseModelVersion("1.0")
            .expenseDocuments(
                ExpenseDocument.builder()
                    .expenseIndex(1)
                    .summaryFields(
                        ExpenseField.builder()
                            .type(type -> type.text("TOTAL").confidence(99.95f))
                            .valueDetection(
                                value ->
                                    value
                                        .text("12,50 €")
                                        .geometry(
                                            geometry ->
                                                geometry.boundingBox(box -> box.left(0.125f))))
                            .pageNumber(1)
                            .build())
                    .blocks(Block.builder().blockType(BlockType.LINE).text("Café").page(1).build())
                    .build())
            .build());

    collect();

    assertThat(bucket.json(keys.textractAnswer(jobId, 1)))
        .isEqualTo(
            Json.mapper()
                .readTree(
                    """
                    {"DocumentMetadata": {"Pages": 1},
                     "JobStatus": "SUCCEEDED",
                     "ExpenseDocuments": [{
                       "ExpenseIndex": 1,
                       "SummaryFields": [{
                         "Type": {"Text": "TOTAL", "Confidence": 99.95},
                         "ValueDetection": {
                           "Text": "12,50 €", "Geometry": {"BoundingBox": {"Left": 0.125}}},
                         "PageNumber": 1}],
                       "Blocks": [{"BlockType": "LINE", "Text": "Café", "Page": 1}]}],
                     "AnalyzeExpenseModelVersion": "1.0"}
                    """));
  }

  @Test
  void readsTextJobs() throws IOException {
    event.withObject("/job").put("mode", "TEXT").put("pages", 3);
    lenient()
        .when(textract.getDocumentTextDetection(any(GetDocumentTextDetectionRequest.class)))
        .thenAnswer(
            call -> {
              boolean first =
                  call.<GetDocumentTextDetectionRequest>getArgument(0).nextToken() == null;
              return GetDocumentTextDetectionResponse.builder()
                  .jobStatus(JobStatus.SUCCEEDED)
                  .documentMetadata(metadata -> metadata.pages(3))
                  .blocks(first ? List.of(page(1), page(2)) : List.of(page(3)))
                  .nextToken(first ? "b" : null)
                  .build();
            });

    assertThat(collect().pages()).isEqualTo(3);
    assertThat(bucket.json(keys.textractAnswer(jobId, 2)).at("/Blocks/0/BlockType").asText())
        .isEqualTo("PAGE");
  }

  @Test
  void answersFromTheManifestOnceTheJobHasExpired() throws IOException {
    expenseAnswers(pages(2, 1, 2).build());
    TextractCollection first = collect();
    List<String> writes = List.copyOf(bucket.writes());

    textractFails(InvalidJobIdException.builder().statusCode(400).build());

    assertThat(collect()).isEqualTo(first);
    assertThat(bucket.writes()).isEqualTo(writes);
  }

  @Test
  void looksForAManifestOnlyOnceTheJobHasExpired() throws IOException {
    expenseAnswers(answer(JobStatus.IN_PROGRESS).build());

    collect();

    assertThat(bucket.reads()).isEmpty();
  }

  @Test
  void anExpiredJobIsNoneAnyMoreWherePartsOfItsAnswerAreGone() throws IOException {
    expenseAnswers(pages(2, 1).nextToken("b").build(), pages(2, 2).build());
    collect();
    bucket.delete(keys.textractAnswer(jobId, 2));

    textractFails(InvalidJobIdException.builder().statusCode(400).build());

    assertThatThrownBy(this::collect).isInstanceOf(TextractJobExpiredException.class);
  }

  @Test
  void storesTheSameAgainWhenTheFirstRunDidNotReachTheManifest() throws IOException {
    expenseAnswers(pages(2, 1).nextToken("b").build(), pages(2).build());
    assertThatThrownBy(this::collect).isInstanceOf(TextractIncompleteResultException.class);
    List<String> firstWrites = List.copyOf(bucket.writes());
    assertThat(firstWrites).doesNotContain(keys.textractManifest(jobId));

    expenseAnswers(pages(2, 1).nextToken("b").build(), pages(2, 2).build());
    assertThat(collect().status()).isEqualTo(Status.SUCCEEDED);

    assertThat(bucket.writes().subList(2, 4)).isEqualTo(firstWrites);
  }

  @Test
  void storesAgainWhatWasDeletedSince() throws IOException {
    expenseAnswers(pages(2, 1).nextToken("b").build(), pages(2, 2).build());
    TextractCollection first = collect();
    bucket.delete(keys.textractAnswer(jobId, 2));

    assertThat(collect()).isEqualTo(first);

    assertThat(bucket.json(keys.textractAnswer(jobId, 2)).at("/JobStatus").asText())
        .isEqualTo("SUCCEEDED");
  }

  @Test
  void refusesAnAnswerWithoutOneOfThePages() {
    event.withObject("/job").put("pages", 3);
    expenseAnswers(pages(3, 1).nextToken("b").build(), pages(3, 3).build());

    assertThatThrownBy(this::collect)
        .isInstanceOf(TextractIncompleteResultException.class)
        .hasMessageContaining(
            "has 3 pages, Textract reports [3] and its answer shows 2 (page 2 missing)");
  }

  @Test
  void refusesAnAnswerWithOtherPagesThanTheDocument() {
    expenseAnswers(pages(1, 1).build());
    assertThatThrownBy(this::collect)
        .isInstanceOf(TextractIncompleteResultException.class)
        .hasMessageContaining("has 2 pages, Textract reports [1] and its answer shows 1");

    expenseAnswers(pages(3, 1, 2, 3).build());
    assertThatThrownBy(this::collect)
        .isInstanceOf(TextractIncompleteResultException.class)
        .hasMessageContaining("has 2 pages, Textract reports [3] and its answer shows 3");
  }

  @Test
  void endsWhenTextractLeadsInACircle() {
    expenseAnswers(
        pages(2, 1).nextToken("b").build(),
        pages(2, 2).nextToken("c").build(),
        pages(2, 2).nextToken("b").build());

    assertThatThrownBy(this::collect)
        .isInstanceOf(TextractIncompleteResultException.class)
        .hasMessageContaining("the same continuation token twice");
  }

  @Test
  void givesTheReasonOfAFailedJob() {
    expenseAnswers(answer(JobStatus.FAILED).statusMessage("INVALID_IMAGE_TYPE").build());

    assertThatThrownBy(this::collect)
        .isInstanceOf(TextractJobFailedException.class)
        .hasMessageContaining("INVALID_IMAGE_TYPE");
  }

  @Test
  void namesThePagesThatAPartialResultLacks() {
    expenseAnswers(
        answer(JobStatus.PARTIAL_SUCCESS)
            .warnings(
                Warning.builder().errorCode("PAGE_CORRUPT").pages(7, 3).build(),
                Warning.builder().errorCode("PAGE_CORRUPT").pages(4).build())
            .build());

    assertThatThrownBy(this::collect)
        .isInstanceOf(TextractPartialResultException.class)
        .hasMessageContaining("could not read pages 3, 4, 7 of 2 [PAGE_CORRUPT]");
    assertThat(bucket.writes()).isEmpty();
  }

  @Test
  void tellsAnExpiredJobFromOtherFailures() {
    textractFails(InvalidJobIdException.builder().statusCode(400).build());
    assertThatThrownBy(this::collect).isInstanceOf(TextractJobExpiredException.class);

    textractFails(InvalidKmsKeyException.builder().statusCode(400).build());
    assertThatThrownBy(this::collect).isInstanceOf(TextractRefusedException.class);

    textractFails(
        (TextractException)
            TextractException.builder()
                .statusCode(400)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("ProvisionedThroughputExceededException")
                        .build())
                .build());
    assertThatThrownBy(this::collect).isInstanceOf(TextractThrottledException.class);
  }

  private TextractCollection collect() throws IOException {
    Environment environment =
        new Environment(
            Map.of(
                "RESULTS_BUCKET",
                "receipts-results",
                "TEXTRACT_DEADLINE_SECONDS",
                String.valueOf(DEADLINE.toSeconds()),
                "ADMISSION_TABLE",
                "admission",
                "BREAKER_THRESHOLD",
                "5",
                "BREAKER_WINDOW_SECONDS",
                "120",
                "BREAKER_PROBE_SECONDS",
                "60"));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    JsonNode input = event;
    new CollectTextractHandler(bucket, textract, dynamo, environment, InstantSource.fixed(now))
        .handleRequest(
            new ByteArrayInputStream(Json.mapper().writeValueAsBytes(input)), answer, null);
    return Json.mapper().readValue(answer.toByteArray(), TextractCollection.class);
  }

  /** Gives the first answer without a token, and after each token the answer that follows it. */
  private void expenseAnswers(GetExpenseAnalysisResponse... answers) {
    lenient()
        .doAnswer(
            call -> {
              GetExpenseAnalysisRequest request = call.getArgument(0);
              calls.add(request);
              assertThat(request.jobId()).isEqualTo(jobId);
              int before =
                  Arrays.stream(answers)
                      .map(GetExpenseAnalysisResponse::nextToken)
                      .toList()
                      .indexOf(request.nextToken());
              return request.nextToken() == null ? answers[0] : answers[before + 1];
            })
        .when(textract)
        .getExpenseAnalysis(any(GetExpenseAnalysisRequest.class));
  }

  private void textractFails(TextractException failure) {
    lenient()
        .doThrow(failure)
        .when(textract)
        .getExpenseAnalysis(any(GetExpenseAnalysisRequest.class));
  }

  private static GetExpenseAnalysisResponse.Builder answer(JobStatus status) {
    return GetExpenseAnalysisResponse.builder().jobStatus(status);
  }

  /** A successful answer that shows the pages with the given numbers. */
  private static GetExpenseAnalysisResponse.Builder pages(int reported, int... seen) {
    return answer(JobStatus.SUCCEEDED)
        .documentMetadata(metadata -> metadata.pages(reported))
        .expenseDocuments(
            IntStream.of(seen)
                .mapToObj(number -> ExpenseDocument.builder().blocks(page(number)).build())
                .toList());
  }

  private static Block page(int number) {
    return Block.builder().blockType(BlockType.PAGE).page(number).build();
  }
}
