package dev.receipts.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a stack keeps its data. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Keep the stack's data in this folder between runs; in memory without it.")
  private Optional<String> data;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * The folder, which need not exist.
   *
   * @throws ParameterException when none can be there
   */
  Optional<Path> folder() {
    return data.map(this::folder);
  }

  private Path folder(String name) {
    // An empty variable of a script, and not the folder the user happens to be in.
    if (name.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "--data names no folder: write . for the one you are in.");
    }
    Path folder = Path.of(name).toAbsolutePath();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new ParameterException(
          spec.commandLine(), "--data %s is no folder: name one, or a new one.".formatted(name));
    }
    return folder;
  }
}
