package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path file;

  ExplainCommandTest(@TempDir Path folder) {
    this.file = folder.resolve("shop.json");
  }

  @BeforeEach
  void aStoredAnswerOfTextract() throws IOException {
    StoredAnswer.ofCornerShop(file);
  }

  @Test
  void namesTheTextThePageAndTheRuleOfEachField() {
    assertThat(run(file.toString())).isZero();

    assertThat(out.toString().lines())
        .containsSubsequence("  total")
        .anyMatch(line -> line.matches(" {4}= 10\\.60 +from \".*10\\.60.*\" +page 1 .*rule: .+"))
        .anyMatch(line -> line.matches(" {4}= 2026-03-04 +from \"04 March 2026\" +page 1 .*"));
  }

  @Test
  void tellsWhichArithmeticWasChecked() {
    run(file.toString());

    assertThat(out.toString()).contains("closes:").contains("10.60");
  }

  @Test
  void leavesRunnersUpOutWhereNoneAreWanted() {
    run("--runners-up", "0", file.toString());

    assertThat(out.toString().lines()).noneMatch(line -> line.startsWith("    - "));
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNotThere() {
    assertThat(run("nowhere.json")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file nowhere.json to read.");
  }

  private int run(String file, String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "explain";
    arguments[1] = file;
    System.arraycopy(more, 0, arguments, 2, more.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
