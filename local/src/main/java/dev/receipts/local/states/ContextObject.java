package dev.receipts.local.states;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.states.Journal.Checkpoint;
import dev.receipts.local.states.Journal.Identity;
import dev.receipts.local.states.Journal.Position;
import dev.receipts.local.states.definition.State;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** The context object, as "Accessing execution data from the Context object" describes it. */
final class ContextObject {
  /** Always with milliseconds, as the service writes it there. */
  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

  private ContextObject() {}

  static ObjectNode of(Identity identity, JsonNode input, Checkpoint now, State current) {
    ObjectNode context = Json.mapper().createObjectNode();
    ObjectNode execution = context.putObject("Execution");
    execution.put("Id", identity.executionArn());
    execution.set("Input", input);
    execution.put("Name", identity.name());
    execution.put("RoleArn", identity.roleArn());
    execution.put("StartTime", timestamp(identity.startDate()));
    execution.put("RedriveCount", now.redriveCount());
    now.redriveDate().ifPresent(date -> execution.put("RedriveTime", timestamp(date)));
    context
        .putObject("StateMachine")
        .put("Id", identity.stateMachineArn())
        .put("Name", identity.stateMachineName());
    Position here = now.position().orElseThrow();
    ObjectNode state = context.putObject("State");
    state.put("Name", here.state()).put("EnteredTime", timestamp(here.enteredAt()));
    if (current instanceof State.Task) {
      state.put("RetryCount", here.retryCount());
    }
    return context;
  }

  private static String timestamp(Instant instant) {
    return TIMESTAMP.format(instant);
  }
}
