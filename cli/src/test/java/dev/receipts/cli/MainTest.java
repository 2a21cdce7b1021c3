package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void noCommandIsWrongUsage() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Say what to do.").contains("Usage: receipts");
  }

  @Test
  void helpListsTheCommandsAndTheExitStatuses() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString())
        .contains("run", "parse", "up", "env")
        .contains("Exit status:", "130  stopped with Ctrl-C");
  }

  @Test
  void envSaysHowToStartAStackWhenNoneIsUp() {
    assertThat(run("env", "--port", "1")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no stack is up").contains("./receipts up --port 1");
  }

  @Test
  void anUnknownOptionIsToldOfBeforeAMissingFile() {
    assertThat(run("parse", "-xyz")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option: '-xyz'").doesNotContain("Missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "65530", "70000"})
  void aPortThatCannotBeIsWrongUsage(String port) {
    assertThat(run("env", "--port", port)).isEqualTo(2);
    assertThat(run("up", "--port", port)).isEqualTo(2);
    assertThat(err.toString()).contains("--port must be from 1 to 65529");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aDataFolderWithoutANameIsWrongUsage(String data, @TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("a.pdf"));

    assertThat(run("run", "--data", data, file.toString())).isEqualTo(2);
    assertThat(run("up", "--data", data)).isEqualTo(2);
    assertThat(err.toString()).contains("--data names no folder");
  }

  @Test
  void aFileIsNoDataFolder(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("a.pdf"));

    assertThat(run("run", "--data", file.toString(), file.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--data " + file + " is no folder");
  }

  @Test
  void whatCannotBeWrittenIsAnError() {
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(full)).setErr(new PrintWriter(err, true));

    assertThat(Main.execute(command, "--help")).isEqualTo(1);
    assertThat(err.toString()).contains("the output could not be written");
  }

  private int run(String... arguments) {
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
