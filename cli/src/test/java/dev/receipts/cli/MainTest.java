package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
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
    assertThat(out.toString()).contains("run", "parse", "up", "env").contains("Exit status: 0");
  }

  @Test
  void envSaysHowToStartAStackWhenNoneIsUp() {
    assertThat(run("env", "--port", "1")).isEqualTo(1);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("no stack is up").contains("./receipts up --port 1");
  }

  private int run(String... arguments) {
    CommandLine command =
        Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    return command.execute(arguments);
  }
}
