package dev.receipts.local.states.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import dev.receipts.local.states.jsonata.Template;
import dev.receipts.local.states.jsonata.TypedField;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Parses and checks Amazon States Language, JSONata dialect. What it does not support it refuses by
 * name; it never ignores a field.
 */
final class DefinitionParser {
  private static final String JSONATA = "JSONata";
  private static final String LAMBDA_INVOKE = "arn:aws:states:::lambda:invoke";

  /** Bounds of the language for every number of seconds and of attempts. */
  private static final int MOST = 99_999_999;

  private static final int LONGEST_MAX_DELAY = 31_622_399;
  private static final int LONGEST_NAME = 80;

  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Map<String, State> states = new LinkedHashMap<>();

  StateMachineDefinition parse(String json) {
    JsonNode root = tree(json);
    Optional<StateMachineDefinition> definition = collecting(() -> machine(root));
    if (!diagnostics.isEmpty() || definition.isEmpty()) {
      throw new InvalidDefinitionException(diagnostics);
    }
    return definition.get();
  }

  private static JsonNode tree(String json) {
    try {
      JsonNode root =
          Json.mapper().reader(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(json);
      if (!root.isMissingNode()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      // Said below, as for a text that is empty.
    }
    throw new InvalidDefinitionException(
        List.of(new Diagnostic(Diagnostic.NOT_JSON, "The definition is not JSON", "/")));
  }

  private StateMachineDefinition machine(JsonNode root) {
    Fields fields = new Fields(root, "", "");
    if (!fields.optionalText("QueryLanguage").equals(Optional.of(JSONATA))) {
      throw fields.invalid("The top-level field 'QueryLanguage' must be 'JSONata'");
    }
    if (!fields.optionalText("Version").orElse("1.0").equals("1.0")) {
      throw fields.invalid("The field 'Version' must be '1.0'");
    }
    int seconds = fields.whole("TimeoutSeconds", 0, 1, MOST);
    String startAt = fields.text("StartAt");
    fields
        .required("States")
        .properties()
        .forEach(
            entry ->
                collecting(() -> state(entry.getKey(), entry.getValue()))
                    .ifPresent(state -> states.put(state.name(), state)));
    fields.refuseOthers("a state machine");
    if (diagnostics.isEmpty()) {
      checkTransitions(startAt);
    }
    return new StateMachineDefinition(
        startAt,
        seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds)),
        Map.copyOf(states));
  }

  private State state(String name, JsonNode object) {
    Fields fields = new Fields(object, "/States/" + name, "");
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw fields.invalid("A state's name has 1 to 80 characters");
    }
    if (!fields.optionalText("QueryLanguage").orElse(JSONATA).equals(JSONATA)) {
      throw fields.invalid("The field 'QueryLanguage' must be 'JSONata'");
    }
    String type = fields.text("Type");
    State state =
        switch (type) {
          case "Task" -> task(name, fields);
          case "Wait" -> wait(name, fields);
          case "Choice" -> choice(name, fields);
          case "Pass" -> new State.Pass(name, outcome(fields), next(fields));
          case "Succeed" ->
              new State.Succeed(name, new Outcome(fields.template("Output"), Optional.empty()));
          case "Fail" ->
              new State.Fail(
                  name,
                  fields.typed("Error", TypedField.Type.STRING),
                  fields.typed("Cause", TypedField.Type.STRING));
          default -> throw fields.invalid("The state type '" + type + "' is not supported");
        };
    fields.refuseOthers("a " + type + " state");
    return state;
  }

  private static State task(String name, Fields fields) {
    String resource = fields.text("Resource");
    if (!resource.equals(LAMBDA_INVOKE)) {
      throw fields.invalid(
          "The resource '%s' is not supported; use %s".formatted(resource, LAMBDA_INVOKE));
    }
    List<Retrier> retriers = fields.list("Retry").stream().map(DefinitionParser::retrier).toList();
    List<Catcher> catchers = fields.list("Catch").stream().map(DefinitionParser::catcher).toList();
    checkWildcard(fields, retriers.stream().map(Retrier::errorEquals).toList());
    checkWildcard(fields, catchers.stream().map(Catcher::errorEquals).toList());
    return new State.Task(
        name,
        resource,
        fields.template("Arguments").orElse(new Template.Literal(Json.mapper().createObjectNode())),
        fields.typed("TimeoutSeconds", TypedField.Type.INTEGER),
        retriers,
        catchers,
        outcome(fields),
        next(fields));
  }

  private static State wait(String name, Fields fields) {
    Optional<TypedField> seconds = fields.typed("Seconds", TypedField.Type.INTEGER);
    Optional<TypedField> timestamp = fields.typed("Timestamp", TypedField.Type.STRING);
    if (seconds.isPresent() == timestamp.isPresent()) {
      throw fields.invalid("A Wait state takes exactly one of 'Seconds' and 'Timestamp'");
    }
    State.Until until =
        seconds
            .<State.Until>map(State.Until.Seconds::new)
            .orElseGet(() -> new State.Until.Timestamp(timestamp.orElseThrow()));
    return new State.Wait(name, until, outcome(fields), next(fields));
  }

  private static State choice(String name, Fields fields) {
    List<State.Rule> rules = fields.list("Choices").stream().map(DefinitionParser::rule).toList();
    if (rules.isEmpty()) {
      throw fields.invalid("A Choice state needs at least one rule in 'Choices'");
    }
    return new State.Choice(name, rules, fields.optionalText("Default"), outcome(fields));
  }

  private static State.Rule rule(Fields fields) {
    TypedField condition =
        fields
            .typed("Condition", TypedField.Type.BOOLEAN)
            .orElseThrow(() -> fields.invalid("The field 'Condition' is missing"));
    State.Rule rule = new State.Rule(condition, fields.text("Next"), outcome(fields));
    fields.refuseOthers("a choice rule");
    return rule;
  }

  private static Retrier retrier(Fields fields) {
    int interval = fields.whole("IntervalSeconds", 1, 1, MOST);
    int maxDelay = fields.whole("MaxDelaySeconds", 0, 1, LONGEST_MAX_DELAY);
    if (maxDelay != 0 && maxDelay <= interval) {
      throw fields.invalid("'MaxDelaySeconds' must be greater than 'IntervalSeconds'");
    }
    String jitter = fields.optionalText("JitterStrategy").orElse("NONE");
    if (!jitter.equals("NONE") && !jitter.equals("FULL")) {
      throw fields.invalid("The field 'JitterStrategy' takes 'NONE' or 'FULL'");
    }
    Retrier retrier =
        new Retrier(
            errorEquals(fields),
            Duration.ofSeconds(interval),
            fields.whole("MaxAttempts", 3, 0, MOST),
            fields.number("BackoffRate", 2.0, 1.0),
            maxDelay == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(maxDelay)),
            jitter.equals("FULL"));
    fields.refuseOthers("a retrier");
    return retrier;
  }

  private static Catcher catcher(Fields fields) {
    Catcher catcher = new Catcher(errorEquals(fields), fields.text("Next"), outcome(fields));
    fields.refuseOthers("a catcher");
    return catcher;
  }

  private static List<String> errorEquals(Fields fields) {
    JsonNode names = fields.required("ErrorEquals");
    List<String> errors = new ArrayList<>();
    names.forEach(name -> errors.add(name.asText()));
    if (!names.isArray() || errors.isEmpty()) {
      throw fields.invalid("The field 'ErrorEquals' takes an array of at least one error name");
    }
    return List.copyOf(errors);
  }

  private static void checkWildcard(Fields fields, List<List<String>> errorLists) {
    for (int index = 0; index < errorLists.size(); index++) {
      List<String> errors = errorLists.get(index);
      if (errors.contains("States.ALL") && (errors.size() > 1 || index < errorLists.size() - 1)) {
        throw fields.invalid("'States.ALL' must stand alone, in the last retrier or catcher");
      }
    }
  }

  private static Outcome outcome(Fields fields) {
    Optional<Template> assign = fields.template("Assign");
    if (assign.isPresent()) {
      if (!(assign.get() instanceof Template.Members variables)) {
        throw fields.invalid("The field 'Assign' takes an object");
      }
      for (String name : variables.members().keySet()) {
        if (!isVariable(name)) {
          throw fields.invalid(
              "'%s' cannot be the name of a variable: a letter, then letters, digits and '_', at"
                      .formatted(name)
                  + " most 80, and not 'states'");
        }
      }
    }
    return new Outcome(fields.template("Output"), assign);
  }

  private static boolean isVariable(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST_NAME
        && !name.equals("states")
        && (Character.isUnicodeIdentifierStart(name.codePointAt(0)) || name.charAt(0) == '_')
        && name.codePoints().skip(1).allMatch(Character::isUnicodeIdentifierPart);
  }

  private static Optional<String> next(Fields fields) {
    Optional<String> next = fields.optionalText("Next");
    boolean end = fields.optional("End").map(JsonNode::booleanValue).orElse(false);
    if (next.isPresent() == end) {
      throw fields.invalid("The state takes either 'Next' or 'End': true");
    }
    return next;
  }

  private void checkTransitions(String startAt) {
    checkTarget(startAt, "/StartAt");
    states
        .values()
        .forEach(
            state ->
                targets(state).forEach(target -> checkTarget(target, "/States/" + state.name())));
    Set<String> reached = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(startAt));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (states.containsKey(name) && reached.add(name)) {
        targets(states.get(name)).forEach(open::push);
      }
    }
    states.keySet().stream()
        .filter(name -> !reached.contains(name))
        .forEach(
            name ->
                diagnostics.add(
                    new Diagnostic(
                        Diagnostic.TRANSITION,
                        "No state leads to the state '" + name + "'",
                        "/States/" + name)));
  }

  private void checkTarget(String target, String location) {
    if (!states.containsKey(target)) {
      diagnostics.add(
          new Diagnostic(
              Diagnostic.TRANSITION, "There is no state '" + target + "' to go to", location));
    }
  }

  private static Stream<String> targets(State state) {
    return switch (state) {
      case State.Task task ->
          Stream.concat(task.next().stream(), task.catchers().stream().map(Catcher::next));
      case State.Wait wait -> wait.next().stream();
      case State.Pass pass -> pass.next().stream();
      case State.Choice choice ->
          Stream.concat(
              choice.defaultNext().stream(), choice.rules().stream().map(State.Rule::next));
      case State.Succeed succeed -> Stream.empty();
      case State.Fail fail -> Stream.empty();
    };
  }

  private <T> Optional<T> collecting(Supplier<T> step) {
    try {
      return Optional.of(step.get());
    } catch (Fields.Invalid e) {
      diagnostics.add(e.diagnostic());
      return Optional.empty();
    }
  }
}
