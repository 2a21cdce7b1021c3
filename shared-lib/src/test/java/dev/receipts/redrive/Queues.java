package dev.receipts.redrive;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.json.Json;
import dev.receipts.pipeline.DeadLetterMessage;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SQS, as far as the tests need it: a message that was received is hidden until it is shown. */
final class Queues {
  private final Map<String, Map<String, String>> messages = new TreeMap<>();
  private final Set<String> hidden = new HashSet<>();
  private int sent;

  SqsClient client() {
    SqsClient sqs = mock(SqsClient.class, CALLS_REAL_METHODS);
    doAnswer(
            call -> {
              ReceiveMessageRequest request = call.getArgument(0);
              List<Message> batch =
                  queue(request.queueUrl()).entrySet().stream()
                      .filter(message -> !hidden.contains(message.getKey()))
                      .limit(request.maxNumberOfMessages())
                      .map(
                          message ->
                              Message.builder()
                                  .messageId(message.getKey())
                                  .receiptHandle(message.getKey())
                                  .body(message.getValue())
                                  .build())
                      .toList();
              batch.forEach(message -> hidden.add(message.messageId()));
              return ReceiveMessageResponse.builder().messages(batch).build();
            })
        .when(sqs)
        .receiveMessage(any(ReceiveMessageRequest.class));
    doAnswer(
            call -> {
              DeleteMessageRequest request = call.getArgument(0);
              queue(request.queueUrl()).remove(request.receiptHandle());
              return DeleteMessageResponse.builder().build();
            })
        .when(sqs)
        .deleteMessage(any(DeleteMessageRequest.class));
    doAnswer(
            call -> {
              ChangeMessageVisibilityBatchRequest request = call.getArgument(0);
              request.entries().forEach(entry -> hidden.remove(entry.receiptHandle()));
              return ChangeMessageVisibilityBatchResponse.builder().build();
            })
        .when(sqs)
        .changeMessageVisibilityBatch(any(ChangeMessageVisibilityBatchRequest.class));
    doAnswer(
            call -> {
              SendMessageRequest request = call.getArgument(0);
              send(request.queueUrl(), request.messageBody());
              return SendMessageResponse.builder().messageId("m" + sent).build();
            })
        .when(sqs)
        .sendMessage(any(SendMessageRequest.class));
    return sqs;
  }

  void send(String url, DeadLetterMessage message) {
    try {
      send(url, Json.mapper().writeValueAsString(message));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  void send(String url, String body) {
    sent++;
    queue(url).put("m" + sent, body);
  }

  /** How many messages are in a queue, hidden ones included. */
  int size(String url) {
    return queue(url).size();
  }

  int hidden() {
    hidden.removeIf(id -> messages.values().stream().noneMatch(queue -> queue.containsKey(id)));
    return hidden.size();
  }

  /** A time-out passed: all messages can be seen again. */
  void showAll() {
    hidden.clear();
  }

  private Map<String, String> queue(String url) {
    return messages.computeIfAbsent(url, key -> new LinkedHashMap<>());
  }
}
