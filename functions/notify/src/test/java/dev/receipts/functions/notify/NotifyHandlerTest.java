package dev.receipts.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.error.DatabaseThrottledException;
import dev.receipts.error.EmailRejectedException;
import dev.receipts.error.EmailThrottledException;
import dev.receipts.error.RowDamagedException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.json.Json;
import dev.receipts.lambda.Environment;
import dev.receipts.pipeline.NotifyRequest;
import dev.receipts.pipeline.Run;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AccountSuspendedException;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.LimitExceededException;
import software.amazon.awssdk.services.sesv2.model.MailFromDomainNotVerifiedException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SendingPausedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;

class NotifyHandlerTest {
  private static final String RECEIPTS =
      """
      {"index":0,"firstPage":1,"lastPage":1,"type":"RECEIPT","vendor":{"name":"Café Morgenrot"},\
      "date":"2026-01-14","currency":"EUR","total":11.90,"status":"VERIFIED"}
      {"index":1,"firstPage":2,"lastPage":2,"type":"RECEIPT","vendor":{},"status":"NEEDS_REVIEW"}
      """;

  private static final Run RUN =
      new Run(
          "arn:aws:states:eu-central-1:123456789012:execution:receipts-pipeline:6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54",
          Instant.parse("2026-01-15T09:30:14.002Z"),
          0);
  private static final Run REDRIVEN = new Run(RUN.executionArn(), RUN.startedAt(), 1);

  private final S3Client s3 = mock(S3Client.class, CALLS_REAL_METHODS);
  private final DynamoDbClient dynamo = mock(DynamoDbClient.class, CALLS_REAL_METHODS);
  private final SesV2Client ses = mock(SesV2Client.class, CALLS_REAL_METHODS);
  private final Context context = mock(Context.class);
  private final List<Duration> pauses = new ArrayList<>();
  private ObjectNode event;

  @BeforeEach
  void readTheSampleEvent() throws IOException {
    event =
        (ObjectNode) Json.mapper().readTree(Files.readString(Path.of("../../events/notify.json")));
  }

  @BeforeEach
  void everythingSucceeds() {
    doReturn(
            new ResponseInputStream<>(
                GetObjectResponse.builder().build(),
                AbortableInputStream.create(
                    new ByteArrayInputStream(RECEIPTS.getBytes(StandardCharsets.UTF_8)))))
        .when(s3)
        .getObject(any(GetObjectRequest.class));
    doReturn(UpdateItemResponse.builder().build())
        .when(dynamo)
        .updateItem(any(UpdateItemRequest.class));
    doReturn(GetItemResponse.builder().build()).when(dynamo).getItem(any(GetItemRequest.class));
    doReturn(BatchGetItemResponse.builder().build())
        .when(dynamo)
        .batchGetItem(any(BatchGetItemRequest.class));
    doReturn(SendEmailResponse.builder().messageId("mail-1").build())
        .when(ses)
        .sendEmail(any(SendEmailRequest.class));
    when(context.getRemainingTimeInMillis()).thenReturn(90_000);
  }

  @Test
  void sendsOneMailAboutTheSampleEventToAllRecipients() throws IOException {
    assertThat(run("office@example.com, books@example.com"))
        .isEqualTo("{\"messageId\":\"mail-1\",\"alreadySent\":false}");

    ArgumentCaptor<SendEmailRequest> sent = ArgumentCaptor.forClass(SendEmailRequest.class);
    verify(ses).sendEmail(sent.capture());
    SendEmailRequest mail = sent.getValue();
    assertThat(mail.fromEmailAddress()).isEqualTo("receipts@example.com");
    assertThat(mail.destination().toAddresses())
        .containsExactly("office@example.com", "books@example.com");
    assertThat(mail.content().simple().subject().data())
        .isEqualTo("2 receipts in Café Morgenrot + Garten 100%.jpg, 1 needs review");
    assertThat(mail.content().simple().body().text().data())
        .contains("Café Morgenrot | 2026-01-14 | 11.90 | EUR | verified")
        .contains("– | – | – | – | needs review");
    assertThat(mail.content().simple().body().html().charset()).isEqualTo("UTF-8");
  }

  @Test
  void theSampleEventIsWhatTheStateMachineSends() throws IOException {
    String written =
        Json.mapper().writeValueAsString(Json.mapper().treeToValue(event, NotifyRequest.class));

    assertThat(Json.mapper().readTree(written)).isEqualTo(event);
  }

  @Test
  void saysWhichReceiptIsADuplicate() throws IOException {
    event.withObject("/stored").put("duplicates", 1);

    assertThatTheMailTellsOfTheDuplicate();

    verify(dynamo, never()).getItem(any(GetItemRequest.class));
  }

  @Test
  void asksTheLedgerForDuplicatesWhereTheExecutionDidNotStoreTheReceipts() throws IOException {
    event.withObject("/stored").remove("duplicates");
    doReturn(
            GetItemResponse.builder().item(Map.of("Duplicates", AttributeValue.fromN("1"))).build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));

    assertThatTheMailTellsOfTheDuplicate();
  }

  @Test
  void asksTheLedgerForDuplicatesInAnExecutionThatBeganBeforeItsUpdate() throws IOException {
    event.remove("stored");
    doReturn(
            GetItemResponse.builder().item(Map.of("Duplicates", AttributeValue.fromN("1"))).build())
        .when(dynamo)
        .getItem(any(GetItemRequest.class));

    assertThatTheMailTellsOfTheDuplicate();
  }

  private void assertThatTheMailTellsOfTheDuplicate() throws IOException {
    Map<String, AttributeValue> marked =
        Map.of(
            "ReceiptID", AttributeValue.fromS("6c1f2f0f5b7f4a0d9b1f3c2e8a7d6b54-00000"),
            "DuplicateOf", AttributeValue.fromS("0123-00007"),
            "DuplicateEvidence", AttributeValue.fromS("Same vendor and number."));
    doReturn(BatchGetItemResponse.builder().responses(Map.of("receipts", List.of(marked))).build())
        .when(dynamo)
        .batchGetItem(any(BatchGetItemRequest.class));

    run("office@example.com");

    ArgumentCaptor<SendEmailRequest> sent = ArgumentCaptor.forClass(SendEmailRequest.class);
    verify(ses).sendEmail(sent.capture());
    assertThat(sent.getValue().content().simple().subject().data())
        .endsWith(", 1 needs review, 1 duplicate");
    assertThat(sent.getValue().content().simple().body().text().data())
        .contains("| verified, duplicate of 0123-00007: Same vendor and number.");
  }

  @Test
  void looksForNoMarksWhereThereIsNoDuplicate() throws IOException {
    run("office@example.com");

    verify(dynamo, never()).getItem(any(GetItemRequest.class));
    verify(dynamo, never()).batchGetItem(any(BatchGetItemRequest.class));
  }

  @Test
  void claimsTheMailForAsLongAsTheFunctionMayRun() throws IOException {
    run("office@example.com");

    verify(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    request.expressionAttributeValues().containsKey(":MailClaimedUntil")
                        && request
                            .expressionAttributeValues()
                            .get(":MailClaimedUntil")
                            .s()
                            .equals("2026-01-15T09:31:50.000Z")));
  }

  @Test
  void notesTheMailAndTheEndOfTheDocumentInOneWrite() throws IOException {
    run("office@example.com");

    assertThat(updates())
        .hasSize(2)
        .last()
        .satisfies(
            update -> {
              assertThat(update.updateExpression())
                  .contains("#MailMessageID = ", "#CompletedAt = ", "REMOVE", "#MailClaimedUntil");
              assertThat(update.conditionExpression()).contains("#RunOrder <= :RunOrder");
            });
  }

  @Test
  void notesTheMailAloneWhenTheRunIsNotInChargeAnyMore() throws IOException {
    doThrow(
            ConditionalCheckFailedException.builder()
                .item(Map.of("RunOrder", AttributeValue.fromS(REDRIVEN.order())))
                .build())
        .when(dynamo)
        .updateItem(argThat((UpdateItemRequest request) -> completes(request)));

    assertThat(run("office@example.com")).contains("\"messageId\":\"mail-1\"");

    assertThat(updates())
        .last()
        .satisfies(
            update -> {
              assertThat(notesTheMail(update)).isTrue();
              assertThat(completes(update)).isFalse();
              assertThat(update.conditionExpression()).isNull();
            });
  }

  @Test
  void goesOnNotingTheMailAloneUntilTheDatabaseTakesIt() throws IOException {
    doThrow(throttled())
        .doReturn(UpdateItemResponse.builder().build())
        .when(dynamo)
        .updateItem(argThat((UpdateItemRequest request) -> notesTheMail(request)));
    doThrow(
            ConditionalCheckFailedException.builder()
                .item(Map.of("RunOrder", AttributeValue.fromS(REDRIVEN.order())))
                .build())
        .when(dynamo)
        .updateItem(argThat((UpdateItemRequest request) -> completes(request)));

    assertThat(run("office@example.com")).contains("\"messageId\":\"mail-1\"");

    verify(ses).sendEmail(any(SendEmailRequest.class));
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void sendsNothingWhereNobodyIsToBeNotified() throws IOException {
    assertThat(run(" ")).isEqualTo("{\"alreadySent\":false}");

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
    assertThat(updates()).singleElement().matches(NotifyHandlerTest::completes);
  }

  @Test
  void sendsNoSecondMail() throws IOException {
    refuseTheClaim(Map.of("MailStatus", AttributeValue.fromS("SENT")));

    assertThat(run("office@example.com")).isEqualTo("{\"alreadySent\":true}");

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
    assertThat(updates()).last().matches(NotifyHandlerTest::completes);
  }

  @Test
  void leavesTheMailToTheNewerRun() throws IOException {
    refuseTheClaim(Map.of("RunOrder", AttributeValue.fromS(REDRIVEN.order())));

    assertThat(run("office@example.com")).isEqualTo("{\"alreadySent\":false}");

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
    assertThat(updates()).last().matches(NotifyHandlerTest::completes);
  }

  @Test
  void asksToBeRetriedWhileAnotherAttemptMayBeSending() {
    refuseTheClaim(
        Map.of(
            "RunOrder",
            AttributeValue.fromS(RUN.order()),
            "MailStatus",
            AttributeValue.fromS("SENDING")));

    assertThatThrownBy(() -> run("office@example.com"))
        .isInstanceOf(ServiceUnavailableException.class);

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
  }

  @Test
  void takesADamagedRowForNoSignOfANewerRun() {
    refuseTheClaim(Map.of("RunOrder", AttributeValue.fromS("9")));

    assertThatThrownBy(() -> run("office@example.com")).isInstanceOf(RowDamagedException.class);

    verify(ses, never()).sendEmail(any(SendEmailRequest.class));
  }

  @ParameterizedTest
  @MethodSource
  void saysWhyTheMailWasNotSentAndGivesTheClaimBack(
      SesV2Exception refusal, Class<? extends Exception> error) {
    doThrow(refusal).when(ses).sendEmail(any(SendEmailRequest.class));

    assertThatThrownBy(() -> run("office@example.com")).isInstanceOf(error).hasCause(refusal);

    verify(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    request.updateExpression().startsWith("REMOVE #MailStatus")));
  }

  static Stream<Object[]> saysWhyTheMailWasNotSentAndGivesTheClaimBack() {
    Map<SesV2Exception, Class<? extends Exception>> errors = new HashMap<>();
    errors.put(TooManyRequestsException.builder().build(), EmailThrottledException.class);
    errors.put(LimitExceededException.builder().build(), EmailThrottledException.class);
    errors.put(MessageRejectedException.builder().build(), EmailRejectedException.class);
    errors.put(MailFromDomainNotVerifiedException.builder().build(), EmailRejectedException.class);
    errors.put(SendingPausedException.builder().build(), EmailRejectedException.class);
    errors.put(AccountSuspendedException.builder().build(), EmailRejectedException.class);
    errors.put(BadRequestException.builder().build(), EmailRejectedException.class);
    return errors.entrySet().stream().map(entry -> new Object[] {entry.getKey(), entry.getValue()});
  }

  @Test
  void keepsTheClaimWhenItIsUnknownWhetherSesTookTheMail() {
    doThrow(SesV2Exception.builder().statusCode(500).build())
        .when(ses)
        .sendEmail(any(SendEmailRequest.class));

    assertThatThrownBy(() -> run("office@example.com"))
        .isInstanceOf(ServiceUnavailableException.class);

    verify(dynamo, never())
        .updateItem(
            argThat(
                (UpdateItemRequest request) -> request.updateExpression().startsWith("REMOVE")));
  }

  @Test
  void notesThatTheMailWasSentAsSoonAsTheDatabaseTakesItSoThatNoSecondOneIsSent()
      throws IOException {
    doThrow(throttled())
        .doThrow(throttled())
        .doReturn(UpdateItemResponse.builder().build())
        .when(dynamo)
        .updateItem(argThat((UpdateItemRequest request) -> notesTheMail(request)));

    assertThat(run("office@example.com")).contains("\"messageId\":\"mail-1\"");

    verify(ses).sendEmail(any(SendEmailRequest.class));
    assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void endsBeforeItsTimeIsOverWhenTheMailCannotBeNoted() {
    when(context.getRemainingTimeInMillis()).thenReturn(90_000, 40_000, 9_000);
    doThrow(throttled())
        .when(dynamo)
        .updateItem(argThat((UpdateItemRequest request) -> notesTheMail(request)));

    assertThatThrownBy(() -> run("office@example.com"))
        .isInstanceOf(DatabaseThrottledException.class);

    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  private static boolean notesTheMail(UpdateItemRequest request) {
    return request != null && request.updateExpression().contains("#MailMessageID = ");
  }

  private static boolean completes(UpdateItemRequest request) {
    return request != null && request.updateExpression().contains("#CompletedAt = ");
  }

  private List<UpdateItemRequest> updates() {
    ArgumentCaptor<UpdateItemRequest> requests = ArgumentCaptor.forClass(UpdateItemRequest.class);
    verify(dynamo, atLeastOnce()).updateItem(requests.capture());
    return requests.getAllValues();
  }

  private static AwsServiceException throttled() {
    return ProvisionedThroughputExceededException.builder()
        .awsErrorDetails(
            AwsErrorDetails.builder().errorCode("ProvisionedThroughputExceededException").build())
        .statusCode(400)
        .build();
  }

  @Test
  void refusesMoreRecipientsThanSesTakes() {
    assertThatThrownBy(() -> run("a@example.com,".repeat(51)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("mailing list");
  }

  private void refuseTheClaim(Map<String, AttributeValue> row) {
    doThrow(ConditionalCheckFailedException.builder().item(row).build())
        .when(dynamo)
        .updateItem(
            argThat(
                (UpdateItemRequest request) ->
                    request.updateExpression().contains("#MailClaimedUntil = ")));
  }

  private String run(String recipients) throws IOException {
    NotifyHandler handler =
        new NotifyHandler(
            new Environment(
                Map.of(
                    "SENDER", "receipts@example.com",
                    "RECIPIENTS", recipients,
                    "RESULTS_BUCKET", "results",
                    "RECEIPTS_TABLE", "receipts",
                    "DOCUMENTS_TABLE", "documents",
                    "ADMISSION_TABLE", "admission",
                    "BREAKER_THRESHOLD", "5",
                    "BREAKER_WINDOW_SECONDS", "120",
                    "BREAKER_PROBE_SECONDS", "60")),
            s3,
            dynamo,
            ses,
            Clock.fixed(Instant.parse("2026-01-15T09:30:20Z"), ZoneOffset.UTC),
            pauses::add);
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(Json.mapper().writeValueAsBytes(event)), answer, context);
    return answer.toString(StandardCharsets.UTF_8);
  }
}
