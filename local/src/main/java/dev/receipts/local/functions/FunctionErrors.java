package dev.receipts.local.functions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;

/** Failures in the JSON that Lambda reports them with. */
final class FunctionErrors {
  private static final String HOST = FunctionErrors.class.getPackageName() + ".";
  private static final int MAXIMUM_DEPTH = 20;

  private FunctionErrors() {}

  /** What the Java runtime says of an exception: its message, type, stack and causes. */
  static ObjectNode of(Throwable failure) {
    return of(failure, 0);
  }

  private static ObjectNode of(Throwable failure, int depth) {
    ObjectNode error = error(failure.getClass().getName(), failure.getLocalizedMessage());
    ArrayNode stack = error.putArray("stackTrace");
    for (StackTraceElement frame : failure.getStackTrace()) {
      if (frame.getClassName().startsWith(HOST)) {
        break;
      }
      stack.add(frame.toString());
    }
    if (failure.getCause() != null && depth < MAXIMUM_DEPTH) {
      error.set("cause", of(failure.getCause(), depth + 1));
    }
    return error;
  }

  /** What Lambda says when a function's time is over. */
  static ObjectNode timeout(String requestId, Duration limit) {
    return error(
        "Sandbox.Timedout",
        String.format(
            Locale.ROOT,
            "RequestId: %s Error: Task timed out after %.2f seconds",
            requestId,
            limit.toMillis() / 1000.0));
  }

  /** What Lambda says when a function's process died: of too little memory, say. */
  static ObjectNode killed(String requestId) {
    return error(
        "Runtime.ExitError",
        "RequestId: " + requestId + " Error: Runtime exited with error: signal: killed");
  }

  /** What Lambda says when an answer is too large. */
  static ObjectNode responseTooLarge(long size, long limit) {
    return error(
        "Function.ResponseSizeTooLarge",
        "Response payload size ("
            + size
            + " bytes) exceeded maximum allowed payload size ("
            + limit
            + " bytes).");
  }

  private static ObjectNode error(String type, String message) {
    ObjectNode error = JsonNodeFactory.instance.objectNode();
    error.put("errorMessage", message);
    error.put("errorType", type);
    return error;
  }
}
