package dev.receipts.local.rehearsal;

import java.time.InstantSource;
import java.util.Set;

/** A bad day: what goes wrong, and what has to hold in spite of it. */
final class Scenario {
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
