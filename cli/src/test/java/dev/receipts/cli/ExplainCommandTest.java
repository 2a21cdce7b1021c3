package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;
  private final Path file;

  ExplainCommandTest(@TempDir Path folder) {
    this.folder = folder;
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
    assertThat(run(file.toString(), "--runners-up", "0")).isZero();

    assertThat(out.toString().lines()).noneMatch(line -> line.startsWith("    - "));
  }

  @Test
  void saysWhatIsWrongWithAFileThatIsNotThere() {
    assertThat(run("nowhere.json")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file nowhere.json to read.");
  }

  @Test
  void saysThatAFolderIsNoFile() {
    assertThat(run(folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains(folder + " is a folder: name one of the files in it.");
  }

  @Test
  void takesNoNumberOfRunnersUpBelowNone() {
    assertThat(run(file.toString(), "--runners-up=-1")).isEqualTo(2);
    assertThat(err.toString()).contains("--runners-up must be 0 or more.");
  }

  @Test
  void takesAnImageForAStoredAnswerOnly() throws IOException {
    Path document = Files.createFile(folder.resolve("shop.pdf"));

    assertThat(run(document.toString(), "--image", document.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("--image is for a stored answer (.json)");
  }

  @Test
  void drawsTheBoxesOfAStoredAnswerOnABlankPage() throws IOException {
    run(file.toString());

    Path picture = folder.resolve("pictures/shop.json-page-1-explained.png");
    assertThat(out.toString()).contains("picture: " + picture);
    BufferedImage page = ImageIO.read(picture.toFile());
    assertThat(page.getHeight()).isEqualTo(1600);
    assertThat(hasColour(page, new Box(0.68, 0.39, 0.2, 0.05), 0xc62828)).as("total").isTrue();
    assertThat(hasColour(page, new Box(0.28, 0.14, 0.3, 0.05), 0x1565c0)).as("date").isTrue();
    assertThat(hasColour(page, new Box(0.68, 0.24, 0.1, 0.05), 0x2e7d32)).as("item").isTrue();
    assertThat(hasColour(page, new Box(0, 0.5, 0.7, 0.4), 0xc62828)).as("nothing below").isFalse();
  }

  @Test
  void drawsTheBoxesOfAStoredAnswerOnTheDocumentItWasMadeFrom() throws IOException {
    BufferedImage grey = new BufferedImage(200, 400, BufferedImage.TYPE_BYTE_GRAY);
    Path document = folder.resolve("shop.png");
    ImageIO.write(grey, "png", document.toFile());

    run(file.toString(), "--image", document.toString());

    BufferedImage page =
        ImageIO.read(folder.resolve("pictures/shop.json-page-1-explained.png").toFile());
    assertThat(page.getRGB(400, 1500) & 0xffffff).as("the black document").isZero();
    assertThat(hasColour(page, new Box(0.48, 0.39, 0.4, 0.05), 0xc62828)).as("total").isTrue();
  }

  @Test
  void writesNoPictureWhereNoneIsWanted() {
    run(file.toString(), "--no-picture");

    assertThat(out.toString()).doesNotContain("picture");
    assertThat(folder.resolve("pictures")).doesNotExist();
  }

  @Test
  void textFromADocumentCannotMoveTheCursorOfTheTerminal() throws IOException {
    StoredAnswer.ofShop(file, "\u001b[2J\u001b]0;owned\u0007Evil \u202eShop Ltd");

    run(file.toString());

    assertThat(out.toString()).contains("Shop").doesNotContain("\u001b", "\u0007", "\u202e");
  }

  /** Whether a part of the page (without the list beside it) has pixels of a colour. */
  private static boolean hasColour(BufferedImage picture, Box part, int colour) {
    int width = picture.getWidth() - 440;
    for (int y = (int) (part.top() * 1600); y < part.bottom() * 1600; y++) {
      for (int x = (int) (part.left() * width); x < part.right() * width; x++) {
        if ((picture.getRGB(x, y) & 0xffffff) == colour) {
          return true;
        }
      }
    }
    return false;
  }

  private int run(String file, String... more) {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "explain";
    arguments[1] = file;
    arguments[2] = "--picture";
    arguments[3] = folder.resolve("pictures").toString();
    System.arraycopy(more, 0, arguments, 4, more.length);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
