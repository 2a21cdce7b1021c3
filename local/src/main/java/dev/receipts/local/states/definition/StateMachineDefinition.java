package dev.receipts.local.states.definition;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine, parsed and found valid.
 *
 * @param timeout how long an execution may run
 */
public record StateMachineDefinition(
    String startAt, Optional<Duration> timeout, Map<String, State> states) {

  /**
   * Parses Amazon States Language in the JSONata dialect.
   *
   * @param json the definition, with substitutions already applied
   * @throws InvalidDefinitionException when it is not valid or uses what is not supported here
   */
  public static StateMachineDefinition parse(String json) {
    return new DefinitionParser().parse(json);
  }

  /** The state of this name. */
  public State state(String name) {
    State state = states.get(name);
    if (state == null) {
      throw new IllegalArgumentException("The definition has no state '" + name + "'");
    }
    return state;
  }
}
