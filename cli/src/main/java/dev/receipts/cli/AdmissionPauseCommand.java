package dev.receipts.cli;

import dev.receipts.admission.Admission;
import dev.receipts.admission.Decision;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Stops admission by hand. */
@Command(
    name = "pause",
    description = {
      "Starts no document from now on, until: receipts admission resume.",
      "Documents in progress go on; uploads and redrives wait, and nothing is lost."
    },
    mixinStandardHelpOptions = true)
final class AdmissionPauseCommand implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private Responsibility responsibility;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      converter = Converters.NotBlank.class,
      description = "Why; recorded, and shown to whoever asks.")
  private String reason;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (DeployedPipeline pipeline = stack.open()) {
      Admission admission = pipeline.admission();
      boolean paused = admission.pause(new Decision(responsibility.by(), reason, Instant.now()));
      spec.commandLine()
          .getOut()
          .println(paused ? "Admission is paused." : "Admission was paused by hand already:");
      if (!paused) {
        AdmissionShowCommand.lines(pipeline).forEach(spec.commandLine().getOut()::println);
      }
    }
    return 0;
  }
}
