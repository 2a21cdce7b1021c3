package dev.receipts.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;

/**
 * An EventBridge event pattern: exact values, {@code prefix}, {@code anything-but} and {@code
 * exists}. Every other operator is refused by its name.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html">Comparison
 *     operators</a>
 */
final class EventPattern {
  private static final Set<String> OPERATORS = Set.of("prefix", "anything-but", "exists");

  private final JsonNode pattern;

  /**
   * Checks the pattern.
   *
   * @throws IllegalArgumentException when it uses what is not known here
   */
  EventPattern(JsonNode pattern) {
    checkFields(pattern, "");
    this.pattern = pattern;
  }

  boolean matches(JsonNode event) {
    return matchesFields(pattern, event);
  }

  private static boolean matchesFields(JsonNode pattern, JsonNode event) {
    for (var field : pattern.properties()) {
      JsonNode expected = field.getValue();
      JsonNode actual = event.path(field.getKey());
      boolean matches =
          expected.isObject() ? matchesFields(expected, actual) : matchesAny(expected, actual);
      if (!matches) {
        return false;
      }
    }
    return true;
  }

  private static boolean matchesAny(JsonNode alternatives, JsonNode actual) {
    for (JsonNode alternative : alternatives) {
      if (actual.isArray() && !actual.isEmpty()) {
        for (JsonNode element : actual) {
          if (matchesOne(alternative, element)) {
            return true;
          }
        }
      } else if (matchesOne(alternative, actual.isArray() ? MissingNode.getInstance() : actual)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesOne(JsonNode expected, JsonNode actual) {
    if (!expected.isObject()) {
      return same(expected, actual);
    }
    if (expected.has("exists")) {
      // Only leaves count: an object is neither.
      return expected.get("exists").booleanValue() == actual.isValueNode();
    }
    if (expected.has("prefix")) {
      return actual.isTextual() && actual.textValue().startsWith(prefix(expected));
    }
    JsonNode excluded = expected.get("anything-but");
    if (!actual.isValueNode()) {
      return false;
    }
    if (excluded.isObject()) {
      return !(actual.isTextual() && actual.textValue().startsWith(prefix(excluded)));
    }
    for (JsonNode one : excluded) {
      if (same(one, actual)) {
        return false;
      }
    }
    return excluded.isArray() || !same(excluded, actual);
  }

  private static boolean same(JsonNode expected, JsonNode actual) {
    if (expected.isNumber() && actual.isNumber()) {
      return expected.decimalValue().compareTo(actual.decimalValue()) == 0;
    }
    return expected.equals(actual);
  }

  private static String prefix(JsonNode operator) {
    return operator.get("prefix").textValue();
  }

  private static void checkFields(JsonNode pattern, String path) {
    if (!pattern.isObject() || pattern.isEmpty()) {
      throw problem(path, "needs at least one field");
    }
    pattern
        .properties()
        .forEach(
            field -> {
              String fieldPath = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
              if (field.getKey().startsWith("$")) {
                throw problem(fieldPath, "is an operator that the local event bus does not know");
              }
              if (field.getValue().isObject()) {
                checkFields(field.getValue(), fieldPath);
              } else if (!field.getValue().isArray() || field.getValue().isEmpty()) {
                throw problem(fieldPath, "needs a list of values");
              } else {
                field.getValue().forEach(value -> checkValue(value, fieldPath));
              }
            });
  }

  private static void checkValue(JsonNode value, String path) {
    if (!value.isObject()) {
      return;
    }
    String operator = value.size() == 1 ? value.fieldNames().next() : value.toString();
    if (!OPERATORS.contains(operator)) {
      throw problem(path, "uses " + operator + "; the local event bus knows " + OPERATORS);
    }
    JsonNode argument = value.get(operator);
    boolean fits =
        switch (operator) {
          case "prefix" -> argument.isTextual();
          case "exists" -> argument.isBoolean();
          default ->
              argument.isTextual()
                  || argument.isNumber()
                  || argument.isArray()
                  || (argument.size() == 1 && argument.path("prefix").isTextual());
        };
    if (!fits) {
      throw problem(path, "uses " + operator + " with " + argument + ", which is not known here");
    }
  }

  private static IllegalArgumentException problem(String path, String problem) {
    return new IllegalArgumentException("The event pattern's " + path + " " + problem);
  }
}
