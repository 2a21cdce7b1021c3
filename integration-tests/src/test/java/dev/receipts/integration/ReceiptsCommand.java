package dev.receipts.integration;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code receipts} command in a process of its own, as the launcher starts it. */
final class ReceiptsCommand {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final long MINUTES_AT_MOST = 2;

  private final Path folder;

  /**
   * @param folder takes the process's temporary files and its output
   */
  ReceiptsCommand(Path folder) {
    this.folder = folder;
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
    try {
      Files.createDirectories(temporaryFolder());
      Files.createDirectories(userHome());
      Path out = folder.resolve("out");
      Path err = folder.resolve("err");
      Process process =
          new ProcessBuilder(command(arguments))
              .directory(HOME.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start();
      if (!process.waitFor(MINUTES_AT_MOST, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("The command did not end: " + List.of(arguments));
      }
      return new Ended(process.exitValue(), Files.readAllLines(out), Files.readAllLines(err));
    } catch (IOException e) {
      throw new AssertionError("The command cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
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
            built.resolve("classes") + File.pathSeparator + built.resolve("lib").resolve("*"),
            "dev.receipts.cli.Main"));
    command.addAll(List.of(arguments));
    return command;
  }
}
