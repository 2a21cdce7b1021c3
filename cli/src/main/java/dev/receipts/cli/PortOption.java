package dev.receipts.cli;

import dev.receipts.local.Ports;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a stack that stays up listens. */
final class PortOption {
  private static final String DEFAULT = "4601";

  /** The last one with enough ports behind it. */
  private static final int LAST = 65_535 - (Ports.IN_A_ROW - 1);

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = DEFAULT,
      description =
          "The first of the ports that the services listen on, one each (default:"
              + " ${DEFAULT-VALUE}).")
  private int firstPort;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * The ports.
   *
   * @throws ParameterException when there are no such ports
   */
  Ports ports() {
    if (firstPort < 1 || firstPort > LAST) {
      throw new ParameterException(
          spec.commandLine(),
          "--port must be from 1 to %d, as %d ports in a row are used."
              .formatted(LAST, Ports.IN_A_ROW));
    }
    return Ports.from(firstPort);
  }

  /** The option as a user has to repeat it for another command; empty for the default. */
  String asArgument() {
    return DEFAULT.equals(Integer.toString(firstPort)) ? "" : " --port " + firstPort;
  }
}
