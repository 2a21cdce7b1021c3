package dev.receipts.cli;

import dev.receipts.local.rehearsal.RehearsalResult;
import dev.receipts.local.rehearsal.Rehearsals;
import dev.receipts.local.rehearsal.Rehearsals.Description;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rehearses bad days. */
@Command(
    name = "rehearse",
    description = {
      "Rehearses bad days: lets things go wrong on an embedded stack of its own, in memory, and"
          + " counts what is lost and doubled. It never touches AWS.",
      "Ends with status 1 when an invariant did not hold."
    },
    mixinStandardHelpOptions = true)
final class RehearseCommand implements Callable<Integer> {
  private static final String ALL = "all";

  @Parameters(
      arity = "0..*",
      paramLabel = "SCENARIO",
      defaultValue = ALL,
      description =
          "Scenarios that --list names, one after the other; several joined with + go wrong"
              + " together. Or all: every scenario, some together (default: ${DEFAULT-VALUE}).")
  private List<String> scenarios;

  @Option(names = "--list", description = "Name each scenario with one line, and do nothing.")
  private boolean list;

  @Option(
      names = "--apart",
      description =
          "With all: each scenario on its own, which takes longer and tells which one it is that"
              + " does not hold.")
  private boolean apart;

  @Option(
      names = "--documents",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many documents each round has (default: ${DEFAULT-VALUE}).")
  private int documents;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description =
          "Decides what goes wrong with which document: the same seed, the same faults (default:"
              + " ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print JSON Lines, one object a scenario, and no table.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    if (list) {
      list(out);
      return 0;
    }
    List<Rehearsals.Round> rounds = rounds();
    // With --json the standard output is for a program; what is said to people goes beside it.
    PrintWriter talk = json ? spec.commandLine().getErr() : out;
    talk.println("Starting the embedded stack …");
    List<RehearsalResult> results = new ArrayList<>();
    try (RehearsalProgress progress =
            new RehearsalProgress(talk, Boolean.getBoolean("receipts.terminal"));
        Rehearsals rehearsals = Rehearsals.start(Home.folder())) {
      for (Rehearsals.Round round : rounds) {
        RehearsalResult result = rehearsals.rehearse(round, documents, progress);
        results.add(result);
        if (json) {
          out.println(RehearsalReport.json(result));
        }
      }
    }
    if (!json) {
      out.println();
      RehearsalReport.table(results).forEach(out::println);
    }
    RehearsalReport.violations(results).forEach(talk::println);
    return results.stream().allMatch(RehearsalResult::passed) ? 0 : 1;
  }

  private List<Rehearsals.Round> rounds() {
    if (documents < 1) {
      throw new ParameterException(spec.commandLine(), "--documents must be 1 or more.");
    }
    if (scenarios.contains(ALL)) {
      return apart ? Rehearsals.allRoundsApart(seed) : Rehearsals.allRounds(seed);
    }
    // Named twice, a scenario would meet its own documents, already uploaded.
    return scenarios.stream().distinct().map(this::round).toList();
  }

  private Rehearsals.Round round(String scenario) {
    Rehearsals.Round round = new Rehearsals.Round(scenario, seed);
    for (String unknown : Rehearsals.unknown(round)) {
      throw new ParameterException(
          spec.commandLine(),
          "There is no scenario " + unknown + ": see ./receipts rehearse --list.");
    }
    return round;
  }

  private static void list(PrintWriter out) {
    int width =
        Rehearsals.scenarios().stream().mapToInt(one -> one.name().length()).max().orElse(0);
    for (Description one : Rehearsals.scenarios()) {
      out.println(one.name() + " ".repeat(width - one.name().length()) + "  " + one.summary());
    }
  }
}
