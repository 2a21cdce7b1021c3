package dev.receipts.local.queue;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * When the messages of queues can be seen, without asking the queues: it would take a call each
 * time to learn that there is nothing. ElasticMQ tells of every change before it answers whoever
 * made it, with two exceptions: after {@code PurgeQueue} the queue is thought to hold what it held,
 * and a message that was received too often may reach its dead-letter queue a moment later.
 */
public final class QueueContents {
  private final Map<String, Map<String, Instant>> visible = new ConcurrentHashMap<>();

  QueueContents() {}

  /**
   * When the first message of a queue can be seen, or could be seen since; empty where the queue
   * holds none.
   */
  public Optional<Instant> next(String queue) {
    return Stream.ofNullable(visible.get(queue))
        .flatMap(messages -> messages.values().stream())
        .min(Instant::compareTo);
  }

  void put(String queue, String messageId, Instant visibleFrom) {
    visible.computeIfAbsent(queue, name -> new ConcurrentHashMap<>()).put(messageId, visibleFrom);
  }

  void remove(String queue, String messageId) {
    Optional.ofNullable(visible.get(queue)).ifPresent(messages -> messages.remove(messageId));
  }

  void removeAll(String queue) {
    visible.remove(queue);
  }
}
