package dev.receipts.local.states.history;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One event of an execution's history.
 *
 * @param id from 1, without gaps
 * @param previousEventId the event that led to this one, 0 for none
 * @param details the members of the type's details, in the wire's form
 */
public record HistoryEvent(
    long id, long previousEventId, EventType type, Instant timestamp, ObjectNode details) {}
