package dev.receipts.lambda;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.array;
import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.error.PipelineException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import software.amazon.lambda.powertools.logging.PowertoolsLogging;

/**
 * The log lines of one invocation. The document's id and the execution stand on every line that is
 * logged while it is open; text of a document never does.
 */
final class InvocationLog implements AutoCloseable {
  private static final int LONGEST_TRACE = 20;

  private final Logger logger;
  private final long startedAt = System.nanoTime();

  private InvocationLog(Logger logger) {
    this.logger = logger;
  }

  /**
   * Logs that an invocation starts.
   *
   * @param context absent only outside Lambda
   * @param event where the document's id stands under {@code document} and the execution's ARN
   *     under {@code run}
   */
  static InvocationLog start(Class<?> handler, Context context, JsonNode event) {
    Optional.ofNullable(context).ifPresent(PowertoolsLogging::initializeLogging);
    putOnEveryLine("documentId", event.at("/document/documentId"));
    putOnEveryLine("executionArn", event.at("/run/executionArn"));
    putOnEveryLine("redriveCount", event.at("/run/redriveCount"));
    InvocationLog log = new InvocationLog(LoggerFactory.getLogger(handler));
    log.logger.info("started");
    return log;
  }

  void succeeded() {
    logger.info("succeeded", entry("durationMillis", duration().toMillis()));
  }

  void failed(Throwable failure) {
    if (failure instanceof PipelineException) {
      // A failure with a known cause; its sentence holds no document text, as its class promises.
      logger.warn(
          "failed",
          entry("durationMillis", duration().toMillis()),
          entry("errorClass", failure.getClass().getName()),
          entry("errorMessage", failure.getMessage()));
    } else {
      // Any other message may quote the document, so that only the place is logged.
      logger.error(
          "failed",
          entry("durationMillis", duration().toMillis()),
          entry("errorClass", failure.getClass().getName()),
          array("errorTrace", trace(failure)));
    }
  }

  @Override
  public void close() {
    PowertoolsLogging.clearState(true);
    MDC.clear();
  }

  private Duration duration() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  private static void putOnEveryLine(String name, JsonNode value) {
    if (value.isValueNode()) {
      MDC.put(name, value.asText());
    }
  }

  private static Object[] trace(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(LONGEST_TRACE)
        .flatMap(
            cause ->
                Stream.concat(
                    Stream.of(cause.getClass().getName()),
                    Stream.of(cause.getStackTrace()).limit(LONGEST_TRACE).map(Object::toString)))
        .toArray();
  }
}
