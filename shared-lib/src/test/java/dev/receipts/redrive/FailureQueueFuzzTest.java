package dev.receipts.redrive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.json.Json;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.redrive.FailureQueue.Reading;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** Whatever is in a dead-letter queue: each message is about a failure, or named as unreadable. */
class FailureQueueFuzzTest {
  private static final String MESSAGE =
      """
      {"failureId":"f","documentId":"0123456789abcdef0123456789abcdef","bucket":"inbox",
      "key":"a.jpg","versionId":"v","size":7,"stage":"StoreReceipts","error":"dev.receipts.E",
      "kind":"TRANSIENT","message":"M.","advice":"A.","attempts":1,
      "firstFailure":"2026-01-15T09:30:14Z","lastFailure":"2026-01-15T09:30:14Z",
      "executionArn":"arn","redriveCount":0,"consoleLink":"https://example.com",
      "reusable":{"job":{"jobId":"j","mode":"TEXT","pages":1,"startedAt":"2026-01-15T09:30:14Z",
      "ageSeconds":9,"keptUntil":"2026-01-22T09:30:14Z"},"manifestKey":"m",
      "parsed":{"receiptsKey":"r","receipts":1,"needReview":0}}}\
      """;

  private static final List<String> MEMBERS =
      List.of(
          "failureId",
          "documentId",
          "bucket",
          "key",
          "versionId",
          "size",
          "stage",
          "error",
          "kind",
          "message",
          "advice",
          "attempts",
          "firstFailure",
          "lastFailure",
          "executionArn",
          "redriveCount",
          "consoleLink",
          "reusable",
          "job",
          "jobId",
          "mode",
          "pages",
          "startedAt",
          "ageSeconds",
          "keptUntil",
          "manifestKey",
          "parsed",
          "receiptsKey",
          "receipts",
          "needReview");

  @Example
  void theMessageItselfIsReadable() {
    assertThat(read(List.of(MESSAGE)).wanted()).hasSize(1);
  }

  @Property(tries = 300)
  void anyTextIsAFailureOrUnreadable(@ForAll List<String> bodies) {
    assertEachIsCounted(bodies);
  }

  @Property(tries = 1000)
  void aMessageWithErrorsInItIsAFailureOrUnreadable(@ForAll("damaged") String body) {
    assertEachIsCounted(List.of(body, MESSAGE));
  }

  @Property(tries = 300)
  void aMessageWithoutAMemberIsAFailureOrUnreadable(
      @ForAll("members") String member, @ForAll("values") String value) {
    assertEachIsCounted(
        List.of(
            MESSAGE.replaceFirst(
                "\"" + member + "\":(\"[^\"]*\"|\\d+)", "\"" + member + "\":" + value),
            MESSAGE.replace("\"" + member + "\":", "\"other\":")));
  }

  @Example
  void endlessNestingIsUnreadable() {
    assertThat(read(List.of("[".repeat(100_000), "{\"a\":".repeat(100_000))).unreadable())
        .hasSize(2);
  }

  @Provide
  Arbitrary<String> members() {
    return Arbitraries.of(MEMBERS);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.of("null", "{}", "[]", "-1", "\"\"", "1e400", "\"\\u0000\"", "true");
  }

  @Provide
  Arbitrary<String> damaged() {
    return Combinators.combine(
            Arbitraries.integers().between(0, MESSAGE.length() - 1),
            Arbitraries.integers().between(0, 20),
            Arbitraries.of("", "\"", "{", "}", "null", "\\ud83e", "-1", "\u001b[2J"))
        .as(
            (from, length, text) ->
                MESSAGE.substring(0, from)
                    + text
                    + MESSAGE.substring(Math.min(MESSAGE.length(), from + length)));
  }

  private static void assertEachIsCounted(List<String> bodies) {
    Reading reading = read(bodies);

    assertThat(reading.wanted().size() + reading.unreadable().size()).isEqualTo(bodies.size());
    for (QueuedFailure failure : reading.wanted()) {
      assertComplete(failure.message());
    }
  }

  /** Whoever works with a failure may count on all that is not optional. */
  private static void assertComplete(DeadLetterMessage message) {
    try {
      String json = Json.mapper().writeValueAsString(message);
      assertThat(Json.mapper().readValue(json, DeadLetterMessage.class)).isEqualTo(message);
    } catch (JsonProcessingException e) {
      throw new AssertionError("A failure that cannot be written again: " + message, e);
    }
    assertThat(message).hasNoNullFieldsOrProperties();
    assertThat(message.reusable()).hasNoNullFieldsOrProperties();
    message.reusable().job().ifPresent(job -> assertThat(job).hasNoNullFieldsOrProperties());
  }

  @SuppressWarnings("unchecked")
  private static Reading read(List<String> bodies) {
    SqsClient sqs = mock(SqsClient.class);
    List<Message> messages =
        IntStream.range(0, bodies.size())
            .mapToObj(
                i ->
                    Message.builder()
                        .messageId("message-" + i)
                        .receiptHandle("handle-" + i)
                        .body(bodies.get(i))
                        .build())
            .toList();
    when(sqs.receiveMessage(any(Consumer.class)))
        .thenReturn(ReceiveMessageResponse.builder().messages(messages).build())
        .thenReturn(ReceiveMessageResponse.builder().build());
    return new FailureQueue(sqs, "url", Duration.ofSeconds(30))
        .read(message -> true, Integer.MAX_VALUE);
  }
}
