package dev.receipts.local.rehearsal;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A bad day: what goes wrong, and what has to hold in spite of it. */
final class Scenario {
  /** Stands between the names of scenarios that are rehearsed together. */
  static final String TOGETHER = "+";

  private final String name;
  private final String summary;
  private final String invariant;
  private final Set<String> causes;
  private final Maker maker;

  /** Makes what goes wrong; anew each time, because it may count. */
  interface Maker {
    Mischief make(Chance chance, InstantSource time);
  }

  /**
   * @param name what a person calls it
   * @param summary what goes wrong, in one line
   * @param invariant what has to hold, in one sentence
   * @param causes the errors that its failures may name, without their packages
   */
  Scenario(String name, String summary, String invariant, Set<String> causes, Maker maker) {
    this.name = name;
    this.summary = summary;
    this.invariant = invariant;
    this.causes = Set.copyOf(causes);
    this.maker = maker;
  }

  /** Several scenarios on the same documents at the same time. */
  static Scenario together(List<Scenario> scenarios) {
    if (scenarios.size() == 1) {
      return scenarios.getFirst();
    }
    return new Scenario(
        words(scenarios, Scenario::name, TOGETHER),
        words(scenarios, Scenario::summary, " "),
        words(scenarios, Scenario::invariant, " "),
        scenarios.stream().flatMap(one -> one.causes.stream()).collect(Collectors.toSet()),
        (chance, time) ->
            new Together(
                scenarios.stream().map(one -> one.maker.make(chance.of(one.name), time)).toList()));
  }

  private static String words(
      List<Scenario> scenarios, Function<Scenario, String> words, String between) {
    return scenarios.stream().map(words).collect(Collectors.joining(between));
  }

  String name() {
    return name;
  }

  String summary() {
    return summary;
  }

  String invariant() {
    return invariant;
  }

  Mischief mischief(long seed, InstantSource time) {
    return maker.make(new Chance(seed), time);
  }

  /**
   * Whether a failure of this scenario may have this name.
   *
   * @param error with its package, where it has one
   */
  boolean causes(String error) {
    return causes.contains(
        error.substring(error.startsWith("dev.") ? error.lastIndexOf('.') + 1 : 0));
  }
}
