package dev.receipts.cli;

import dev.receipts.local.Ports;
import picocli.CommandLine.Option;

/** Where a stack that stays up listens. */
final class PortOption {
  private static final String DEFAULT = "4601";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = DEFAULT,
      description =
          "The first of the ports that the services listen on, one each (default:"
              + " ${DEFAULT-VALUE}).")
  private int firstPort;

  Ports ports() {
    return Ports.from(firstPort);
  }

  /** The option as a user has to repeat it for another command; empty for the default. */
  String asArgument() {
    return DEFAULT.equals(Integer.toString(firstPort)) ? "" : " --port " + firstPort;
  }
}
