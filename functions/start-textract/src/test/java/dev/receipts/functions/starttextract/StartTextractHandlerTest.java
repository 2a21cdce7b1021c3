package dev.receipts.functions.starttextract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.lenient;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.error.TextractLimitExceededException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.error.TextractThrottledException;
import dev.receipts.json.Json;
import dev.receipts.lambda.Environment;
import dev.receipts.pipeline.StartTextractRequest;
import dev.receipts.pipeline.TextractJob;
import dev.receipts.pipeline.TextractMode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.mockito.Mock;
import org.mockito.junit.jupiter.MockitoExtension;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.BadDocumentException;
import software.amazon.awssdk.services.textract.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.textract.model.InvalidKmsKeyException;
import software.amazon.awssdk.services.textract.model.InvalidParameterException;
import software.amazon.awssdk.services.textract.model.InvalidS3ObjectException;
import software.amazon.awssdk.services.textract.model.LimitExceededException;
import software.amazon.awssdk.services.textract.model.StartDocumentTextDetectionRequest;
import software.amazon.awssdk.services.textract.model.StartDocumentTextDetectionResponse;
import software.amazon.awssdk.services.textract.model.StartExpenseAnalysisRequest;
import software.amazon.awssdk.services.textract.model.StartExpenseAnalysisResponse;
import software.amazon.awssdk.services.textract.model.TextractException;
import software.amazon.awssdk.services.textract.model.UnsupportedDocumentException;

@ExtendWith(MockitoExtension.class)
class StartTextractHandlerTest {
  private static final Path EVENT = Path.of("../../events/start-textract.json");
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:05Z");

  private final VersionedBucket bucket = new VersionedBucket();
  private final List<StartExpenseAnalysisRequest> expenseJobs = new ArrayList<>();
  @Mock private TextractClient textract;

  // The methods that take a Consumer delegate to those that take a request; those are stubbed.
  private final DynamoDbClient dynamo = mock(DynamoDbClient.class, CALLS_REAL_METHODS);

  @Test
  void startsAJobForTheSampleEvent() throws IOException {
    textractStarts("job-1");

    TextractJob job = start(eventFor(Documents.pdf(2)), "EXPENSE");

    assertThat(job).isEqualTo(new TextractJob("job-1", TextractMode.EXPENSE, 2, NOW));
    StartExpenseAnalysisRequest started = expenseJobs.getFirst();
    assertThat(started.documentLocation().s3Object().bucket()).isEqualTo(VersionedBucket.BUCKET);
    assertThat(started.documentLocation().s3Object().name()).isEqualTo(VersionedBucket.KEY);
    assertThat(started.documentLocation().s3Object().version()).isEqualTo("version-0");
    assertThat(started.jobTag()).matches("[0-9a-f]{32}");
    assertThat(started.clientRequestToken()).isEqualTo(started.jobTag() + "-EXPENSE");
  }

  @Test
  void theSampleEventIsWhatTheStateMachineSends() throws IOException {
    StartTextractRequest request =
        Json.mapper().readValue(Files.readString(EVENT), StartTextractRequest.class);
    SourceDocument document = request.document();

    assertThat(Json.mapper().readTree(Json.mapper().writeValueAsString(request)))
        .isEqualTo(Json.mapper().readTree(Files.readString(EVENT)));
    assertThat(document)
        .isEqualTo(
            SourceDocument.of(
                document.bucket(),
                document.key(),
                document.versionId(),
                document.eTag(),
                document.size(),
                document.uploadedAt()));
  }

  @Test
  void asksForANewJobOnlyWhereAnEarlierOneIsToBeReplaced() throws IOException {
    textractStarts("job-2");
    ObjectNode event = eventFor(Documents.pdf(2));

    start(event, "EXPENSE");
    event.withObject("/run").put("redriveCount", 3);
    start(event, "EXPENSE");
    event.put("previousJobId", "job-1");
    start(event, "EXPENSE");
    start(event, "EXPENSE");
    event.put("previousJobId", "job-2");
    start(event, "EXPENSE");

    List<String> tokens =
        expenseJobs.stream().map(StartExpenseAnalysisRequest::clientRequestToken).toList();
    assertThat(tokens.get(1)).isEqualTo(tokens.get(0));
    assertThat(tokens.get(2)).isNotEqualTo(tokens.get(0));
    assertThat(tokens.get(3)).isEqualTo(tokens.get(2));
    assertThat(tokens.get(4)).isNotIn(tokens.get(0), tokens.get(2));
    assertThat(tokens).allMatch(token -> token.matches("[a-zA-Z0-9-_]{1,64}"));
  }

  @Test
  void readsOnlyTextInTextMode() throws IOException {
    when(textract.startDocumentTextDetection(any(StartDocumentTextDetectionRequest.class)))
        .thenReturn(StartDocumentTextDetectionResponse.builder().jobId("job-3").build());

    assertThat(start(eventFor(Documents.tiff(2)), "TEXT"))
        .isEqualTo(new TextractJob("job-3", TextractMode.TEXT, 2, NOW));
  }

  @Test
  void paysNothingForADocumentThatCannotBeRead() {
    assertThatThrownBy(() -> start(eventFor(new byte[0]), "EXPENSE"))
        .isInstanceOf(EmptyDocumentException.class);

    verifyNoInteractions(textract);
  }

  @Test
  void tellsTooManyJobsFromTooManyCalls() {
    textractFails(LimitExceededException.builder().statusCode(400).build());
    assertThatThrownBy(() -> start(eventFor(Documents.pdf(1)), "EXPENSE"))
        .isInstanceOf(TextractLimitExceededException.class);

    for (String code : List.of("ThrottlingException", "ProvisionedThroughputExceededException")) {
      textractFails(
          (TextractException)
              TextractException.builder()
                  .statusCode(400)
                  .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                  .build());
      assertThatThrownBy(() -> start(eventFor(Documents.pdf(1)), "EXPENSE"))
          .isInstanceOf(TextractThrottledException.class);
    }
  }

  @Test
  void reportsThatTextractIsDownAndWritesNothingDownOtherwise() throws IOException {
    doReturn(GetItemResponse.builder().build()).when(dynamo).getItem(any(GetItemRequest.class));
    doReturn(UpdateItemResponse.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    textractStarts("job-1");
    start(eventFor(Documents.pdf(1)), "EXPENSE");
    verifyNoInteractions(dynamo);

    textractFails((TextractException) TextractException.builder().statusCode(500).build());
    ObjectNode event = eventFor(Documents.pdf(1));
    assertThatThrownBy(() -> start(event, "EXPENSE"))
        .isInstanceOf(ServiceUnavailableException.class);

    ArgumentCaptor<UpdateItemRequest> written = ArgumentCaptor.forClass(UpdateItemRequest.class);
    verify(dynamo).updateItem(written.capture());
    assertThat(written.getValue().key().get("AdmissionID").s()).isEqualTo("failures-TEXTRACT");
    assertThat(written.getValue().expressionAttributeValues().get(":after").m())
        .containsOnlyKeys("80f4fa49dba3788964254058079da631");
  }

  @Test
  void saysWhatToDoWhenTextractRefusesTheDocument() {
    for (TextractException refusal :
        List.of(
            UnsupportedDocumentException.builder().build(),
            BadDocumentException.builder().build(),
            software.amazon.awssdk.services.textract.model.DocumentTooLargeException.builder()
                .build(),
            InvalidS3ObjectException.builder().build(),
            InvalidKmsKeyException.builder().build(),
            InvalidParameterException.builder().build(),
            IdempotentParameterMismatchException.builder().build())) {
      textractFails(refusal);
      assertThatThrownBy(() -> start(eventFor(Documents.pdf(1)), "EXPENSE"))
          .isInstanceOf(TextractRefusedException.class)
          .hasCause(refusal)
          .message()
          .contains(":")
          .doesNotContain("null");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "FORMS"})
  void saysWhichModesThereAre(String mode) {
    assertThatThrownBy(() -> handler(mode))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TEXTRACT_MODE");
  }

  @Test
  void logsOneJsonLineAtTheStartAndOneAtTheEnd() throws IOException {
    textractStarts("job-1");
    ObjectNode event = eventFor(Documents.pdf(2));

    List<JsonNode> lines = logOf(() -> start(event, "EXPENSE"));

    assertThat(lines)
        .extracting(line -> line.path("message").asText())
        .containsExactly("started", "succeeded");
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(line.path("documentId").asText())
                  .isEqualTo(event.at("/document/documentId").asText());
              assertThat(line.path("executionArn").asText())
                  .isEqualTo(event.at("/run/executionArn").asText());
              assertThat(line.path("function_name").asText()).isEqualTo("start-textract");
              assertThat(line.path("function_request_id").asText()).isEqualTo("request-1");
            });
    assertThat(lines.getLast().path("durationMillis").isNumber()).isTrue();
  }

  @Test
  void logsTheCauseOfAFailureWithoutTheKey() throws IOException {
    ObjectNode event = eventFor(new byte[0]);

    List<JsonNode> lines =
        logOf(
            () ->
                assertThatThrownBy(() -> start(event, "EXPENSE"))
                    .isInstanceOf(EmptyDocumentException.class));

    assertThat(lines.getLast().path("errorClass").asText())
        .isEqualTo("dev.receipts.error.EmptyDocumentException");
    assertThat(lines.getLast().path("errorMessage").asText()).startsWith("The file is empty");
    assertThat(lines.toString()).doesNotContain("Lunch");
  }

  private ObjectNode eventFor(byte[] content) throws IOException {
    ObjectNode event = (ObjectNode) Json.mapper().readTree(Files.readString(EVENT));
    event.set("document", Json.mapper().valueToTree(bucket.upload(content)));
    return event;
  }

  private TextractJob start(JsonNode event, String mode) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler(mode)
        .handleRequest(
            new ByteArrayInputStream(Json.mapper().writeValueAsBytes(event)), answer, context());
    return Json.mapper().readValue(answer.toByteArray(), TextractJob.class);
  }

  private StartTextractHandler handler(String mode) {
    return new StartTextractHandler(
        bucket,
        textract,
        dynamo,
        new Environment(
            Map.of(
                "TEXTRACT_MODE", mode,
                "MAXIMUM_PAGES", "100",
                "ADMISSION_TABLE", "admission",
                "BREAKER_THRESHOLD", "5",
                "BREAKER_WINDOW_SECONDS", "120",
                "BREAKER_PROBE_SECONDS", "60")),
        InstantSource.fixed(NOW));
  }

  private static Context context() {
    Context context = mock(Context.class);
    lenient().when(context.getFunctionName()).thenReturn("start-textract");
    lenient().when(context.getAwsRequestId()).thenReturn("request-1");
    return context;
  }

  private void textractStarts(String jobId) {
    when(textract.startExpenseAnalysis(any(StartExpenseAnalysisRequest.class)))
        .thenAnswer(
            call -> {
              expenseJobs.add(call.getArgument(0));
              return StartExpenseAnalysisResponse.builder().jobId(jobId).build();
            });
  }

  private void textractFails(TextractException failure) {
    when(textract.startExpenseAnalysis(any(StartExpenseAnalysisRequest.class))).thenThrow(failure);
  }

  private static List<JsonNode> logOf(Invocation invocation) throws IOException {
    PrintStream standardOutput = System.out;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
    try {
      invocation.run();
    } finally {
      System.setOut(standardOutput);
    }
    List<JsonNode> lines = new ArrayList<>();
    for (String line : captured.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(Json.mapper().readTree(line));
    }
    return lines;
  }

  private interface Invocation {
    void run() throws IOException;
  }
}
