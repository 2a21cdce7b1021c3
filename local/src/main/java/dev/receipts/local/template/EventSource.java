package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** What invokes a function. */
public sealed interface EventSource {
  /** The event's name below the function's {@code Events}. */
  String name();

  /**
   * Messages of a queue.
   *
   * @param window how long to gather messages before an invocation
   * @param reportsFailures whether the function names the messages that failed
   * @param maximumConcurrency how many invocations may run at once
   */
  record Queue(
      String name,
      String queueArn,
      int batchSize,
      Duration window,
      boolean reportsFailures,
      int maximumConcurrency)
      implements EventSource {}

  /** Events on the default bus that match a pattern; the input replaces the event. */
  record Rule(String name, JsonNode pattern, Optional<String> input) implements EventSource {}

  /** A fixed rate; the input replaces the event. */
  record Schedule(String name, Duration rate, Optional<String> input) implements EventSource {}
}
