package dev.receipts.local.functions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.document.DocumentId;
import dev.receipts.json.Json;
import dev.receipts.local.faults.ClockSkew;
import dev.receipts.local.template.FunctionResource;
import dev.receipts.local.threads.ServiceThreads;
import dev.receipts.local.time.Activity;
import dev.receipts.local.time.StackClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The stand-in for Lambda: runs functions from their artifacts, each as in a process of its own.
 */
public final class LambdaService implements AutoCloseable {
  /** Lambda's quota on the payload of a synchronous invocation. */
  private static final int MAXIMUM_REQUEST_BYTES = 6 * 1024 * 1024;

  /** When Lambda tries an event again whose invocation failed. */
  private static final List<Duration> EVENT_RETRIES =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(2));

  private static final Logger LOG = LogManager.getLogger(LambdaService.class);

  private final List<Duration> eventRetries;
  private final StackClock clock;
  private final Map<String, LambdaFunction> functions = new LinkedHashMap<>();
  private final ExecutorService invocations = ServiceThreads.named("invocation");

  /**
   * @param workFolder takes unpacked artifacts; the caller deletes it
   * @param logFolder takes one log a function
   * @param concurrency how many invocations of one function run at once; further ones wait
   * @param skew by how much a function's clock differs from the stack's
   */
  public LambdaService(
      List<FunctionResource> resources,
      Surroundings surroundings,
      Path workFolder,
      Path logFolder,
      int concurrency,
      ClockSkew skew,
      StackClock clock) {
    this(resources, surroundings, workFolder, logFolder, concurrency, skew, clock, EVENT_RETRIES);
  }

  LambdaService(
      List<FunctionResource> resources,
      Surroundings surroundings,
      Path workFolder,
      Path logFolder,
      int concurrency,
      ClockSkew skew,
      StackClock clock,
      List<Duration> eventRetries) {
    this.eventRetries = List.copyOf(eventRetries);
    this.clock = clock;
    Artifacts artifacts = new Artifacts(workFolder);
    FunctionLayers layers =
        new FunctionLayers(
            resources.stream().map(FunctionResource::artifact).distinct().toList(),
            artifacts,
            new ProcessCalls(FunctionTime.differs(skew, clock)));
    for (FunctionResource resource : resources) {
      FunctionLog log =
          new FunctionLog(
              logFolder.resolve(resource.name() + ".log"), resource.jsonLogs(), clock.clock());
      functions.put(
          resource.name(),
          new LambdaFunction(
              resource,
              artifacts,
              layers,
              log,
              new FunctionTime(resource.logicalId(), skew, clock),
              surroundings,
              concurrency));
    }
  }

  /** Creates an instance of each function in the background, so that first invocations are fast. */
  public void warmUp() {
    Future<?> unused =
        invocations.submit(
            () -> {
              for (LambdaFunction function : functions.values()) {
                function.warm();
              }
              return null;
            });
  }

  /** The functions there are. */
  public List<FunctionResource> functions() {
    return functions.values().stream().map(LambdaFunction::resource).toList();
  }

  /**
   * Invokes a function. Cancelling the future leaves the function running, as in Lambda when the
   * caller goes away.
   *
   * @param function its name or ARN, with or without alias or version
   * @return completes with the result, or with a {@link LambdaException} when the function has no
   *     concurrency left
   * @throws LambdaException when there is no such function or the payload is too large
   */
  public CompletableFuture<InvocationResult> invoke(String function, JsonNode payload) {
    return invoke(function, payload.toString().getBytes(StandardCharsets.UTF_8));
  }

  CompletableFuture<InvocationResult> invoke(String function, byte[] payload) {
    LambdaFunction target = find(function);
    checkPayload(payload);
    String arn = function.startsWith("arn:") ? function : arn(target, function);
    String requestId = UUID.randomUUID().toString();
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    Activity activity = clock.begin();
    try {
      invocations.execute(
          () -> {
            // What follows from the result begins before this activity ends.
            try (activity) {
              result.complete(target.invoke(requestId, payload, arn));
            } catch (InterruptedException | RuntimeException e) {
              result.completeExceptionally(e);
            }
          });
    } catch (RejectedExecutionException e) {
      activity.close();
      throw e;
    }
    return result;
  }

  /**
   * Hands a function an event and does not wait; a failed invocation is tried twice again, after
   * one minute and after two more.
   *
   * @throws LambdaException when there is no such function or the payload is too large
   */
  public void send(String function, JsonNode event) {
    byte[] payload = event.toString().getBytes(StandardCharsets.UTF_8);
    find(function);
    checkPayload(payload);
    deliver(function, payload, 0);
  }

  private void deliver(String function, byte[] payload, int attempt) {
    CompletableFuture<Void> unused =
        invoke(function, payload)
            .thenApply(result -> result.errorType().isEmpty())
            .exceptionally(failure -> false)
            .thenAccept(
                succeeded -> {
                  if (!succeeded) {
                    deliverAgain(function, payload, attempt);
                  }
                });
  }

  private void deliverAgain(String function, byte[] payload, int attempt) {
    if (invocations.isShutdown()) {
      return;
    }
    if (attempt == eventRetries.size()) {
      LOG.warn("An event was dropped: {} failed {} times; see its log", function, attempt + 1);
      return;
    }
    Runnable unused =
        clock.schedule(eventRetries.get(attempt), () -> deliver(function, payload, attempt + 1));
  }

  /**
   * Ends an invocation at once, as if its process had died.
   *
   * @param trace what the function has in {@code _X_AMZN_TRACE_ID}; where no invocation has it
   *     nothing happens
   */
  public void kill(String trace) {
    functions.values().forEach(function -> function.kill(trace));
  }

  /**
   * The document that an invocation works on, as its payload names it.
   *
   * @param trace what the function has in {@code _X_AMZN_TRACE_ID}
   */
  public Optional<DocumentId> document(String trace) {
    return functions.values().stream()
        .flatMap(function -> function.document(trace).stream())
        .findFirst();
  }

  /** The log's last lines. */
  byte[] logTail(String function) {
    return find(function).log().tail();
  }

  private static void checkPayload(byte[] payload) {
    if (payload.length > MAXIMUM_REQUEST_BYTES) {
      throw new LambdaException(
          413,
          "RequestTooLargeException",
          "Request must be smaller than "
              + MAXIMUM_REQUEST_BYTES
              + " bytes for the InvokeFunction operation");
    }
    parse(payload);
  }

  /**
   * Reads a payload.
   *
   * @throws LambdaException when it is no JSON
   */
  static JsonNode parse(byte[] payload) {
    try {
      return Json.mapper().readTree(payload);
    } catch (JsonProcessingException e) {
      throw new LambdaException(
          400,
          "InvalidRequestContentException",
          "Could not parse request body into json: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String arn(LambdaFunction function, String name) {
    return qualifier(name)
        .map(qualifier -> function.resource().arn() + ":" + qualifier)
        .orElse(function.resource().arn());
  }

  /** Finds a function by name, name:qualifier, partial ARN or ARN. */
  LambdaFunction find(String nameOrArn) {
    LambdaFunction function = functions.get(name(nameOrArn));
    Optional<String> qualifier = qualifier(nameOrArn);
    if (function == null || qualifier.filter(one -> !knows(function, one)).isPresent()) {
      throw new LambdaException(
          404, "ResourceNotFoundException", "Function not found: " + nameOrArn);
    }
    return function;
  }

  private static boolean knows(LambdaFunction function, String qualifier) {
    return qualifier.equals("$LATEST")
        || function.resource().alias().filter(qualifier::equals).isPresent()
        || (qualifier.equals("1") && function.resource().alias().isPresent());
  }

  private static String afterFunction(String nameOrArn) {
    int at = nameOrArn.indexOf("function:");
    return at < 0 ? nameOrArn : nameOrArn.substring(at + "function:".length());
  }

  private static String name(String nameOrArn) {
    return afterFunction(nameOrArn).split(":", 2)[0];
  }

  private static Optional<String> qualifier(String nameOrArn) {
    String[] parts = afterFunction(nameOrArn).split(":", 2);
    return parts.length == 2 ? Optional.of(parts[1]) : Optional.empty();
  }

  @Override
  public void close() {
    invocations.shutdownNow();
    invocations.close();
    functions.values().forEach(LambdaFunction::close);
  }
}
