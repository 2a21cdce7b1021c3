package dev.receipts.local.textract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.receipts.json.Json;
import dev.receipts.local.http.HandlerService;
import dev.receipts.local.http.HttpService;
import dev.receipts.local.ocr.DocumentReader;
import dev.receipts.local.threads.ServiceThreads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stand-in for Amazon Textract on 127.0.0.1, over its wire protocol (AWS JSON 1.1), so that SDKs
 * and the AWS CLI work against it. It really reads the documents. It does not name fields: the
 * answers of expense analysis have the blocks of each page and no summary fields or line items.
 */
public final class TextractService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextractService.class);

  /** Bytes sent synchronously (10 MB) in Base64, and the JSON around them. */
  private static final int MOST_BYTES_OF_A_REQUEST = 15 << 20;

  private static final Set<TextractError> TOO_MANY =
      EnumSet.of(
          TextractError.LIMIT_EXCEEDED,
          TextractError.PROVISIONED_THROUGHPUT_EXCEEDED,
          TextractError.THROTTLING);

  private final LongAdder calls = new LongAdder();
  private final LongAdder throttled = new LongAdder();
  private final HttpServer server;
  private final ExecutorService threads;
  private final DocumentReader reader;
  private final Jobs jobs;
  private final TextractApi api;
  private final JobFolder folder;
  private final boolean temporary;

  private TextractService(TextractOptions options, ObjectSource objects) throws IOException {
    // Ahead of the folder: there is no reader, and nothing to be left, once the process ends.
    this.reader = new DocumentReader(options.limits(), options.workers());
    Path root =
        options.folder().isPresent()
            ? Files.createDirectories(options.folder().get())
            : Files.createTempDirectory("receipts-textract-");
    this.temporary = options.folder().isEmpty();
    this.folder = new JobFolder(root);
    this.server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
    this.jobs = new Jobs(options, objects, reader, folder);
    this.api = new TextractApi(options, jobs);
    this.threads = ServiceThreads.named("textract-api");
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /**
   * Starts the stand-in. Jobs that a folder holds unfinished go on.
   *
   * @throws UncheckedIOException if the port is taken or the folder cannot be written
   */
  public static TextractService start(TextractOptions options, ObjectSource objects) {
    try {
      return new TextractService(options, objects);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The Textract stand-in cannot start on port %d. Is the port free and the folder writable?"
              .formatted(options.port()),
          e);
    }
  }

  /** Where it listens. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The same, for callers in this process. */
  public HttpService service() {
    return new HandlerService(this::answer);
  }

  /** How many jobs were really started since the start; a repeated token starts none. */
  public long jobsStarted() {
    return jobs.started();
  }

  /** What happened since the start. */
  public TextractCounts counts() {
    return new TextractCounts(jobs.started(), jobs.pagesBilled(), calls.sum(), throttled.sum());
  }

  /** Where the results are. */
  Path folder() {
    return folder.root();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      int status = 200;
      ObjectNode body;
      calls.increment();
      try {
        body = call(exchange);
      } catch (RefusedCallException e) {
        if (TOO_MANY.contains(e.error())) {
          throttled.increment();
        }
        status = e.error().status();
        body = error(e.error(), e.getMessage());
      } catch (RuntimeException | LinkageError e) {
        LOG.error("A call to Textract failed.", e);
        status = TextractError.INTERNAL_SERVER_ERROR.status();
        body =
            error(
                TextractError.INTERNAL_SERVER_ERROR, TextractError.INTERNAL_SERVER_ERROR.message());
      }
      byte[] bytes = Json.mapper().writeValueAsBytes(body);
      exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
      exchange.getResponseHeaders().set("x-amzn-RequestId", UUID.randomUUID().toString());
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private ObjectNode call(HttpExchange exchange) throws IOException {
    Operation operation =
        Operation.ofTarget(exchange.getRequestHeaders().getFirst("X-Amz-Target"))
            .orElseThrow(() -> new RefusedCallException(TextractError.UNKNOWN_OPERATION));
    byte[] request = exchange.getRequestBody().readNBytes(MOST_BYTES_OF_A_REQUEST + 1);
    if (request.length > MOST_BYTES_OF_A_REQUEST) {
      throw new RefusedCallException(TextractError.DOCUMENT_TOO_LARGE);
    }
    try {
      JsonNode json = Json.mapper().readTree(request);
      if (!json.isObject()) {
        throw new RefusedCallException(TextractError.SERIALIZATION);
      }
      return api.call(operation, json);
    } catch (JsonProcessingException e) {
      throw new RefusedCallException(TextractError.SERIALIZATION);
    }
  }

  private static ObjectNode error(TextractError error, String message) {
    return Json.mapper().createObjectNode().put("__type", error.type()).put("message", message);
  }

  /** Stops after the pages that are being read. Without a folder of its own, the results go. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    jobs.close();
    reader.close();
    if (temporary) {
      folder.deleteEverything();
    }
  }
}
