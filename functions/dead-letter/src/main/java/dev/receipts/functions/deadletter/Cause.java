package dev.receipts.functions.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.pipeline.Advice;
import java.util.Optional;

/** The sentence in what Step Functions gives as the cause of an error. */
final class Cause {
  private static final int LONGEST = 1_000;

  private Cause() {}

  /**
   * Says what went wrong. The message of an exception is told only where it is known to hold no
   * text of a document: of the pipeline's own errors, and of the AWS SDK's. A parser's exception,
   * say, quotes what it could not parse.
   *
   * @param cause JSON of Lambda, or a sentence, or empty
   */
  static String sentence(String error, String cause) {
    Optional<String> told =
        error.startsWith("dev.receipts.error.") || error.startsWith("software.amazon.awssdk.")
            ? errorMessage(cause)
            : Optional.empty();
    return told.or(() -> Advice.on(error).meaning())
        .orElseGet(() -> "The stage failed with " + error + "; the function's log says why.");
  }

  private static Optional<String> errorMessage(String cause) {
    try {
      JsonNode message = Json.mapper().readTree(cause).path("errorMessage");
      return message.isTextual() ? Optional.of(oneLine(message.textValue())) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
