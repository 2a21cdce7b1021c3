package dev.receipts.lambda;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** A function's settings, as {@code template.yaml} gives them. */
public record Environment(Map<String, String> variables) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** The settings of the running function. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /**
   * A setting that must be there.
   *
   * @throws IllegalStateException when it is missing or blank
   */
  public String required(String name) {
    return optional(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The environment variable " + name + " is not set; see template.yaml"));
  }

  /** A setting that may be missing; blank counts as missing. */
  public Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A whole number that must be there.
   *
   * @throws IllegalStateException when it is missing or no number
   */
  public int requiredInt(String name) {
    String value = required(name);
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalStateException(
          "The environment variable " + name + " must be a whole number, not '" + value + "'", e);
    }
  }

  /**
   * One of an enumeration's names that must be there.
   *
   * @throws IllegalStateException when it is missing or no such name
   */
  public <E extends Enum<E>> E requiredOneOf(String name, Class<E> type) {
    String value = required(name);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(value.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The environment variable %s must be one of %s, not '%s'"
                        .formatted(name, Arrays.toString(type.getEnumConstants()), value)));
  }
}
