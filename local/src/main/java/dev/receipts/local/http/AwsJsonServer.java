package dev.receipts.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.receipts.json.Json;
import dev.receipts.local.threads.ServiceThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves AWS JSON (1.0 and 1.1) on the loopback address: one POST to {@code /}, the operation in
 * {@code X-Amz-Target: <prefix>.<Operation>}, JSON in and out, errors as {@code __type} and {@code
 * message}. Signatures are not checked.
 */
public final class AwsJsonServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(AwsJsonServer.class);
  private static final String DEFAULT_CONTENT_TYPE = "application/x-amz-json-1.0";

  private final String prefix;
  private final Map<String, UnaryOperator<JsonNode>> operations;
  private final HttpServer server;
  private final ExecutorService threads;

  /**
   * Starts serving.
   *
   * @param targetPrefix what stands before the dot in the target header, as {@code
   *     AWSStepFunctions}
   * @param operations what answers each operation; an {@link AwsFault} it throws is what the caller
   *     sees
   * @param port the TCP port, or 0 for any free one
   */
  public AwsJsonServer(
      String targetPrefix, Map<String, UnaryOperator<JsonNode>> operations, int port) {
    this.prefix = targetPrefix + ".";
    this.operations = Map.copyOf(operations);
    this.threads = ServiceThreads.named(targetPrefix);
    try {
      server =
          HttpServer.create(
              new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), 0);
    } catch (IOException e) {
      threads.close();
      throw new UncheckedIOException(
          "Cannot listen on 127.0.0.1:%d; choose another port.".formatted(port), e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  /** Where to point an SDK's endpoint override. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The same, for callers in this process. */
  public HttpService service() {
    return new HandlerService(this::serve);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String requestId = UUID.randomUUID().toString();
      int status = 200;
      JsonNode answer;
      try {
        answer = call(exchange);
      } catch (AwsFault e) {
        status = e.status();
        answer = fault(e.code(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("Request {} failed", requestId, e);
        status = 500;
        answer =
            fault("InternalFailure", "The stand-in failed; its log names request " + requestId);
      }
      String contentType = exchange.getRequestHeaders().getFirst("Content-Type");
      exchange
          .getResponseHeaders()
          .set("Content-Type", contentType == null ? DEFAULT_CONTENT_TYPE : contentType);
      exchange.getResponseHeaders().set("x-amzn-RequestId", requestId);
      byte[] body = Json.mapper().writeValueAsBytes(answer);
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private JsonNode call(HttpExchange exchange) throws IOException {
    String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
    if (target == null || !target.startsWith(prefix)) {
      throw new AwsFault(
          "UnknownOperationException",
          "The header X-Amz-Target must name " + prefix + "<Operation>");
    }
    UnaryOperator<JsonNode> operation = operations.get(target.substring(prefix.length()));
    if (operation == null) {
      throw new AwsFault(
          "UnknownOperationException", target + " is not one of the operations offered here");
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      return operation.apply(
          Json.mapper().readTree(body.length == 0 ? new byte[] {'{', '}'} : body));
    } catch (JsonProcessingException e) {
      throw new AwsFault("SerializationException", "The request's body is not JSON");
    }
  }

  private static ObjectNode fault(String code, String message) {
    return Json.mapper().createObjectNode().put("__type", code).put("message", message);
  }
}
