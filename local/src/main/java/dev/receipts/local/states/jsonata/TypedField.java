package dev.receipts.local.states.jsonata;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A field whose value must be of one type, as {@code Seconds} or {@code Condition}: a literal, or
 * an expression that gives one.
 */
public final class TypedField {

  /** The types such fields have, named as in the service's error messages. */
  public enum Type {
    /** A whole number from 0 to 99,999,999: the range of seconds in a definition. */
    INTEGER,
    BOOLEAN,
    STRING;

    private static final int MAXIMUM = 99_999_999;

    private boolean accepts(JsonNode value) {
      return switch (this) {
        case INTEGER -> value.isNumber() && isWholeInRange(value.doubleValue());
        case BOOLEAN -> value.isBoolean();
        case STRING -> value.isTextual();
      };
    }

    private static boolean isWholeInRange(double number) {
      return number == Math.rint(number) && number >= 0 && number <= MAXIMUM;
    }
  }

  private final Template template;
  private final Type type;
  private final String location;

  private TypedField(Template template, Type type, String location) {
    this.template = template;
    this.type = type;
    this.location = location;
  }

  /**
   * Compiles a field.
   *
   * @throws JsonataException when it is neither an expression nor a literal of the type
   */
  public static TypedField compile(JsonNode value, Type type, String location) {
    Template template = Template.compile(value, location);
    if (!(template instanceof Template.Expression) && !type.accepts(value)) {
      throw new JsonataException(
          location, "The field '%s' takes %s or a JSONata expression.".formatted(location, type));
    }
    return new TypedField(template, type, location);
  }

  /** Evaluates a field of type INTEGER. */
  public int integer(Scope scope) {
    return checked(scope).intValue();
  }

  /** Evaluates a field of type BOOLEAN. */
  public boolean bool(Scope scope) {
    return checked(scope).booleanValue();
  }

  /** Evaluates a field of type STRING. */
  public String text(Scope scope) {
    return checked(scope).textValue();
  }

  /** The error for a value that is of the type and yet of no use. */
  public JsonataException unusable(String why) {
    return new JsonataException(location, "The field '%s' %s".formatted(location, why));
  }

  private JsonNode checked(Scope scope) {
    JsonNode value = template.evaluate(scope);
    if (!type.accepts(value) && template instanceof Template.Expression expression) {
      throw expression.failure(
          "returned an unexpected result type. Expected '%s', but was '%s'."
              .formatted(type, value.getNodeType()));
    }
    return value;
  }
}
