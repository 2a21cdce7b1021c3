package dev.receipts.cli;

import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import java.io.PrintWriter;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Starts the embedded stack and keeps it up. */
@Command(
    name = "up",
    description = {
      "Starts the embedded stack and keeps it up until it is stopped with Ctrl-C.",
      "Prints its endpoints, and how to point the AWS CLI at it."
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private DataOption data;

  @Mixin private PortOption port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    StackOptions.Builder options = StackOptions.of(Home.folder()).ports(port.ports());
    data.folder().ifPresent(options::dataFolder);
    PrintWriter out = spec.commandLine().getOut();
    out.println("Starting the embedded stack …");
    try (RunningStack running = RunningStack.start(options.build())) {
      describe(out, running.stack());
      running.awaitExit();
    }
    return 0;
  }

  private void describe(PrintWriter out, EmbeddedStack stack) {
    out.println("The embedded stack is up.");
    out.println();
    new TreeMap<>(stack.endpoints())
        .forEach((service, endpoint) -> out.printf("  %-15s %s%n", service, endpoint));
    out.println();
    out.println("  e-mails         " + stack.mailFolder());
    out.println("  function logs   " + stack.logFolder());
    out.println();
    out.println("In another shell:");
    out.println("  eval \"$(./receipts env" + port.asArgument() + ")\"");
    out.println("  aws s3 cp receipt.jpg s3://" + stack.physicalId("InboxBucket") + "/");
    out.println(
        "  aws stepfunctions list-executions --state-machine-arn "
            + stack.physicalId("ReceiptPipeline"));
    out.println();
    out.println("Stop it with Ctrl-C.");
  }
}
