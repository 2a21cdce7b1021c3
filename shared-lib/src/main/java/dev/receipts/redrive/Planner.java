package dev.receipts.redrive;

import dev.receipts.aws.ClaimChecks;
import dev.receipts.aws.ExecutionLookup;
import dev.receipts.document.ResultKeys;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.RowDamagedException;
import dev.receipts.ledger.Ledger;
import dev.receipts.ledger.LedgerEntry;
import dev.receipts.pipeline.Checkpoint;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.DeadLetterMessage.Job;
import dev.receipts.pipeline.ExecutionInput;
import dev.receipts.pipeline.Stage;
import dev.receipts.pipeline.TextractJob;
import dev.receipts.pipeline.TextractPrice;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionRedriveStatus;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Decides what is to be done about a failure; changes nothing. */
final class Planner {
  /** A redrive runs the definition that the execution was started with, and would fail again. */
  private static final Set<String> FAULTS_OF_THE_DEFINITION =
      Set.of("States.Runtime", "States.QueryEvaluationError", "States.DataLimitExceeded");

  private final Ledger ledger;
  private final Executions executions;
  private final ClaimChecks results;
  private final int maximumRedrives;
  private final Clock clock;

  Planner(
      Ledger ledger, Executions executions, ClaimChecks results, int maximumRedrives, Clock clock) {
    this.ledger = ledger;
    this.executions = executions;
    this.results = results;
    this.maximumRedrives = maximumRedrives;
    this.clock = clock;
  }

  /**
   * @param quarantined whether the message was taken from quarantine: then somebody wants another
   *     attempt in spite of those before
   */
  PlannedRedrive plan(QueuedFailure failure, boolean quarantined) {
    try {
      return plan(failure, ledger.find(failure.message().documentId()), quarantined);
    } catch (RowDamagedException e) {
      return free(failure, new Step.Impossible(e.getMessage()));
    }
  }

  private PlannedRedrive plan(
      QueuedFailure failure, Optional<LedgerEntry> row, boolean quarantined) {
    DeadLetterMessage message = failure.message();
    Optional<String> outOfDate = row.flatMap(entry -> outOfDate(message, entry, quarantined));
    if (outOfDate.isPresent()) {
      return free(failure, new Step.OutOfDate(outOfDate.get()));
    }
    Optional<DescribeExecutionResponse> execution = executions.find(message.executionArn());
    if (execution.isPresent() && wentOn(message, execution.get())) {
      return free(failure, new Step.OutOfDate("its execution went on already"));
    }
    if (!quarantined && message.attempts() > maximumRedrives) {
      return free(failure, new Step.Quarantine(message.attempts()));
    }
    Progress progress = progress(message, execution);
    Stage stage = resumesAt(message, progress);
    Optional<String> obstacle = obstacle(message, execution, stage, progress);
    if (obstacle.isEmpty()) {
      return priced(failure, new Step.RedriveExecution(stage), stage, progress);
    }
    return newExecution(failure, row, progress, stage, obstacle.get());
  }

  private static Optional<String> outOfDate(
      DeadLetterMessage message, LedgerEntry row, boolean quarantined) {
    if (!row.failureId().equals(Optional.of(message.failureId()))) {
      return Optional.of("the document has failed again since, or its failure was never recorded");
    }
    return switch (row.status()) {
      case FAILED, REDRIVEN -> Optional.empty();
      case QUARANTINED ->
          quarantined ? Optional.empty() : Optional.of("the document is in quarantine");
      case DISCARDED -> Optional.of("the failure was discarded");
      case ACCEPTED, IN_PROGRESS, STORED ->
          Optional.of("the document went on: it is " + row.status());
    };
  }

  private static boolean wentOn(DeadLetterMessage message, DescribeExecutionResponse execution) {
    return ExecutionLookup.isRunning(execution)
        || execution.status() == ExecutionStatus.SUCCEEDED
        || redriveCount(execution) > message.redriveCount();
  }

  private static int redriveCount(DescribeExecutionResponse execution) {
    return execution.redriveCount() == null ? 0 : execution.redriveCount();
  }

  /** What the message says; what it cannot know of an end that nobody caught, from the history. */
  private Progress progress(
      DeadLetterMessage message, Optional<DescribeExecutionResponse> execution) {
    boolean told =
        message.reusable().job().isPresent()
            || message.stage().equals(Optional.of(Stage.StartTextract));
    boolean redrivable =
        execution
            .filter(found -> found.redriveStatus() != ExecutionRedriveStatus.NOT_REDRIVABLE)
            .isPresent();
    Progress known =
        told && redrivable
            ? Progress.NONE
            : execution.map(executions::progress).orElse(Progress.NONE);
    return new Progress(
        known.document(),
        message.stage().or(known::stage),
        known.job().map(TextractJob::jobId).or(known::previousJobId),
        message.reusable().job().map(Job::toTextractJob).or(known::job),
        message.reusable().manifestKey().or(known::manifestKey),
        message.reusable().parsed().or(known::parsed));
  }

  private static Stage resumesAt(DeadLetterMessage message, Progress progress) {
    return progress
        .stage()
        .map(stage -> Resumption.after(stage, message.error(), progress.job().isPresent()))
        .orElse(Stage.StartTextract);
  }

  /** Why the execution cannot be redriven. */
  private Optional<String> obstacle(
      DeadLetterMessage message,
      Optional<DescribeExecutionResponse> execution,
      Stage stage,
      Progress progress) {
    if (execution.isEmpty()) {
      return Optional.of("Step Functions does not know the execution any more");
    }
    if (execution.get().redriveStatus() == ExecutionRedriveStatus.NOT_REDRIVABLE) {
      return Optional.of(
          Optional.ofNullable(execution.get().redriveStatusReason())
              .orElse("Step Functions cannot redrive the execution"));
    }
    if (FAULTS_OF_THE_DEFINITION.contains(message.error())) {
      return Optional.of(
          "the definition failed, and a redrive runs the one that the execution started with");
    }
    if (stage == Stage.CollectTextract && !canCollect(message, progress)) {
      return Optional.of("Textract keeps a result for seven days, and the job is older");
    }
    return Optional.empty();
  }

  private PlannedRedrive newExecution(
      QueuedFailure failure,
      Optional<LedgerEntry> row,
      Progress progress,
      Stage stage,
      String reason) {
    DeadLetterMessage message = failure.message();
    Optional<SourceDocument> document = row.flatMap(LedgerEntry::document).or(progress::document);
    if (document.isEmpty()) {
      return free(
          failure,
          new Step.Impossible(
              "neither its row nor its execution is known any more: upload the document again"));
    }
    String name = message.documentId() + "-" + message.attempts();
    if (executions.find(executions.arn(name)).isPresent()) {
      return free(failure, new Step.OutOfDate("the execution " + name + " took its place already"));
    }
    Optional<Checkpoint> checkpoint = checkpoint(message, stage, progress);
    ExecutionInput input =
        new ExecutionInput(
            document.get(),
            progress.job().map(TextractJob::jobId).or(progress::previousJobId),
            checkpoint);
    Stage first = checkpoint.map(Checkpoint::stage).orElse(Stage.StartTextract);
    return priced(failure, new Step.NewExecution(name, input, first, reason), first, progress);
  }

  /** The latest point that can be gone on from without doing again what was paid for. */
  private Optional<Checkpoint> checkpoint(
      DeadLetterMessage message, Stage stage, Progress progress) {
    if (stage == Stage.StartTextract || progress.job().isEmpty()) {
      return Optional.empty();
    }
    TextractJob job = progress.job().get();
    if (stage != Stage.CollectTextract
        && progress.manifestKey().filter(results::exists).isPresent()) {
      Stage first = progress.parsed().isEmpty() ? Stage.ParseReceipts : stage;
      return Optional.of(new Checkpoint(first, job, progress.manifestKey(), progress.parsed()));
    }
    return canCollect(message, progress)
        ? Optional.of(
            new Checkpoint(Stage.CollectTextract, job, Optional.empty(), Optional.empty()))
        : Optional.empty();
  }

  /** Whether Textract still has the job's result, or the results bucket has it already. */
  private boolean canCollect(DeadLetterMessage message, Progress progress) {
    return progress
        .job()
        .filter(
            job ->
                clock.instant().isBefore(job.keptUntil())
                    || results.exists(
                        new ResultKeys(message.documentId()).textractManifest(job.jobId())))
        .isPresent();
  }

  private static PlannedRedrive priced(
      QueuedFailure failure, Step step, Stage first, Progress progress) {
    Optional<TextractJob> replaced = progress.job().filter(job -> first == Stage.StartTextract);
    return new PlannedRedrive(
        failure,
        step,
        replaced.map(TextractJob::pages).orElse(0),
        replaced.map(job -> TextractPrice.of(job.mode(), job.pages())).orElse(BigDecimal.ZERO));
  }

  private static PlannedRedrive free(QueuedFailure failure, Step step) {
    return new PlannedRedrive(failure, step, 0, BigDecimal.ZERO);
  }
}
