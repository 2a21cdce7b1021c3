package dev.receipts.local.states;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One attempt at a Task.
 *
 * @param resource the state's {@code Resource}, as {@code arn:aws:states:::lambda:invoke}
 * @param arguments the evaluated {@code Arguments}
 */
public record TaskCall(
    String resource, JsonNode arguments, String executionArn, String stateName) {}
