package dev.receipts.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What ops does about documents that failed. */
@Command(
    name = "dlq",
    description = {
      "Shows the documents that failed, and redrives or discards them.",
      "Works on AWS, and on the stack that is up after: eval \"$(./receipts env)\""
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      DlqListCommand.class,
      DlqShowCommand.class,
      DlqRedriveCommand.class,
      DlqDiscardCommand.class
    })
final class DlqCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to do: list, show, redrive or discard.");
  }
}
