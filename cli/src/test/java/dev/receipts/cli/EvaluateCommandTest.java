package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;

  EvaluateCommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void aStoredAnswerOfTextract() throws IOException {
    StoredAnswer.ofCornerShop(folder.resolve("shop.scan.json"));
  }

  @Test
  void theReceiptsInAFolderAreComparedWithTheTruth() throws IOException {
    Path truth = truth("{\"id\":\"shop\",\"date\":\"2026-03-04\",\"total\":10.60,\"tax\":1}\n\n");

    assertThat(run("--truth", truth.toString(), folder.toString())).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("date +1 +1 +100.0"))
        .anyMatch(line -> line.matches("total +1 +1 +100.0"))
        .anyMatch(line -> line.matches("tax +0 +1 +0.0"))
        .anyMatch(line -> line.matches("shop +tax +1 +-"));
  }

  @Test
  void aDateLongAfterTheDayOfReceiptIsNotBelieved() throws IOException {
    String truth = truth("{\"id\":\"shop\",\"date\":\"2026-03-04\"}").toString();

    run("--received", "2026-03-05", "--truth", truth, folder.toString());
    assertThat(out.toString().lines()).anyMatch(line -> line.matches("date +1 +1 +100.0"));

    run("--received", "2024-03-05", "--truth", truth, folder.toString());
    assertThat(out.toString().lines()).anyMatch(line -> line.matches("date +0 +1 +0.0"));
  }

  @Test
  void jsonIsOneObject() throws IOException {
    Path truth = truth("{\"id\":\"shop\",\"total\":\"11.00\",\"currency\":\"GBP\"}");

    assertThat(run("--json", "--truth", truth.toString(), folder.toString())).isZero();

    JsonNode json = Json.mapper().readTree(out.toString());
    assertThat(json.path("total").asText()).isEqualTo("0.0");
    assertThat(json.path("currency").asText()).isEqualTo("100.0");
    assertThat(json.path("n").asInt()).isEqualTo(1);
    assertThat(json.at("/misses/0").toString())
        .isEqualTo(
            "{\"file\":\"shop\",\"field\":\"total\",\"expected\":\"11.00\",\"got\":\"10.60\"}");
  }

  @Test
  void aLineOfTheTruthWithoutAFileIsAMiss() throws IOException {
    Path truth = truth("{\"id\":\"shop\",\"total\":10.60}\n{\"id\":\"gone\",\"total\":1.00}");

    assertThat(run("--truth", truth.toString(), folder.toString())).isZero();

    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("total +1 +2 +50.0"))
        .anyMatch(line -> line.matches("gone +total +1.00 +-"));
    assertThat(err.toString()).contains("no file for 1 of 2 lines of the truth", "gone");
  }

  @Test
  void aFileWithoutALineInTheTruthIsNotRead() throws IOException {
    Files.writeString(folder.resolve("unknown.json"), "broken");
    Path truth = truth("{\"id\":\"shop\",\"total\":10.60}");

    assertThat(run("--truth", truth.toString(), folder.toString())).isZero();

    assertThat(err.toString()).contains("1 of 2 files have no line in the truth");
  }

  @Test
  void aFileThatCannotBeReadIsAMissAndAnError() throws IOException {
    Files.writeString(folder.resolve("torn.json"), "broken");
    Path truth = truth("{\"id\":\"shop\",\"total\":10.60}\n{\"id\":\"torn\",\"total\":1.00}");

    assertThat(run("--truth", truth.toString(), folder.toString())).isEqualTo(1);

    assertThat(err.toString()).startsWith("receipts: torn.json: ");
    assertThat(out.toString().lines()).anyMatch(line -> line.matches("torn +total +1.00 +-"));
  }

  @Test
  void aTruthThatFitsNoFileIsAnErrorThatSaysHowAFileIsNamed() throws IOException {
    Path truth = truth("{\"id\":\"other\",\"total\":1}");

    assertThat(run("--truth", truth.toString(), folder.toString())).isEqualTo(1);

    assertThat(err.toString()).contains("No file has a line in truth.jsonl", "as shop.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aLineThatIsNoJsonIsAnErrorWithItsNumber() throws IOException {
    assertTruthError(
        "{\"id\":\"shop\"}\n\nshop 10.60", "Line 3 of truth.jsonl is no JSON object: write one");
    assertTruthError("10.60", "Line 1 of truth.jsonl is no JSON object: begin it with {.");
    assertTruthError(
        "{\n  \"id\": \"shop\"\n}", "Line 1 of truth.jsonl is no JSON object: write one");
    assertTruthError("{\"id\":\"shop\"} {\"id\":\"a\"}", "write one JSON object a line");
    assertThat(err.toString()).doesNotContain("Source");
  }

  @Test
  void aLineWithAValueOfTheWrongKindIsAnErrorThatNamesIt() throws IOException {
    assertTruthError("{\"total\":1}", "Line 1 of truth.jsonl has no \"id\"");
    assertTruthError("{\"id\":\"shop\",\"date\":\"4.3.2026\"}", "has a \"date\" that is not like");
    assertTruthError("{\"id\":\"shop\",\"tax\":\"none\"}", "has a \"tax\" that is not a number");
    assertTruthError("{\"id\":\"shop\",\"items\":\"two\"}", "\"items\" that is not a whole number");
    assertTruthError("\n", "truth.jsonl has no line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10,60", "1.246,88", "0,500", "12,3456", "1,246,88"})
  void aCommaThatCanOnlyBeADecimalOneIsAnError(String amount) throws IOException {
    assertTruthError(
        "{\"id\":\"shop\",\"total\":\"%s\"}".formatted(amount),
        "Line 1 of truth.jsonl has a \"total\" that is not a number like 10.60.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,246.88 | 1246.88", "1,246 | 1246", "-1,37,006.25 | -137006.25", "10.6 | 10.6"})
  void commasMayStandBetweenThousands(String amount, String expected) throws IOException {
    Path truth = truth("{\"id\":\"shop\",\"tax\":\"%s\"}".formatted(amount));

    assertThat(Truth.read(truth).labels().getFirst().tax()).contains(new BigDecimal(expected));
  }

  @Test
  void aFieldThatIsNotComparedIsNamedUnlessItIsARemark() throws IOException {
    Path truth =
        truth("{\"id\":\"shop\",\"total\":10.60,\"totl\":1,\"note\":\"blurred\",\"source\":\"a\"}");

    assertThat(run("--truth", truth.toString(), folder.toString())).isZero();

    assertThat(err.toString())
        .startsWith(
            "receipts: truth.jsonl has fields that are not compared: totl (line 1). Those that are:"
                + " vendor, ")
        .hasLineCount(1);
  }

  @Test
  void anIdThatIsThereTwiceIsNamedAndEachLineIsCompared() throws IOException {
    Path truth = truth("{\"id\":\"shop\",\"total\":10.60}\n\n{\"id\":\"shop\",\"total\":11}");

    assertThat(run("--truth", truth.toString(), folder.toString())).isZero();

    assertThat(err.toString())
        .contains(
            "1 of 2 lines of truth.jsonl have the id of an earlier one, and each is compared; the"
                + " first is line 3 with shop.");
    assertThat(out.toString().lines()).anyMatch(line -> line.matches("total +1 +2 +50.0"));
  }

  @Test
  void aByteOrderMarkAndTheCaseOfACurrencyDoNotCount() throws IOException {
    Path truth = truth("\ufeff{\"id\":\"shop\",\"currency\":\"gbp\"}");

    assertThat(run("--truth", truth.toString(), folder.toString())).isZero();

    assertThat(err.toString()).isEmpty();
    assertThat(out.toString().lines()).anyMatch(line -> line.matches("currency +1 +1 +100.0"));
  }

  @Test
  void aTruthThatDoesNotExistIsWrongUsage() {
    assertThat(run("--truth", folder.resolve("none").toString(), folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file").contains("Usage: receipts evaluate");
  }

  @Test
  void noTruthIsWrongUsage() {
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--truth=TRUTH.jsonl");
  }

  private void assertTruthError(String content, String message) throws IOException {
    err.getBuffer().setLength(0);
    assertThat(run("--truth", truth(content).toString(), folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains(message);
  }

  private Path truth(String content) throws IOException {
    return Files.writeString(folder.resolve("truth.jsonl"), content);
  }

  private int run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "evaluate";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(all);
  }
}
