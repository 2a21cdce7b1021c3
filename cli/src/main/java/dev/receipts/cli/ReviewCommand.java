package dev.receipts.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What finance does about receipts that need review. */
@Command(
    name = "review",
    description = {
      "Shows the receipts that need review, and corrects or approves them.",
      "Works on AWS, and on the stack that is up after: eval \"$(./receipts env)\""
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ReviewListCommand.class,
      ReviewShowCommand.class,
      ReviewCorrectCommand.class,
      ReviewApproveCommand.class
    })
final class ReviewCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: list, show, correct or approve.");
  }
}
