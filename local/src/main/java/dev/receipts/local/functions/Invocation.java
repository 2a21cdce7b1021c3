package dev.receipts.local.functions;

import java.time.Instant;

/**
 * One call of a function.
 *
 * @param functionArn as the caller named it, with the alias if there was one
 * @param deadline when the function's time is over
 */
record Invocation(String requestId, String functionArn, Instant deadline) {}
