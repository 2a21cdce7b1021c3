package dev.receipts.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import dev.receipts.error.EmailRejectedException;
import dev.receipts.lambda.Environment;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.InOrder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

class ReportFailuresHandlerTest {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");

  private final DynamoDbClient dynamo = mock(DynamoDbClient.class, CALLS_REAL_METHODS);
  private final SesV2Client ses = mock(SesV2Client.class, CALLS_REAL_METHODS);
  private final Context context = mock(Context.class);
  private int failures = 30;

  @BeforeEach
  void thirtyDocumentsFailed() {
    doReturn(GetItemResponse.builder().build()).when(dynamo).getItem(any(GetItemRequest.class));
    doReturn(
            UpdateItemResponse.builder()
                .attributes(
                    Map.of("reportedUntil", AttributeValue.fromS("2026-01-15T09:25:00.000Z")))
                .build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    doAnswer(call -> answer(call.getArgument(0))).when(dynamo).query(any(QueryRequest.class));
    doReturn(SendEmailResponse.builder().messageId("mail-1").build())
        .when(ses)
        .sendEmail(any(SendEmailRequest.class));
    when(context.getRemainingTimeInMillis()).thenReturn(240_000);
  }

  @Test
  void sendsOneMailAboutAllFailuresThenMarksEach() throws IOException {
    assertThat(run("ops@example.com")).isEqualTo("{\"failures\":30,\"messageId\":\"mail-1\"}");

    InOrder order = inOrder(ses, dynamo);
    order.verify(ses).sendEmail(any(SendEmailRequest.class));
    order
        .verify(dynamo, times(30))
        .updateItem(
            argThat((UpdateItemRequest request) -> request.tableName().equals("documents")));
    ArgumentCaptor<SendEmailRequest> sent = ArgumentCaptor.forClass(SendEmailRequest.class);
    verify(ses).sendEmail(sent.capture());
    assertThat(sent.getValue().destination().toAddresses()).containsExactly("ops@example.com");
    assertThat(sent.getValue().content().simple().subject().data())
        .isEqualTo("Receipts: 30 documents failed (EmptyDocumentException at StartTextract)");
  }

  @Test
  void looksAnHourFurtherBackThanTheLastReportCame() throws IOException {
    run("ops@example.com");

    verify(dynamo)
        .query(
            argThat(
                (QueryRequest request) ->
                    request.expressionAttributeValues().containsKey(":Since")
                        && request
                            .expressionAttributeValues()
                            .get(":Since")
                            .s()
                            .equals("2026-01-15T08:25:00.000Z")));
  }

  @Test
  void sendsNothingWhenNothingFailed() throws IOException {
    failures = 0;

    assertThat(run("ops@example.com")).isEqualTo("{\"failures\":0}");

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
  }

  @Test
  void sendsNothingWhereNobodyWantsToKnow() throws IOException {
    run(" ");

    verify(dynamo, never()).updateItem(any(UpdateItemRequest.class));
    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
  }

  @Test
  void sendsNothingWhileAnotherAttemptIsReporting() throws IOException {
    doThrow(ConditionalCheckFailedException.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));

    assertThat(run("ops@example.com")).isEqualTo("{\"failures\":0}");

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
  }

  @Test
  void waitsWhileSesIsDown() throws IOException {
    doReturn(
            GetItemResponse.builder()
                .item(
                    Map.of(
                        "breaker",
                        AttributeValue.fromM(
                            Map.of(
                                "service", AttributeValue.fromS("SES"),
                                "since", AttributeValue.fromN("1768469414"),
                                "trips", AttributeValue.fromN("1"),
                                "probeAt", AttributeValue.fromN("1768469474")))))
                .build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));

    run("ops@example.com");

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
    verify(dynamo, never()).updateItem(any(UpdateItemRequest.class));
  }

  @Test
  void failsAndMarksNothingWhenTheMailIsRefusedAndLetsTheNextAttemptReport() {
    doThrow(MessageRejectedException.builder().build())
        .when(ses)
        .sendEmail(any(SendEmailRequest.class));

    assertThatThrownBy(() -> run("ops@example.com")).isInstanceOf(EmailRejectedException.class);

    verify(dynamo, never())
        .updateItem(argThat((UpdateItemRequest request) -> tableOf(request).equals("documents")));
    verify(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    request != null
                        && request.updateExpression().contains("REMOVE claimedUntil")
                        && request
                            .expressionAttributeValues()
                            .get(":reported")
                            .s()
                            .equals("2026-01-15T09:25:00.000Z")));
  }

  private static String tableOf(UpdateItemRequest request) {
    return request == null ? "" : request.tableName();
  }

  private QueryResponse answer(QueryRequest request) {
    if (request.select() == Select.COUNT) {
      return QueryResponse.builder().count(2).build();
    }
    List<Map<String, AttributeValue>> rows =
        IntStream.range(0, failures)
            .mapToObj(
                i ->
                    Map.of(
                        "DocumentID", AttributeValue.fromS("%032x".formatted(i)),
                        "FailureID", AttributeValue.fromS("failure-" + i),
                        "Stage", AttributeValue.fromS("StartTextract"),
                        "Error", AttributeValue.fromS("dev.receipts.error.EmptyDocumentException"),
                        "ErrorMessage", AttributeValue.fromS("The file is empty."),
                        "S3FilePath", AttributeValue.fromS("s3://inbox/%d.pdf".formatted(i)),
                        "UpdatedAt", AttributeValue.fromS("2026-01-15T09:29:00.000Z")))
            .toList();
    return QueryResponse.builder().items(rows).count(rows.size()).build();
  }

  private String run(String recipients) throws IOException {
    ReportFailuresHandler handler =
        new ReportFailuresHandler(
            new Environment(
                Map.of(
                    "SENDER", "receipts@example.com",
                    "OPERATIONS_RECIPIENTS", recipients,
                    "DOCUMENTS_TABLE", "documents",
                    "ADMISSION_TABLE", "admission",
                    "STACK_NAME", "receipts")),
            dynamo,
            ses,
            Clock.fixed(NOW, ZoneOffset.UTC));
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(Files.readAllBytes(Path.of("../../events/report-failures.json"))),
        answer,
        context);
    return answer.toString(StandardCharsets.UTF_8);
  }
}
