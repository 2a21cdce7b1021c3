package dev.receipts.local.ocr;

import static dev.receipts.local.ocr.TestDocuments.RECEIPT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.page.Box;
import dev.receipts.page.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The picture of a page that was read shows each line where its box says. */
class PagePictureTest {
  private static final int LONGEST_SIDE = 800;

  private static DocumentReader reader;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    reader = new DocumentReader();
  }

  @AfterAll
  static void stop() {
    reader.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 90, 180, 270, 4, -3, 94})
  void isAsUprightAndStraightAsTheText(int degrees) {
    BufferedImage scan = turned(TestDocuments.picture(RECEIPT), degrees);

    assertLinesShown(TestDocuments.save(scan, "png", folder.resolve("scan.png")), 600, 800);
  }

  @Test
  void followsTheWayTheCameraWasHeld() {
    BufferedImage stored = turned(TestDocuments.picture(RECEIPT), 270);

    assertLinesShown(TestDocuments.jpeg(stored, 6, folder.resolve("photo.jpg")), 600, 800);
  }

  @Test
  void isRenderedWhereThePdfHasText() {
    Path file =
        TestDocuments.save(TestDocuments.pdf(List.of(RECEIPT)), folder.resolve("invoice.pdf"));

    assertLinesShown(file, 600, 800);
  }

  @Test
  void canBeHadOfAnyPageInAnyOrder() {
    BufferedImage scan = TestDocuments.picture(RECEIPT);
    Path file = TestDocuments.tiff(List.of(scan, turned(scan, 90)), folder.resolve("two.tiff"));

    try (DocumentPages pages = reader.open(file)) {
      pages.next();
      BufferedImage notRead = pages.picture(2, LONGEST_SIDE);
      assertThat(notRead.getWidth()).isEqualTo(LONGEST_SIDE);
      assertThat(pages.picture(1, LONGEST_SIDE).getHeight()).isEqualTo(LONGEST_SIDE);
      assertThatThrownBy(() -> pages.picture(3, 10)).isInstanceOf(NoSuchElementException.class);
      assertThatThrownBy(() -> pages.picture(0, 10)).isInstanceOf(NoSuchElementException.class);
    }
  }

  private static void assertLinesShown(Path file, int width, int height) {
    try (DocumentPages pages = reader.open(file)) {
      Page page = pages.next();
      BufferedImage picture = pages.picture(1, LONGEST_SIDE);

      assertThat(picture.getWidth()).isEqualTo(width);
      assertThat(picture.getHeight()).isEqualTo(height);
      assertThat(page.lines()).extracting("text").contains("TOTAL", "8.10");
      assertThat(page.lines())
          .allSatisfy(line -> assertThat(ink(picture, line.box())).isGreaterThan(0.1));
      Box everything = page.lines().stream().map(line -> line.box()).reduce(Box::union).get();
      Box below = new Box(0.1, everything.bottom() + 0.02, 0.8, 0.1);
      assertThat(ink(picture, below)).isLessThan(0.01);
    }
  }

  /** The share of dark pixels in a box. */
  private static double ink(BufferedImage picture, Box box) {
    int dark = 0;
    int all = 0;
    for (int y = (int) (box.top() * picture.getHeight());
        y < box.bottom() * picture.getHeight();
        y++) {
      for (int x = (int) (box.left() * picture.getWidth());
          x < box.right() * picture.getWidth();
          x++) {
        all++;
        dark += (picture.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
      }
    }
    return (double) dark / all;
  }

  /** The picture turned clockwise, on paper that is turned with it by quarters only. */
  private static BufferedImage turned(BufferedImage image, int degrees) {
    boolean sideways = Math.round(degrees / 90.0) % 2 != 0;
    int width = sideways ? image.getHeight() : image.getWidth();
    int height = sideways ? image.getWidth() : image.getHeight();
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.translate(width / 2.0, height / 2.0);
    graphics.rotate(Math.toRadians(degrees));
    graphics.drawImage(image, -image.getWidth() / 2, -image.getHeight() / 2, null);
    graphics.dispose();
    return result;
  }
}
