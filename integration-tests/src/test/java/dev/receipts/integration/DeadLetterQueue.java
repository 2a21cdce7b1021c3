package dev.receipts.integration;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.json.Json;
import dev.receipts.pipeline.DeadLetterMessage;
import java.util.ArrayList;
import java.util.List;

/**
 * The queue of the documents that failed. What it takes off for one test it keeps for the others.
 */
final class DeadLetterQueue {
  private final MessageQueue queue;
  private final List<DeadLetterMessage> messages = new ArrayList<>();

  DeadLetterQueue(MessageQueue queue) {
    this.queue = queue;
  }

  /** The messages about a document so far, in their order. */
  synchronized List<DeadLetterMessage> messagesOf(Document document) {
    queue.takeAll().forEach(body -> messages.add(message(body)));
    return messages.stream().filter(message -> message.documentId().equals(document.id())).toList();
  }

  private static DeadLetterMessage message(String body) {
    try {
      return Json.mapper().readValue(body, DeadLetterMessage.class);
    } catch (JsonProcessingException e) {
      throw new AssertionError("Not a dead-letter message: " + body, e);
    }
  }
}
