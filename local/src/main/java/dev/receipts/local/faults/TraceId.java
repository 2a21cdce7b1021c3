package dev.receipts.local.faults;

import dev.receipts.local.http.HttpCall;
import java.util.Optional;

/**
 * The trace that an invocation belongs to. Lambda gives it to a function in {@code
 * _X_AMZN_TRACE_ID}, and the SDK sends it with every call, so it says who calls.
 */
public final class TraceId {
  private static final String ROOT = "Root=1-";
  private static final int TIME = 8;

  private TraceId() {}

  /**
   * The trace of an invocation.
   *
   * @param requestId a UUID
   */
  public static String of(String requestId) {
    String digits = requestId.replace("-", "");
    return ROOT + digits.substring(0, TIME) + "-" + digits.substring(TIME);
  }

  /** The trace that a call belongs to. */
  static Optional<String> of(HttpCall request) {
    return request.field("x-amzn-trace-id").map(value -> value.split(";", 2)[0]);
  }
}
