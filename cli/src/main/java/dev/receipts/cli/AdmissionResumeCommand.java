package dev.receipts.cli;

import dev.receipts.admission.Decision;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Goes on with admission. */
@Command(
    name = "resume",
    description = {
      "Ends a pause, whether somebody or the circuit breaker paused admission.",
      "Where a service is still down, the breaker pauses it again."
    },
    mixinStandardHelpOptions = true)
final class AdmissionResumeCommand implements Callable<Integer> {
  @Mixin private StackOption stack;
  @Mixin private Responsibility responsibility;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "not said",
      converter = Converters.NotBlank.class,
      description = "Why; recorded.")
  private String reason;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    try (DeployedPipeline pipeline = stack.open()) {
      boolean resumed =
          pipeline.admission().resume(new Decision(responsibility.by(), reason, Instant.now()));
      spec.commandLine()
          .getOut()
          .println(resumed ? "Admission goes on." : "Admission was not paused.");
    }
    return 0;
  }
}
