package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluationReportTest {
  private static final Pattern TAG = Pattern.compile("<(/?[a-zA-Z!][^ >]*)([^>]*)>");
  private static final String CORNER_SHOP = "{\"id\":\"shop\",\"vendor\":\"X\",\"total\":10.60}";

  @TempDir private Path folder;

  @Test
  void showsTheSharesTheConfusionsAndThePictureOfAMiss() throws IOException {
    StoredAnswer.ofCornerShop(folder.resolve("shop.json"));

    String html = report(CORNER_SHOP);

    assertThat(html)
        .contains("<td>vendor</td><td>0</td><td>1</td><td>0.0</td>")
        .contains("<td>total</td><td>1</td><td>1</td><td>100.0</td>")
        .contains("VERIFIED coverage", "VERIFIED precision")
        .contains("<td>shop</td><td>vendor</td><td>X</td><td>Corner Shop Ltd</td>")
        .contains("<td>from</td><td>Corner Shop Ltd</td>", "<td>rule</td>");
    assertThat(html.split("src=\"data:image/jpeg;base64,", -1)).as("detail and page").hasSize(3);
    assertThat(html.length()).isLessThan(400_000);
  }

  @Test
  void aFieldThatWasNotReadIsShownWithThePageAlone() throws IOException {
    StoredAnswer.ofCornerShop(folder.resolve("shop.json"));

    String html = report("{\"id\":\"shop\",\"number\":\"4711\"}");

    assertThat(html).contains("<td>expected</td><td>4711</td>", "<td>read</td><td>nothing</td>");
    assertThat(html.split("data:image/jpeg", -1)).hasSize(2);
  }

  @Test
  void aFileThatIsNotThereIsAMissWithoutPictures() throws IOException {
    StoredAnswer.ofCornerShop(folder.resolve("shop.json"));

    assertThat(report(CORNER_SHOP + "\n{\"id\":\"gone\",\"total\":1}"))
        .contains("<h3>gone</h3>", "No receipt was read.");
  }

  @Test
  void needsNothingFromElsewhereAndForbidsItself() throws IOException {
    StoredAnswer.ofCornerShop(folder.resolve("shop.json"));

    assertThat(report(CORNER_SHOP))
        .contains("Content-Security-Policy", "default-src 'none'; img-src data:")
        .doesNotContain("<script", "http://", "https://", "@import", "url(", "<link", "<a ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script> Ltd",
        "<img src=x onerror=alert(1)> Shop Ltd",
        "\"><svg onload=alert(1)> Shop Ltd",
        "' onmouseover='alert(1) Shop Ltd",
        "</title></style><iframe> Shop Ltd",
        "&lt;script&gt; Shop Ltd",
        "]]><!-- Shop Ltd"
      })
  void textFromADocumentIsNeverMarkup(String vendor) throws IOException {
    StoredAnswer.ofCornerShop(folder.resolve("shop.json"));
    String harmless = report(CORNER_SHOP);
    StoredAnswer.ofShop(folder.resolve("shop.json"), vendor);

    String hostile = report(CORNER_SHOP);

    assertThat(tags(hostile)).isEqualTo(tags(harmless));
    assertThat(hostile).contains(Html.escaped(vendor.substring(0, 8)));
  }

  @Test
  void neitherIsTheTruthNorANameOfAFile() throws IOException {
    String id = "<b>shop</b>".replace("/", "");
    StoredAnswer.ofCornerShop(folder.resolve(id + ".json"));

    assertThat(report("{\"id\":\"%s\",\"vendor\":\"<i>X\"}".formatted(id)))
        .contains("&lt;b&gt;shop", "&lt;i&gt;X")
        .doesNotContain("<b>", "<i>");
  }

  @Test
  void aFolderThatIsNotThereIsWrongUsage() throws IOException {
    StoredAnswer.ofCornerShop(folder.resolve("shop.json"));
    StringWriter err = new StringWriter();

    assertThat(run(err, folder.resolve("none/report.html"), CORNER_SHOP)).isEqualTo(2);
    assertThat(err.toString()).contains("There is no folder to write");
  }

  private static String tags(String html) {
    StringBuilder tags = new StringBuilder();
    Matcher tag = TAG.matcher(html);
    while (tag.find()) {
      tags.append(tag.group(1)).append(' ');
    }
    return tags.toString();
  }

  private String report(String truth) throws IOException {
    Path report = folder.resolve("report.html");
    StringWriter err = new StringWriter();
    assertThat(run(err, report, truth)).as(err.toString()).isZero();
    return Files.readString(report);
  }

  private int run(StringWriter err, Path report, String truth) throws IOException {
    Path labels = Files.writeString(folder.resolve("truth.jsonl"), truth);
    return Main.commandLine()
        .setOut(new PrintWriter(new StringWriter(), true))
        .setErr(new PrintWriter(err, true))
        .execute(
            "evaluate",
            "--html",
            report.toString(),
            "--truth",
            labels.toString(),
            folder.toString());
  }
}
