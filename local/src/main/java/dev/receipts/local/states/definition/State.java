package dev.receipts.local.states.definition;

import dev.receipts.local.states.jsonata.Template;
import dev.receipts.local.states.jsonata.TypedField;
import java.util.List;
import java.util.Optional;

/** A state of a state machine. Where {@code next} is empty, the execution succeeds after it. */
public sealed interface State {
  String name();

  /**
   * Calls something and waits for its result.
   *
   * @param arguments what it is called with; an empty object where there are none
   */
  record Task(
      String name,
      String resource,
      Template arguments,
      Optional<TypedField> timeoutSeconds,
      List<Retrier> retriers,
      List<Catcher> catchers,
      Outcome outcome,
      Optional<String> next)
      implements State {}

  /** Lets time pass. */
  record Wait(String name, Until until, Outcome outcome, Optional<String> next) implements State {}

  /** Goes where the first rule that holds leads. */
  record Choice(String name, List<Rule> rules, Optional<String> defaultNext, Outcome outcome)
      implements State {}

  /** Computes. */
  record Pass(String name, Outcome outcome, Optional<String> next) implements State {}

  /** Ends the execution well. */
  record Succeed(String name, Outcome outcome) implements State {}

  /** Ends the execution with an error. */
  record Fail(String name, Optional<TypedField> error, Optional<TypedField> cause)
      implements State {}

  /** A rule of a Choice. */
  record Rule(TypedField condition, String next, Outcome outcome) {}

  /** How long a Wait lasts. */
  sealed interface Until {
    /** So many seconds from when the state was entered. */
    record Seconds(TypedField seconds) implements Until {}

    /** Up to an RFC 3339 time. */
    record Timestamp(TypedField timestamp) implements Until {}
  }
}
