package dev.receipts.local.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The scenarios, and the stack that they are rehearsed on. */
public final class Rehearsals implements AutoCloseable {
  private static final Map<String, Scenario> BY_NAME =
      Scenarios.all().stream().collect(Collectors.toUnmodifiableMap(Scenario::name, one -> one));

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
   * @param scenario its name, or several joined with {@code +}, which are rehearsed together
   * @param seed decides what goes wrong with which document: the same seed, the same faults
   */
  public record Round(String scenario, long seed) {}

  /**
   * Every scenario, in few rounds: some together, the storm alone with five seeds.
   *
   * @param seed the first, or only, seed of each
   */
  public static List<Round> allRounds(long seed) {
    return rounds(Scenarios.rounds(), seed);
  }

  /**
   * Every scenario in a round of its own, the storm in five.
   *
   * @param seed the first, or only, seed of each
   */
  public static List<Round> allRoundsApart(long seed) {
    return rounds(Scenarios.all().stream().map(one -> List.of(one.name())).toList(), seed);
  }

  private static List<Round> rounds(List<List<String>> scenarios, long seed) {
    return scenarios.stream()
        .flatMap(
            names ->
                LongStream.range(seed, seed + (names.contains(Scenarios.STORM) ? STORMS : 1))
                    .mapToObj(one -> new Round(String.join(Scenario.TOGETHER, names), one)))
        .toList();
  }

  /** The names that there is no scenario for, among those of a round. */
  public static List<String> unknown(Round round) {
    return names(round).filter(name -> !BY_NAME.containsKey(name)).toList();
  }

  private static Stream<String> names(Round round) {
    return Stream.of(round.scenario().split(Pattern.quote(Scenario.TOGETHER), -1)).distinct();
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
    if (!unknown(round).isEmpty()) {
      throw new IllegalArgumentException("There is no scenario " + unknown(round).getFirst());
    }
    Scenario scenario = Scenario.together(names(round).map(BY_NAME::get).toList());
    return new Rehearsal(stack, scenario, documents, round.seed(), listener).run();
  }

  @Override
  public void close() {
    stack.close();
  }
}
