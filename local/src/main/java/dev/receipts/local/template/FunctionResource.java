package dev.receipts.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A Lambda function.
 *
 * @param artifact the zip with its classes and libraries
 * @param memory in megabytes; what the function is told, not what it gets
 * @param alias the alias that its published version has
 * @param reservedConcurrency how many invocations may run at once before Lambda throttles
 * @param logLevel the least level of what is logged as JSON, such as {@code INFO}; a log of text
 *     has none
 */
public record FunctionResource(
    String logicalId,
    String name,
    String arn,
    String handler,
    Path artifact,
    Duration timeout,
    int memory,
    Map<String, String> environment,
    Optional<String> alias,
    OptionalInt reservedConcurrency,
    Optional<String> logLevel,
    List<EventSource> events)
    implements Resource {
  public FunctionResource {
    environment = Map.copyOf(environment);
    events = List.copyOf(events);
  }

  /** Whether the log's lines are JSON. */
  public boolean jsonLogs() {
    return logLevel.isPresent();
  }

  @Override
  public String physicalId() {
    return name;
  }
}
