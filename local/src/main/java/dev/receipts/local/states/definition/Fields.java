package dev.receipts.local.states.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.local.states.jsonata.JsonataException;
import dev.receipts.local.states.jsonata.Template;
import dev.receipts.local.states.jsonata.TypedField;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads the fields of one JSON object of a definition and knows in the end which ones nobody asked
 * for.
 */
final class Fields {

  /** What is wrong with one object; the parser goes on with the next. */
  static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Diagnostic diagnostic;

    Invalid(String code, String message, String location) {
      super(message);
      this.diagnostic = new Diagnostic(code, message, location);
    }

    Diagnostic diagnostic() {
      return diagnostic;
    }
  }

  /** The fields of the other dialect, so that a message can say why they are refused. */
  private static final Set<String> JSON_PATH =
      Set.of(
          "InputPath",
          "OutputPath",
          "ResultPath",
          "Parameters",
          "ResultSelector",
          "Result",
          "Variable",
          "SecondsPath",
          "TimestampPath",
          "TimeoutSecondsPath",
          "HeartbeatSecondsPath",
          "ErrorPath",
          "CausePath");

  private final JsonNode object;
  private final String location;

  /** Where expressions stand, relative to their state. */
  private final String field;

  private final Set<String> known = new LinkedHashSet<>();

  Fields(JsonNode object, String location, String field) {
    if (!object.isObject()) {
      throw new Invalid(Diagnostic.SCHEMA, "An object is needed here", location);
    }
    this.object = object;
    this.location = location;
    this.field = field;
    optionalText("Comment");
  }

  Invalid invalid(String message) {
    return new Invalid(Diagnostic.SCHEMA, message, location);
  }

  boolean has(String name) {
    known.add(name);
    return object.has(name);
  }

  JsonNode required(String name) {
    if (!has(name)) {
      throw invalid("The field '" + name + "' is missing");
    }
    return object.get(name);
  }

  Optional<JsonNode> optional(String name) {
    return has(name) ? Optional.of(object.get(name)) : Optional.empty();
  }

  String text(String name) {
    return optionalText(name).orElseThrow(() -> invalid("The field '" + name + "' is missing"));
  }

  Optional<String> optionalText(String name) {
    return optional(name)
        .map(
            value -> {
              if (!value.isTextual()) {
                throw invalid("The field '" + name + "' takes a string");
              }
              return value.textValue();
            });
  }

  int whole(String name, int defaultValue, int minimum, int maximum) {
    return optional(name)
        .map(
            value -> {
              if (!value.canConvertToInt()
                  || !value.isIntegralNumber()
                  || value.intValue() < minimum
                  || value.intValue() > maximum) {
                throw invalid(
                    "The field '%s' takes a whole number from %d to %d"
                        .formatted(name, minimum, maximum));
              }
              return value.intValue();
            })
        .orElse(defaultValue);
  }

  double number(String name, double defaultValue, double minimum) {
    return optional(name)
        .map(
            value -> {
              if (!value.isNumber() || value.doubleValue() < minimum) {
                throw invalid("The field '%s' takes a number from %s".formatted(name, minimum));
              }
              return value.doubleValue();
            })
        .orElse(defaultValue);
  }

  Optional<Template> template(String name) {
    return optional(name).map(value -> compiled(() -> Template.compile(value, at(name))));
  }

  Optional<TypedField> typed(String name, TypedField.Type type) {
    return optional(name).map(value -> compiled(() -> TypedField.compile(value, type, at(name))));
  }

  /** The objects of an array, each with its own location. */
  List<Fields> list(String name) {
    JsonNode array = object.path(name);
    if (has(name) && !array.isArray()) {
      throw invalid("The field '" + name + "' takes an array");
    }
    List<Fields> items = new ArrayList<>();
    for (int index = 0; index < array.size(); index++) {
      String item = "%s[%d]".formatted(name, index);
      items.add(new Fields(array.get(index), location + "/" + item, at(item)));
    }
    return items;
  }

  /** Refuses every field that was not asked for, by name. */
  void refuseOthers(String owner) {
    List<String> others = new ArrayList<>();
    object.fieldNames().forEachRemaining(others::add);
    others.removeAll(known);
    if (!others.isEmpty()) {
      String name = others.getFirst();
      throw invalid(
          JSON_PATH.contains(name)
              ? "The field '%s' belongs to JSONPath; %s takes JSONata only".formatted(name, owner)
              : "The field '%s' is not supported by %s".formatted(name, owner));
    }
  }

  private String at(String name) {
    return field.isEmpty() ? name : field + "/" + name;
  }

  private <T> T compiled(Supplier<T> compilation) {
    try {
      return compilation.get();
    } catch (JsonataException e) {
      throw new Invalid(Diagnostic.SCHEMA, e.getMessage(), location + "/" + e.location());
    }
  }
}
