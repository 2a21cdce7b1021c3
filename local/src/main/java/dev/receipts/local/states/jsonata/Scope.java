package dev.receipts.local.states.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * What an expression can see: {@code $states}, the execution's variables and the functions that
 * Step Functions adds to JSONata.
 */
public final class Scope {
  private final Map<String, Object> states = new LinkedHashMap<>();
  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final StepFunctionsFunctions functions;

  /**
   * @param now what {@code $now()} and {@code $millis()} say
   * @param random what {@code $random()} draws from
   */
  public Scope(Instant now, RandomGenerator random) {
    this.functions = new StepFunctionsFunctions(now, random);
  }

  /** Adds a member of {@code $states}: input, context, result or errorOutput. */
  public Scope states(String member, JsonNode value) {
    states.put(member, JavaValues.fromJson(value));
    return this;
  }

  /** Adds variables, by name without the dollar sign. */
  public Scope variables(JsonNode values) {
    values
        .properties()
        .forEach(variable -> variables.put(variable.getKey(), bindable(variable.getValue())));
    return this;
  }

  void bindTo(Jsonata.Frame frame) {
    functions.bindTo(frame);
    variables.forEach((name, value) -> frame.bind(name, value));
    frame.bind("states", (Object) states);
  }

  private static Object bindable(JsonNode value) {
    // A bare Java null would read as a variable that was never assigned.
    return value.isNull() ? Jsonata.NULL_VALUE : JavaValues.fromJson(value);
  }
}
