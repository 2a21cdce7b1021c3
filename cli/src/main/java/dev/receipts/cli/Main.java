package dev.receipts.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
      "Exit status:",
      "    0  all went well",
      "    1  an error: a file that cannot be read, a value that is refused, a stack that is not"
          + " there, an output that cannot be written; or not all is as it should be, where the"
          + " command is to find that out (reconcile, rehearse)",
      "    2  wrong usage: an argument that cannot be, or a file that does not exist; nothing was"
          + " done",
      "    3  run: a document ended in the dead-letter queue",
      "  130  stopped with Ctrl-C"
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do.");
  }

  /** Runs the command and ends the process with its exit status. */
  public static void main(String[] arguments) {
    AtomicBoolean stopping = new AtomicBoolean();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopping.set(true), "stopping"));
    System.exit(execute(commandLine(stopping::get), arguments));
  }

  /** Runs the command; what it could not write is an error, whatever else it did. */
  static int execute(CommandLine command, String... arguments) {
    int status = command.execute(arguments);
    // The reader of a pipe may go when it has enough, as head does; other outputs have to be whole.
    if (!command.getOut().checkError() || Boolean.getBoolean("receipts.pipe")) {
      return status;
    }
    command
        .getErr()
        .println(
            "receipts: the output could not be written: look whether its disk is full or it was"
                + " closed.");
    return CommandLine.ExitCode.SOFTWARE;
  }

  static CommandLine commandLine() {
    return commandLine(() -> false);
  }

  /**
   * The command line.
   *
   * @param stopping says whether the process was told to end: what fails then fails by that
   */
  private static CommandLine commandLine(BooleanSupplier stopping) {
    CommandLine command = new CommandLine(new Main());
    return command
        .setParameterExceptionHandler(new UsageErrors(command.getParameterExceptionHandler()))
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(
            (exception, failed, result) -> {
              if (!stopping.getAsBoolean()) {
                failed.getErr().println("receipts: " + Failures.sentence(exception));
              }
              if (Boolean.getBoolean("receipts.stacktraces")) {
                exception.printStackTrace(failed.getErr());
              }
              return 1;
            });
  }
}
