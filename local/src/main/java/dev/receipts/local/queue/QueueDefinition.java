package dev.receipts.local.queue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A queue as a template describes it.
 *
 * @param name the queue's name
 * @param visibilityTimeout how long a received message stays hidden
 * @param retention how long SQS keeps a message; the local stack keeps it until it is deleted
 * @param delay how long a new message stays hidden
 * @param receiveWait how long a receive waits for a message when it does not say itself
 * @param redrive where messages go that were received too often
 * @param tags the queue's tags
 */
public record QueueDefinition(
    String name,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Duration receiveWait,
    Optional<Redrive> redrive,
    Map<String, String> tags) {

  public QueueDefinition {
    tags = Map.copyOf(tags);
  }

  /** A queue with the defaults of SQS: hidden for 30 seconds, kept for 4 days, no delay. */
  public static QueueDefinition named(String name) {
    return new QueueDefinition(
        name,
        Duration.ofSeconds(30),
        Duration.ofDays(4),
        Duration.ZERO,
        Duration.ZERO,
        Optional.empty(),
        Map.of());
  }

  /** The same queue with another visibility timeout. */
  public QueueDefinition withVisibilityTimeout(Duration timeout) {
    return new QueueDefinition(name, timeout, retention, delay, receiveWait, redrive, tags);
  }

  /** The same queue with a dead-letter queue. */
  public QueueDefinition withRedrive(String deadLetterQueue, int maxReceiveCount) {
    return new QueueDefinition(
        name,
        visibilityTimeout,
        retention,
        delay,
        receiveWait,
        Optional.of(new Redrive(deadLetterQueue, maxReceiveCount)),
        tags);
  }

  /**
   * When a message goes to a dead-letter queue.
   *
   * @param deadLetterQueue the name of a queue that exists already
   * @param maxReceiveCount how often a message may be received without being deleted
   */
  public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
