package dev.receipts.local.states.definition;

/**
 * One thing that is wrong with a definition.
 *
 * @param code the service's code for this kind of mistake
 * @param location a path into the definition, as {@code /States/Parse/Retry[0]}
 */
public record Diagnostic(String code, String message, String location) {
  static final String SCHEMA = "SCHEMA_VALIDATION_FAILED";
  static final String TRANSITION = "MISSING_TRANSITION_TARGET";
  static final String NOT_JSON = "INVALID_JSON_DESCRIPTION";

  @Override
  public String toString() {
    return "%s: %s at %s".formatted(code, message, location);
  }
}
