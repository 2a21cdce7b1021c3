package dev.receipts.local.functions;

import java.util.Optional;

/**
 * What an invocation gave.
 *
 * @param executedVersion {@code $LATEST}, or the version behind an alias
 * @param payload JSON: the function's answer, or its error
 * @param errorType set when the function failed: the class of the exception, or {@code
 *     Sandbox.Timedout}
 */
public record InvocationResult(
    String requestId, String executedVersion, String payload, Optional<String> errorType) {}
