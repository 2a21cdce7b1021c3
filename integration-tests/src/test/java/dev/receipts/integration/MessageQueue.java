package dev.receipts.integration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue, through SQS. */
final class MessageQueue {
  private static final int MOST_AT_ONCE = 10;

  private final SqsClient sqs;
  private final String url;

  MessageQueue(SqsClient sqs, String url) {
    this.sqs = sqs;
    this.url = url;
  }

  void send(String body) {
    sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
  }

  /** Takes all messages that can be seen now off the queue. */
  List<String> takeAll() {
    List<String> bodies = new ArrayList<>();
    List<Message> messages;
    do {
      messages =
          sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(MOST_AT_ONCE))
              .messages();
      for (Message message : messages) {
        bodies.add(message.body());
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    } while (!messages.isEmpty());
    return bodies;
  }

  /** Whether there is no message in it: none that waits, is in flight or is delayed. */
  boolean isEmpty() {
    return attributes(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)
        .values()
        .stream()
        .allMatch("0"::equals);
  }

  /** Does something while a message that was not handled is delivered again this soon. */
  <T> T whileRetryingAfter(Duration pause, Supplier<T> action) {
    String before =
        attributes(QueueAttributeName.VISIBILITY_TIMEOUT)
            .get(QueueAttributeName.VISIBILITY_TIMEOUT);
    setVisibilityTimeout(Long.toString(pause.toSeconds()));
    try {
      return action.get();
    } finally {
      setVisibilityTimeout(before);
    }
  }

  private void setVisibilityTimeout(String seconds) {
    sqs.setQueueAttributes(
        request ->
            request
                .queueUrl(url)
                .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)));
  }

  private Map<QueueAttributeName, String> attributes(QueueAttributeName... names) {
    return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(names))
        .attributes();
  }
}
