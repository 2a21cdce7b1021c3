package dev.receipts.local.states;

import java.time.Instant;

/**
 * A state machine.
 *
 * @param definition Amazon States Language
 */
public record StateMachineDescription(
    String stateMachineArn, String name, String definition, String roleArn, Instant creationDate) {}
