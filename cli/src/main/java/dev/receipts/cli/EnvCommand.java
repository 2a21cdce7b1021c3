package dev.receipts.cli;

import dev.receipts.local.EmbeddedStack;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Points a shell's AWS CLI at a stack that is up. */
@Command(
    name = "env",
    description = {
      "Prints the variables that point the AWS CLI and the AWS SDKs at the stack that is up.",
      "Use it as: eval \"$(./receipts env)\""
    },
    mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
  private static final int CONNECT_MILLIS = 1_000;

  @Mixin private PortOption port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Map<String, String> environment = new TreeMap<>(EmbeddedStack.environment(port.ports()));
    URI storage = URI.create(environment.get("AWS_ENDPOINT_URL_S3"));
    PrintWriter out = spec.commandLine().getOut();
    if (!answers(storage)) {
      spec.commandLine()
          .getErr()
          .println(
              "receipts: no stack is up at %s; start one with ./receipts up%s"
                  .formatted(storage, port.asArgument()));
      return 1;
    }
    environment.forEach((name, value) -> out.println("export " + name + "=" + value));
    out.println("unset AWS_SESSION_TOKEN AWS_PROFILE");
    return 0;
  }

  private static boolean answers(URI endpoint) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
