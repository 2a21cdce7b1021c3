package dev.receipts.cli;

import picocli.CommandLine.Option;

/** Who does something; recorded on each document. */
final class Responsibility {
  @Option(
      names = "--by",
      paramLabel = "WHO",
      defaultValue = "${sys:user.name}",
      description = "Who does it; recorded on each document (default: ${DEFAULT-VALUE}).")
  private String by;

  String by() {
    return by;
  }
}
