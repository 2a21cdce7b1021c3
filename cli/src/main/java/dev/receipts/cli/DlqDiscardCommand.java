package dev.receipts.cli;

import dev.receipts.document.DocumentId;
import dev.receipts.redrive.FailureQueue;
import dev.receipts.redrive.QueuedFailure;
import dev.receipts.redrive.Redrive;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.Selection;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Leaves a failure as it is, for good. */
@Command(
    name = "discard",
    description = "Deletes the message about a failure, and records who did so and why.",
    mixinStandardHelpOptions = true)
final class DlqDiscardCommand implements Callable<Integer> {
  private static final Duration VISIBILITY = Duration.ofMinutes(2);

  @Mixin private StackOption stack;
  @Mixin private Responsibility responsibility;

  @Parameters(
      paramLabel = "ID",
      converter = Converters.NotBlank.class,
      description = "A document's id, or a failure's.")
  private String id;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      converter = Converters.NotBlank.class,
      description = "Why; recorded on the document.")
  private String reason;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    boolean found = false;
    try (DeployedPipeline pipeline = stack.open()) {
      Redrive redrive = pipeline.redrive(VISIBILITY);
      for (Source source : Source.values()) {
        FailureQueue.Reading reading = redrive.take(source, Selection.of(id));
        for (QueuedFailure failure : reading.wanted()) {
          boolean current = redrive.discard(source, failure, responsibility.by(), reason);
          spec.commandLine()
              .getOut()
              .printf(
                  "%s  %s%n",
                  failure.message().documentId(),
                  current
                      ? "discarded"
                      : "was not the document's current failure any more; the message is deleted");
          found = true;
        }
      }
      if (!found && DocumentId.isOne(id)) {
        found = redrive.discard(new DocumentId(id), responsibility.by(), reason);
        if (found) {
          spec.commandLine().getOut().printf("%s  discarded%n", id);
        }
      }
    }
    if (!found) {
      spec.commandLine().getErr().println(DlqShowCommand.nothing(id));
    }
    return found ? 0 : 1;
  }
}
