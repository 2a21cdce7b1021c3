package dev.receipts.local.states;

import com.fasterxml.jackson.databind.JsonNode;

/** How an attempt at a Task ended. */
public sealed interface TaskResult {

  /**
   * It gave a result, in the form of the integration: for {@code lambda:invoke} an object with
   * {@code ExecutedVersion}, {@code Payload} and {@code StatusCode}.
   */
  record Succeeded(JsonNode output) implements TaskResult {}

  /**
   * It failed.
   *
   * @param error the error's name, which {@code ErrorEquals} is compared with
   * @param cause the details: for a Lambda error its JSON
   */
  record Failed(String error, String cause) implements TaskResult {}
}
