package dev.receipts.cli;

import dev.receipts.admission.Admission.Answer;
import dev.receipts.admission.AdmissionState;
import dev.receipts.pipeline.Stage;
import dev.receipts.redrive.Outcome;
import dev.receipts.redrive.PlannedRedrive;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.RedriveListener;
import dev.receipts.redrive.RedriveOrder;
import dev.receipts.redrive.RedrivePlan;
import dev.receipts.redrive.RedriveResult;
import dev.receipts.redrive.Selection;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Redrives failed documents. */
@Command(
    name = "redrive",
    description = {
      "Redrives failed documents: prints the plan and its price, then carries it out.",
      "Say which: by --cause, --stage, --older-than and --id together, or --all.",
      "Ends with status 1 when some stay in the queue, or when none is what you say."
    },
    mixinStandardHelpOptions = true)
final class DlqRedriveCommand implements Callable<Integer> {
  /** Messages are hidden from other readers as long if the command is killed. */
  private static final Duration VISIBILITY = Duration.ofMinutes(15);

  /** How long to wait for a free place while as many documents are in progress as may be. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Mixin private StackOption stack;
  @Mixin private Responsibility responsibility;

  @Option(
      names = "--cause",
      paramLabel = "ERROR",
      split = ",",
      description = "Failures with this error, as DatabaseThrottledException.")
  private Set<String> causes = Set.of();

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      split = ",",
      description = "Failures at this stage: ${COMPLETION-CANDIDATES}.")
  private Set<Stage> stages = Set.of();

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      converter = Converters.Age.class,
      description = "Failures at least this long ago, as 90s, 15m, 2h or 3d.")
  private Optional<Duration> olderThan;

  @Option(
      names = "--id",
      paramLabel = "ID",
      split = ",",
      description = "This document, or this failure.")
  private Set<String> ids = Set.of();

  @Option(names = "--all", description = "All failures.")
  private boolean all;

  @Option(
      names = "--quarantine",
      description = "Take them from quarantine, however often they failed.")
  private boolean quarantine;

  @Option(names = "--dry-run", description = "Print the plan and change nothing.")
  private boolean dryRun;

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      converter = Converters.Rate.class,
      description = "Start at most this many a second.")
  private Optional<Double> rate;

  @Option(
      names = "--maximum",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Redrive at most this many (default: ${DEFAULT-VALUE}).")
  private int maximum;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "not said",
      converter = Converters.NotBlank.class,
      description = "Why; recorded on each document.")
  private String reason;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    Selection selection = selection();
    Source source = quarantine ? Source.QUARANTINE : Source.DEAD_LETTERS;
    try (DeployedPipeline pipeline = stack.open()) {
      Redrive redrive = pipeline.redrive(VISIBILITY);
      RedrivePlan plan = redrive.plan(source, selection);
      if (plan.redrives().isEmpty() && !all) {
        spec.commandLine().getErr().println(noMatch(source, plan.others()));
        return 1;
      }
      print(plan);
      if (dryRun || plan.redrives().isEmpty()) {
        redrive.giveBack(source, plan);
        return 0;
      }
      RedriveResult result = redrive.carryOut(source, plan, order(), new Display(plan, pipeline));
      print(result);
      return result.complete() ? 0 : 1;
    }
  }

  private Selection selection() {
    try {
      Selection selection = new Selection(causes, stages, ids, olderThan, maximum);
      if (selection.isEverything() != all) {
        throw new ParameterException(
            spec.commandLine(),
            "Say which failures: --cause, --stage, --older-than or --id, or else --all.");
      }
      return selection;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private RedriveOrder order() {
    return new RedriveOrder(
        responsibility.by(),
        reason,
        rate.map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
        PATIENCE,
        Instant.MAX);
  }

  private void print(RedrivePlan plan) {
    PrintWriter out = spec.commandLine().getOut();
    int number = plan.redrives().size();
    out.printf("The plan for %s", DlqListCommand.failures(number));
    out.println(plan.others() == 0 ? ":" : ", of " + (number + plan.others()) + ":");
    if (number > 0) {
      Plans.lines(plan).forEach(line -> out.println("  " + line));
    }
    out.println();
  }

  private void print(RedriveResult result) {
    PrintWriter out = spec.commandLine().getOut();
    out.println();
    result.counts().forEach((outcome, number) -> out.printf("%6d  %s%n", number, words(outcome)));
    result.problems().forEach(problem -> out.println("  " + TextTable.printable(problem)));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case REDRIVEN -> "redriven";
      case STARTED_ANEW -> "started anew";
      case QUARANTINED -> "in quarantine";
      case OUT_OF_DATE -> "out of date, message deleted";
      case NOT_ADMITTED ->
          "not admitted: as many documents are in progress as may be, or admission is paused; run"
              + " it again";
      case NOT_REACHED -> "not reached; run it again";
      case FAILED -> "could not be redriven";
    };
  }

  static String noMatch(Source source, int others) {
    return "receipts: no failure in %s matches (%d do not), or another command is reading it at this moment; see: receipts dlq list"
        .formatted(source == Source.QUARANTINE ? "quarantine" : "the dead-letter queue", others);
  }

  /** Why a redrive waits, and for how long; empty where it is about to go on. */
  static Optional<String> waiting(Answer answer, AdmissionState state, int limit) {
    Optional<String> reason =
        switch (answer) {
          case ADMITTED -> Optional.empty();
          case FULL ->
              Optional.of("%d documents are in progress, as many as may be".formatted(limit));
          case PAUSED -> AdmissionShowCommand.pause(state).map(pause -> "admission is " + pause);
        };
    return reason.map(
        why ->
            "receipts: %s. Waiting for a place, for up to %d minutes; what finds none stays in the queue."
                .formatted(TextTable.printable(why), PATIENCE.toMinutes()));
  }

  /** Tells of each outcome as it comes, and once of each reason to wait. */
  private final class Display implements RedriveListener {
    private final int total;
    private final DeployedPipeline pipeline;
    private final Set<Answer> told = EnumSet.noneOf(Answer.class);
    private int done;

    Display(RedrivePlan plan, DeployedPipeline pipeline) {
      this.total = plan.redrives().size();
      this.pipeline = pipeline;
    }

    @Override
    public void waits(Answer answer) {
      if (told.add(answer)) {
        waiting(answer, pipeline.admission().state(), pipeline.inFlightLimit())
            .ifPresent(spec.commandLine().getErr()::println);
      }
    }

    @Override
    public void ended(PlannedRedrive planned, Outcome outcome) {
      done++;
      spec.commandLine()
          .getOut()
          .printf(
              "%d/%d  %s  %s%n",
              done,
              total,
              planned.failure().message().documentId(),
              outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
  }
}
