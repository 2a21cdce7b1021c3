package dev.receipts.local.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The scenarios, and the stack that they are rehearsed on. */
public final class Rehearsals implements AutoCloseable {
  private static final Map<String, Scenario> BY_NAME =
      Scenarios.all().stream().collect(Collectors.toUnmodifiableMap(Scenario::name, one -> one));

  private static final String STORM = "storm";
  private static final int STORMS = 5;

  private final RehearsalStack stack;

  private Rehearsals(RehearsalStack stack) {
    this.stack = stack;
  }

  /**
   * A scenario as people read of it.
   *
   * @param invariant what has to hold, in one sentence
   */
  public record Description(String name, String summary, String invariant) {}

  /**
   * One run of a scenario.
   *
   * @param seed decides what goes wrong with which document: the same seed, the same faults
   */
  public record Round(String scenario, long seed) {}

  /**
   * Every scenario, the storm with five seeds.
   *
   * @param seed the first, or only, seed of each
   */
  public static List<Round> allRounds(long seed) {
    return Scenarios.all().stream()
        .flatMap(
            scenario ->
                LongStream.range(seed, seed + (scenario.name().equals(STORM) ? STORMS : 1))
                    .mapToObj(one -> new Round(scenario.name(), one)))
        .toList();
  }

  /** All scenarios, in the order in which they are rehearsed. */
  public static List<Description> scenarios() {
    return Scenarios.all().stream()
        .map(one -> new Description(one.name(), one.summary(), one.invariant()))
        .toList();
  }

  /**
   * Starts the stack, in memory.
   *
   * @param projectRoot the folder with {@code template.yaml}; the built artifacts are below it
   */
  public static Rehearsals start(Path projectRoot) {
    return new Rehearsals(RehearsalStack.start(projectRoot));
  }

  /**
   * Rehearses a scenario.
   *
   * @throws IllegalArgumentException when there is no scenario of this name
   */
  public RehearsalResult rehearse(Round round, int documents, RehearsalListener listener)
      throws InterruptedException {
    Scenario found = BY_NAME.get(round.scenario());
    if (found == null) {
      throw new IllegalArgumentException("There is no scenario " + round.scenario());
    }
    return new Rehearsal(stack, found, documents, round.seed(), listener).run();
  }

  @Override
  public void close() {
    stack.close();
  }
}
