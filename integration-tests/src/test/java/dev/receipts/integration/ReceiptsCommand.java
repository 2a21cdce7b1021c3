package dev.receipts.integration;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code receipts} command in a process of its own, as the launcher starts it. */
final class ReceiptsCommand {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration TO_THE_END = Duration.ofMinutes(2);

  private final Path folder;
  private final Map<String, String> environment;

  /**
   * @param folder takes the process's temporary files and its output
   */
  ReceiptsCommand(Path folder) {
    this(folder, Map.of());
  }

  /**
   * @param environment variables that the process gets besides those of this one
   */
  ReceiptsCommand(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** How a process ended and what it wrote. */
  record Ended(int status, List<String> out, List<String> err) {}

  /** The folder that the process uses for temporary files. */
  Path temporaryFolder() {
    return folder.resolve("tmp");
  }

  /** Where the command keeps libraries' files that a user has in the home folder. */
  Path userHome() {
    return folder.resolve("home");
  }

  /** Runs the command to its end. */
  Ended run(String... arguments) {
    return start(arguments).awaitEnd();
  }

  /** Starts the command. */
  Running start(String... arguments) {
    try {
      Files.createDirectories(temporaryFolder());
      Files.createDirectories(userHome());
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      ProcessBuilder process =
          new ProcessBuilder(command(arguments))
              .directory(HOME.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      process.environment().putAll(environment);
      return new Running(process.start(), out, err);
    } catch (IOException e) {
      throw new AssertionError("The command cannot be run", e);
    }
  }

  /** A command that may not have ended. */
  record Running(Process process, Path out, Path err) {

    /** Waits until the command has printed a line. */
    void awaitLine(String line) {
      Await.until(line, TO_THE_END, () -> lines(out).contains(line) || !process.isAlive());
    }

    /** Tells the process to end, as Ctrl-C and a service manager do, and waits until it did. */
    Ended interrupt() {
      process.destroy();
      return awaitEnd();
    }

    Ended awaitEnd() {
      try {
        if (!process.waitFor(TO_THE_END.toSeconds(), TimeUnit.SECONDS)) {
          throw new AssertionError("The command did not end");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      } finally {
        process.destroyForcibly();
      }
      return new Ended(process.exitValue(), lines(out), lines(err));
    }

    private static List<String> lines(Path file) {
      try {
        return Files.readAllLines(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<String> command(String... arguments) {
    Path built = HOME.resolve("cli").resolve("target");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Short runs: the time to compile better code would not come back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true"));
    Map.of(
            "receipts.home",
            HOME,
            "receipts.terminal",
            false,
            "java.io.tmpdir",
            temporaryFolder(),
            "user.home",
            userHome())
        .forEach((name, value) -> command.add("-D%s=%s".formatted(name, value)));
    command.addAll(
        List.of(
            "-cp",
            String.join(
                File.pathSeparator,
                built.resolve("classes").toString(),
                // Ahead of the others as in the launcher, for its settings for logging.
                built.resolve("lib").resolve("local-1.0.0.jar").toString(),
                built.resolve("lib").resolve("*").toString()),
            "dev.receipts.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }
}
