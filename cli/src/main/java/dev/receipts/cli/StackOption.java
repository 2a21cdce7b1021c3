package dev.receipts.cli;

import picocli.CommandLine.Option;

/** Which deployed pipeline a command speaks to. */
final class StackOption {
  @Option(
      names = "--stack",
      paramLabel = "NAME",
      defaultValue = "receipts",
      description = "The name of the deployed stack (default: ${DEFAULT-VALUE}).")
  private String name;

  DeployedPipeline open() {
    return new DeployedPipeline(name);
  }

  DeployedReviews reviews() {
    return new DeployedReviews(name);
  }
}
