package dev.receipts.local.queue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests in the JSON protocol of SQS. */
final class SqsRequests {
  private static final Duration TIME_OUT = Duration.ofSeconds(30);

  private final URI endpoint;

  SqsRequests(URI endpoint) {
    this.endpoint = endpoint;
  }

  boolean exists(String queue) {
    var response = post("GetQueueUrl", Json.mapper().createObjectNode().put("QueueName", queue));
    return response.statusCode() == 200;
  }

  void send(String action, JsonNode input) {
    var response = post(action, input);
    if (response.statusCode() != 200) {
      throw new IllegalArgumentException("SQS refused " + action + ": " + response.body());
    }
  }

  private HttpResponse<String> post(String action, JsonNode input) {
    var request =
        HttpRequest.newBuilder(endpoint)
            .timeout(TIME_OUT)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header("X-Amz-Target", "AmazonSQS." + action)
            .POST(BodyPublishers.ofString(input.toString()))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for SQS.", e);
    }
  }
}
