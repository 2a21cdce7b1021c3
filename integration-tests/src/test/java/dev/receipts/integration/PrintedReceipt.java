package dev.receipts.integration;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * A receipt that a test prints, as a PDF with text or as a scan of it.
 *
 * @param lines its text; a tab separates what stands left from what stands right
 */
record PrintedReceipt(List<String> lines) {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private static final int DOTS_PER_INCH = 200;
  private static final float SIZE = 14;

  static PrintedReceipt of(String... lines) {
    return new PrintedReceipt(List.of(lines));
  }

  byte[] pdf() {
    try (PDDocument document = document()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture of the paper, with the specks of a scanner. */
  byte[] scan(long seed) {
    try (PDDocument document = document()) {
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.GRAY);
      Random random = new Random(seed);
      for (int i = 0; i < 3_000; i++) {
        image.setRGB(
            random.nextInt(image.getWidth()), random.nextInt(image.getHeight()), 0xFFB0B0B0);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PDDocument document() throws IOException {
    PDDocument document = new PDDocument();
    PDPage page = new PDPage(new PDRectangle(400, 60 + 2 * SIZE * lines.size()));
    document.addPage(page);
    PDFont font = font(document);
    float y = page.getMediaBox().getHeight() - 40;
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      for (String line : lines) {
        int tab = line.indexOf('\t');
        write(content, font, 40, y, tab < 0 ? line : line.substring(0, tab));
        if (tab >= 0) {
          String right = line.substring(tab + 1);
          write(content, font, 360 - font.getStringWidth(right) / 1000 * SIZE, y, right);
        }
        y -= 2 * SIZE;
      }
    }
    return document;
  }

  /** Embedded, so that a page looks the same whatever fonts a machine has. */
  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream stream = PDDocument.class.getResourceAsStream(FONT)) {
      return PDType0Font.load(document, stream, false);
    }
  }

  private static void write(PDPageContentStream content, PDFont font, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(font, SIZE);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }
}
