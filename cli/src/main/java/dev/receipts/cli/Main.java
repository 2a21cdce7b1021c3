package dev.receipts.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code receipts} command. */
@Command(
    name = "receipts",
    description = "Turns receipts into checked, queryable data.",
    mixinStandardHelpOptions = true,
    version = "receipts 1.0.0",
    subcommands = {
      RunCommand.class,
      ParseCommand.class,
      ExplainCommand.class,
      EvaluateCommand.class,
      UpCommand.class,
      EnvCommand.class,
      DlqCommand.class,
      AdmissionCommand.class,
      ReconcileCommand.class,
      ReviewCommand.class,
      RehearseCommand.class
    },
    footer = {
      "",
      "Exit status: 0 all went well, 1 an error, 2 wrong usage, 3 a document ended in the"
          + " dead-letter queue."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (exception, command, result) -> {
              command.getErr().println("receipts: " + Failures.sentence(exception));
              if (Boolean.getBoolean("receipts.stacktraces")) {
                exception.printStackTrace(command.getErr());
              }
              return 1;
            });
  }
}
