package dev.receipts.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.json.Json;
import dev.receipts.pipeline.DeadLetterMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue with messages about failures. Reading hides a message from other readers for a while; a
 * reader that dies leaves nothing behind but that.
 */
public final class FailureQueue {
  private static final int BATCH = 10;

  /** Long polling asks all of SQS's servers, so an empty answer means an empty queue. */
  private static final int POLL_SECONDS = 1;

  private final SqsClient sqs;
  private final String url;
  private final Duration visibility;

  /**
   * @param visibility how long a message that was read is hidden from other readers
   */
  FailureQueue(SqsClient sqs, String url, Duration visibility) {
    this.sqs = sqs;
    this.url = url;
    this.visibility = visibility;
  }

  /**
   * What was read.
   *
   * @param wanted the messages that were asked for; still hidden from other readers
   * @param others how many others there are; given back
   * @param unreadable the ids of messages that are not about failures; given back
   */
  public record Reading(List<QueuedFailure> wanted, int others, List<String> unreadable) {
    public Reading {
      wanted = List.copyOf(wanted);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Reads until the queue is empty, or as many as are wanted were found. */
  public Reading read(Predicate<DeadLetterMessage> isWanted, int maximum) {
    Map<String, QueuedFailure> wanted = new LinkedHashMap<>();
    Map<String, String> others = new LinkedHashMap<>();
    Map<String, String> unreadable = new LinkedHashMap<>();
    try {
      boolean more = true;
      while (more && wanted.size() < maximum) {
        List<Message> batch = receive();
        more = !batch.isEmpty();
        for (Message message : batch) {
          Optional<DeadLetterMessage> failure = parse(message.body());
          if (failure.isEmpty()) {
            unreadable.put(message.messageId(), message.receiptHandle());
          } else if (isWanted.test(failure.get()) && wanted.size() < maximum) {
            wanted.put(
                message.messageId(),
                new QueuedFailure(message.messageId(), message.receiptHandle(), failure.get()));
          } else {
            others.put(message.messageId(), message.receiptHandle());
          }
        }
      }
    } finally {
      List<String> unwanted = new ArrayList<>(others.values());
      unwanted.addAll(unreadable.values());
      show(unwanted);
    }
    return new Reading(
        List.copyOf(wanted.values()), others.size(), List.copyOf(unreadable.keySet()));
  }

  /** Lets other readers see messages again. */
  public void giveBack(List<QueuedFailure> failures) {
    show(failures.stream().map(QueuedFailure::receiptHandle).toList());
  }

  /** Whether readers hold messages that they have neither deleted nor given back. */
  boolean isBeingRead() {
    QueueAttributeName held = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE;
    String number =
        AwsCalls.call(
                Service.SQS,
                () -> sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(held)))
            .attributes()
            .get(held);
    return !"0".equals(number);
  }

  void delete(QueuedFailure failure) {
    AwsCalls.call(
        Service.SQS,
        () ->
            sqs.deleteMessage(
                request -> request.queueUrl(url).receiptHandle(failure.receiptHandle())));
  }

  void add(DeadLetterMessage message) {
    String body = json(message);
    AwsCalls.call(
        Service.SQS, () -> sqs.sendMessage(request -> request.queueUrl(url).messageBody(body)));
  }

  private List<Message> receive() {
    return AwsCalls.call(
            Service.SQS,
            () ->
                sqs.receiveMessage(
                    request ->
                        request
                            .queueUrl(url)
                            .maxNumberOfMessages(BATCH)
                            .waitTimeSeconds(POLL_SECONDS)
                            .visibilityTimeout((int) visibility.toSeconds())))
        .messages();
  }

  /** What cannot be shown now is shown by itself after a while: an error of one is not an error. */
  private void show(List<String> receiptHandles) {
    for (int from = 0; from < receiptHandles.size(); from += BATCH) {
      List<String> handles =
          receiptHandles.subList(from, Math.min(from + BATCH, receiptHandles.size()));
      List<ChangeMessageVisibilityBatchRequestEntry> entries =
          IntStream.range(0, handles.size())
              .mapToObj(
                  index ->
                      ChangeMessageVisibilityBatchRequestEntry.builder()
                          .id(Integer.toString(index))
                          .receiptHandle(handles.get(index))
                          .visibilityTimeout(0)
                          .build())
              .toList();
      AwsCalls.call(
          Service.SQS,
          () ->
              sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url).entries(entries)));
    }
  }

  private static Optional<DeadLetterMessage> parse(String body) {
    try {
      return Optional.ofNullable(Json.mapper().readValue(body, DeadLetterMessage.class));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String json(DeadLetterMessage message) {
    try {
      return Json.mapper().writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A record can always be written as JSON", e);
    }
  }
}
