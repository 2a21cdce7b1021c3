package dev.receipts.cli;

import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.DeadLetterMessage.Job;
import dev.receipts.redrive.FailureQueue;
import dev.receipts.redrive.PlannedRedrive;
import dev.receipts.redrive.QueuedFailure;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.Selection;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells everything about one failure. */
@Command(
    name = "show",
    description = "Shows a failure: what happened, what to do, and what a redrive would do.",
    mixinStandardHelpOptions = true)
final class DlqShowCommand implements Callable<Integer> {
  @Mixin private StackOption stack;

  @Parameters(
      paramLabel = "ID",
      converter = Converters.NotBlank.class,
      description = "A document's id, or a failure's.")
  private String id;

  @Option(names = "--json", description = "One JSON object, with the plan of a redrive.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean found = false;
    try (DeployedPipeline pipeline = stack.open()) {
      Redrive redrive = pipeline.redrive(DlqListCommand.VISIBILITY);
      for (Source source : Source.values()) {
        FailureQueue.Reading reading = redrive.list(source, Selection.of(id));
        for (QueuedFailure failure : reading.wanted()) {
          PlannedRedrive planned = redrive.plan(source, failure);
          if (json) {
            spec.commandLine().getOut().println(FailureJson.of(source, planned));
          } else {
            print(source, planned);
          }
          found = true;
        }
      }
    }
    if (!found) {
      spec.commandLine().getErr().println(nothing(id));
    }
    return found ? 0 : 1;
  }

  static String nothing(String id) {
    return "receipts: neither the dead-letter queue nor the quarantine has a message about "
        + id
        + ", or another command is reading it at this moment.";
  }

  private void print(Source source, PlannedRedrive planned) {
    DeadLetterMessage message = planned.failure().message();
    line("Document", message.documentId().value());
    line("Object", "s3://%s/%s".formatted(message.bucket(), message.key()));
    message.versionId().ifPresent(version -> line("Version", version));
    line("Size", "%,d bytes".formatted(message.size()));
    line("Failure", message.failureId());
    line("Stage", DlqListCommand.stageOf(message));
    line("Error", message.error());
    line("Kind", message.kind().toString());
    line("Message", message.message());
    line("Advice", message.advice());
    line("Attempts", Integer.toString(message.attempts()));
    line("First failure", message.firstFailure().toString());
    line("Last failure", message.lastFailure().toString());
    line("Execution", message.executionArn());
    line("Redrives of it", Integer.toString(message.redriveCount()));
    line("Console", message.consoleLink());
    message.reusable().job().ifPresent(this::job);
    message.reusable().manifestKey().ifPresent(key -> line("Stored answer", key));
    message
        .reusable()
        .parsed()
        .ifPresent(
            parsed ->
                line(
                    "Stored receipts",
                    "%s (%d)".formatted(parsed.receiptsKey(), parsed.receipts())));
    line("Is in", source == Source.QUARANTINE ? "quarantine" : "the dead-letter queue");
    line("A redrive", Plans.sentence(planned));
    spec.commandLine().getOut().println();
  }

  private void job(Job job) {
    Duration age = Duration.between(job.startedAt(), Instant.now());
    line(
        "Textract job",
        "%s (%s, pages: %d, %d h old, kept until %s)"
            .formatted(job.jobId(), job.mode(), job.pages(), age.toHours(), job.keptUntil()));
  }

  private void line(String name, String value) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-16s %s%n", name, TextTable.printable(value));
  }
}
