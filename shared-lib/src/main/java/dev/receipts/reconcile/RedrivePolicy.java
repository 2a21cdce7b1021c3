package dev.receipts.reconcile;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.json.Json;
import java.util.Optional;

/** Reads a queue's redrive policy (SQS API reference, SetQueueAttributes). */
final class RedrivePolicy {
  private RedrivePolicy() {}

  static Optional<String> deadLetterQueueName(String policy) {
    try {
      String arn = Json.mapper().readTree(policy).path("deadLetterTargetArn").asText();
      return arn.isEmpty()
          ? Optional.empty()
          : Optional.of(arn.substring(arn.lastIndexOf(':') + 1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The ingest queue's redrive policy is not JSON", e);
    }
  }
}
