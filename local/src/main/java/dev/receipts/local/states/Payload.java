package dev.receipts.local.states;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.receipts.json.Json;
import java.nio.charset.StandardCharsets;

/** State data as text, and its limit: 256 KiB in UTF-8 (Step Functions quotas). */
final class Payload {
  static final int LIMIT_BYTES = 262_144;

  /** All variables of an execution together (Step Functions quotas). */
  static final int VARIABLES_LIMIT_BYTES = 10 * 1024 * 1024;

  private static final ObjectReader STRICT =
      Json.mapper().reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Payload() {}

  static String text(JsonNode value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A JSON tree can always be written", e);
    }
  }

  /** Parses a whole text; what follows a first value is an error. */
  static JsonNode parse(String text) throws JsonProcessingException {
    return STRICT.readTree(text);
  }

  static boolean exceeds(String text, int limit) {
    // Only text that might be too long is worth encoding.
    return text.length() * 3L > limit && text.getBytes(StandardCharsets.UTF_8).length > limit;
  }
}
