package dev.receipts.local.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.local.states.definition.State;
import dev.receipts.local.states.history.EventType;

/** What the events of a history say, in the fields that the API reference of HistoryEvent names. */
final class EventDetails {
  private EventDetails() {}

  static ObjectNode object() {
    return Json.mapper().createObjectNode();
  }

  /** Of the events of a task: here, each invokes a function. */
  static ObjectNode invocation() {
    return object().put("resourceType", "lambda").put("resource", "invoke");
  }

  /** Adds a text, which is never truncated here. */
  static ObjectNode data(ObjectNode details, String name, String text) {
    details.put(name, text).putObject(name + "Details").put("truncated", false);
    return details;
  }

  static EventType entered(State state) {
    return switch (state) {
      case State.Task task -> EventType.TaskStateEntered;
      case State.Wait wait -> EventType.WaitStateEntered;
      case State.Choice choice -> EventType.ChoiceStateEntered;
      case State.Pass pass -> EventType.PassStateEntered;
      case State.Succeed succeed -> EventType.SucceedStateEntered;
      case State.Fail fail -> EventType.FailStateEntered;
    };
  }

  static EventType exited(State state) {
    return switch (state) {
      case State.Task task -> EventType.TaskStateExited;
      case State.Wait wait -> EventType.WaitStateExited;
      case State.Choice choice -> EventType.ChoiceStateExited;
      case State.Pass pass -> EventType.PassStateExited;
      case State.Succeed succeed -> EventType.SucceedStateExited;
      case State.Fail fail -> throw new IllegalArgumentException("A Fail state is never left");
    };
  }
}
