package dev.receipts.cli;

import picocli.CommandLine.Option;

/** Who does something; recorded with it. */
final class Responsibility {
  @Option(
      names = "--by",
      paramLabel = "WHO",
      defaultValue = "${sys:user.name}",
      converter = Converters.NotBlank.class,
      description = "Who does it; recorded (default: ${DEFAULT-VALUE}).")
  private String by;

  String by() {
    return by;
  }
}
