package dev.receipts.local.functions;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.DocumentId;
import dev.receipts.local.faults.TraceId;
import dev.receipts.local.template.FunctionResource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;

/**
 * One function with its warm instances. The instances share the function's classes, unlike
 * Lambda's, which are processes: a static field is seen by all of them. Of the libraries that all
 * functions have in common, some are even shared by the functions; see {@link FunctionLayer}.
 */
final class LambdaFunction implements AutoCloseable {
  /** Lambda's quota on the answer of a synchronous invocation, as its error names it. */
  private static final int MAXIMUM_RESPONSE_BYTES = 6_291_556;

  private final FunctionResource function;
  private final Artifacts artifacts;
  private final FunctionLayers layers;
  private final FunctionLog log;
  private final FunctionTime time;
  private final Surroundings surroundings;
  private final Semaphore permits;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final ConcurrentLinkedDeque<Sandbox> idle = new ConcurrentLinkedDeque<>();
  private Optional<FunctionCode> code = Optional.empty();

  /**
   * @param concurrency how many invocations run at once; further ones wait, or are throttled where
   *     the template reserves concurrency
   */
  LambdaFunction(
      FunctionResource function,
      Artifacts artifacts,
      FunctionLayers layers,
      FunctionLog log,
      FunctionTime time,
      Surroundings surroundings,
      int concurrency) {
    this.function = function;
    this.artifacts = artifacts;
    this.layers = layers;
    this.log = log;
    this.time = time;
    this.surroundings = surroundings;
    this.permits = new Semaphore(function.reservedConcurrency().orElse(concurrency), true);
  }

  FunctionResource resource() {
    return function;
  }

  FunctionLog log() {
    return log;
  }

  /** Creates an instance, so that the first invocation finds one; failures show at invocations. */
  void warm() throws InterruptedException {
    permits.acquire();
    try {
      if (idle.isEmpty()) {
        idle.push(start());
      }
    } catch (FunctionFailure | TimeoutException e) {
      // The first invocation tries again, and tells.
      return;
    } finally {
      permits.release();
    }
  }

  /**
   * Runs the function to its end.
   *
   * @throws LambdaException when the reserved concurrency is used up
   */
  InvocationResult invoke(String requestId, byte[] payload, String functionArn)
      throws InterruptedException {
    if (function.reservedConcurrency().isEmpty()) {
      permits.acquire();
    } else if (!permits.tryAcquire()) {
      throw new LambdaException(429, "TooManyRequestsException", "Rate Exceeded.");
    }
    try {
      return invokeNow(requestId, payload, functionArn);
    } finally {
      permits.release();
    }
  }

  private InvocationResult invokeNow(String requestId, byte[] payload, String functionArn)
      throws InterruptedException {
    String version = Versions.of(function);
    ObjectNode start = record(requestId).put("version", version);
    log.platform("platform.start", start, "START RequestId: " + requestId + " Version: " + version);
    long began = System.nanoTime();
    ObjectNode error;
    String status = "error";
    try {
      Sandbox sandbox = idle.pollFirst();
      if (sandbox == null) {
        sandbox = start();
        began = System.nanoTime();
      }
      Invocation invocation =
          new Invocation(requestId, functionArn, time.instant().plus(function.timeout()));
      byte[] answer = invoke(sandbox, payload, invocation);
      if (answer.length <= MAXIMUM_RESPONSE_BYTES) {
        report(requestId, began, "success");
        return result(requestId, new String(answer, StandardCharsets.UTF_8), Optional.empty());
      }
      error = FunctionErrors.responseTooLarge(answer.length, MAXIMUM_RESPONSE_BYTES);
    } catch (FunctionFailure e) {
      error = FunctionErrors.of(e.getCause());
    } catch (CancellationException e) {
      error = FunctionErrors.killed(requestId);
    } catch (TimeoutException e) {
      status = "timeout";
      error = FunctionErrors.timeout(requestId, function.timeout());
    }
    logError(requestId, error);
    report(requestId, began, status);
    return result(requestId, error.toString(), Optional.of(error.path("errorType").asText()));
  }

  private byte[] invoke(Sandbox sandbox, byte[] payload, Invocation invocation)
      throws FunctionFailure, TimeoutException, InterruptedException {
    boolean reusable = false;
    String trace = TraceId.of(invocation.requestId());
    running.put(trace, new Running(sandbox, DocumentOfPayload.find(payload)));
    try {
      byte[] answer = sandbox.invoke(payload, invocation, function.timeout());
      reusable = true;
      return answer;
    } catch (FunctionFailure e) {
      // As in Lambda, an exception does not cost the instance, but an error of the JVM does.
      reusable = e.getCause() instanceof Exception;
      throw e;
    } finally {
      running.remove(trace);
      if (reusable) {
        idle.push(sandbox);
      } else {
        sandbox.close();
      }
    }
  }

  /** Ends the invocation with this trace, if it runs here, as if its process had died. */
  void kill(String trace) {
    Optional.ofNullable(running.get(trace)).ifPresent(one -> one.sandbox().kill());
  }

  /** The document that the invocation with this trace works on, if it runs here. */
  Optional<DocumentId> document(String trace) {
    return Optional.ofNullable(running.get(trace)).flatMap(Running::document);
  }

  private Sandbox start() throws FunctionFailure, TimeoutException, InterruptedException {
    try {
      return Sandbox.start(code(), function.name());
    } catch (FunctionFailure | TimeoutException e) {
      discardBrokenCode();
      throw e;
    }
  }

  private synchronized FunctionCode code() throws FunctionFailure {
    if (code.isEmpty()) {
      try {
        code =
            Optional.of(
                FunctionCode.load(
                    function,
                    artifacts.unpack(function.artifact()),
                    layers,
                    FunctionEnvironment.of(function, surroundings.environment(function)),
                    log,
                    time,
                    surroundings));
      } catch (IOException | ReflectiveOperationException | RuntimeException e) {
        throw new FunctionFailure(e);
      }
    }
    return code.get();
  }

  /** A class that failed to initialize stays broken in its loader: begin afresh next time. */
  private synchronized void discardBrokenCode() {
    layers.renew();
    discardCode();
  }

  private synchronized void discardCode() {
    idle.forEach(Sandbox::close);
    idle.clear();
    code.ifPresent(
        loaded -> {
          try {
            loaded.close();
          } catch (IOException e) {
            throw new UncheckedIOException("The function's files cannot be closed", e);
          }
        });
    code = Optional.empty();
  }

  private InvocationResult result(String requestId, String payload, Optional<String> errorType) {
    return new InvocationResult(requestId, Versions.of(function), payload, errorType);
  }

  private void logError(String requestId, ObjectNode error) {
    ObjectNode record = record(requestId);
    record.set("error", error);
    log.platform(
        "platform.error",
        record,
        error.path("errorMessage").asText() + ": " + error.path("errorType").asText());
  }

  private void report(String requestId, long began, String status) {
    double milliseconds = Duration.ofNanos(System.nanoTime() - began).toNanos() / 1e6;
    ObjectNode record = record(requestId).put("status", status);
    record
        .putObject("metrics")
        .put("durationMs", Math.round(milliseconds * 1000) / 1000.0)
        .put("memorySizeMB", function.memory());
    log.platform(
        "platform.report",
        record,
        String.format(
            Locale.ROOT,
            "END RequestId: %1$s%nREPORT RequestId: %1$s\tDuration: %2$.2f ms\tMemory Size: %3$d"
                + " MB\tStatus: %4$s",
            requestId,
            milliseconds,
            function.memory(),
            status));
  }

  private static ObjectNode record(String requestId) {
    return JsonNodeFactory.instance.objectNode().put("requestId", requestId);
  }

  @Override
  public void close() {
    discardCode();
    log.close();
  }

  /** An invocation in progress. */
  private record Running(Sandbox sandbox, Optional<DocumentId> document) {}
}
