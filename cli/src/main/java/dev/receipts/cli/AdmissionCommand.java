package dev.receipts.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Lets documents in, or does not. */
@Command(
    name = "admission",
    description = {
      "Shows who is in progress, and stops new documents from being started, or goes on.",
      "Works on AWS, and on the stack that is up after: eval \"$(./receipts env)\""
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      AdmissionPauseCommand.class,
      AdmissionResumeCommand.class,
      AdmissionShowCommand.class
    })
final class AdmissionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: pause, resume or show.");
  }
}
