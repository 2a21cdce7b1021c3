package dev.receipts.local.database;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends DynamoDB's JSON as it is. A template's properties have that shape already; the SDK would
 * have them taken apart and put together again.
 */
final class DynamoDbRequests {
  /** An answer: the result, or the error's name and sentence. */
  record Answer(JsonNode result, Optional<String> error) {
    boolean is(String name) {
      return error.filter(name::equals).isPresent();
    }

    /** The error's name and sentence. */
    String describe() {
      return error.orElse("")
          + ": "
          + result.path("message").asText(result.path("Message").asText());
    }
  }

  /** DynamoDB Local wants a signature but does not check it. */
  private static final String ANY_SIGNATURE =
      "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=0";

  private static final Duration TIME_OUT = Duration.ofSeconds(30);

  private final URI endpoint;

  DynamoDbRequests(URI endpoint) {
    this.endpoint = endpoint;
  }

  Answer send(String operation, JsonNode input) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIME_OUT)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "DynamoDB_20120810." + operation)
            .header("Authorization", ANY_SIGNATURE)
            .POST(BodyPublishers.ofString(input.toString()))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var response = client.send(request, BodyHandlers.ofByteArray());
      var body = Json.mapper().readTree(response.body());
      var type = body.path("__type").asText();
      return new Answer(
          body,
          response.statusCode() == 200
              ? Optional.empty()
              : Optional.of(type.substring(type.indexOf('#') + 1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for DynamoDB.", e);
    }
  }

  JsonNode get(String operation, JsonNode input) {
    var answer = send(operation, input);
    if (answer.error().isPresent()) {
      throw new IllegalArgumentException(
          "DynamoDB refused " + operation + ": " + answer.describe());
    }
    return answer.result();
  }
}
