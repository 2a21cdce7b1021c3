package dev.receipts.local.ocr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Documents made for the tests, with the font that PDFBox brings: no font of the machine. */
public final class TestDocuments {
  /** A receipt of a shop that does not exist. */
  public static final List<Row> RECEIPT =
      List.of(
          new Row("HOLLY CORNER STORE", ""),
          new Row("14 Garden Street, Springfield", ""),
          new Row("Date: 2026-03-14", ""),
          new Row("Bread rolls", "4.20"),
          new Row("Apple juice", "3.30"),
          new Row("SUBTOTAL", "7.50"),
          new Row("TAX 8%", "0.60"),
          new Row("TOTAL", "8.10"));

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float WIDTH = 300;
  private static final float HEIGHT = 400;
  private static final float MARGIN = 30;
  private static final float LINE = 24;

  private TestDocuments() {}

  /** A row with something at the left and something at the right. */
  public record Row(String left, String right) {}

  public static PDDocument pdf(List<List<Row>> pages) {
    return pdf(pages, true);
  }

  private static PDDocument pdf(List<List<Row>> pages, boolean onlyUsedLetters) {
    TemporaryFiles.prepare();
    try {
      PDDocument document = new PDDocument();
      for (List<Row> rows : pages) {
        PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
        document.addPage(page);
        write(document, page, rows, font(document, onlyUsedLetters));
      }
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Embedded, so that a page looks the same whatever fonts a machine has. */
  private static PDFont font(PDDocument document, boolean onlyUsedLetters) throws IOException {
    try (InputStream stream = PDDocument.class.getResourceAsStream(FONT)) {
      return PDType0Font.load(document, stream, onlyUsedLetters);
    }
  }

  private static void write(PDDocument document, PDPage page, List<Row> rows, PDFont font)
      throws IOException {
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      float y = HEIGHT - MARGIN;
      for (Row row : rows) {
        text(content, font, MARGIN, y, row.left());
        text(content, font, WIDTH - MARGIN - 30, y, row.right());
        y -= LINE;
      }
    }
  }

  private static void text(PDPageContentStream content, PDFont font, float x, float y, String text)
      throws IOException {
    content.beginText();
    content.setFont(font, 12);
    content.newLineAtOffset(x, y);
    content.showText(text);
    content.endText();
  }

  public static Path save(PDDocument document, Path file) {
    try (document) {
      document.save(file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A picture of the rows, at 200 dots an inch. */
  public static BufferedImage picture(List<Row> rows) {
    try (PDDocument document = pdf(List.of(rows), false)) {
      return new PDFRenderer(document).renderImageWithDPI(0, 200, ImageType.RGB);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path save(BufferedImage image, String format, Path file) {
    try {
      if (!ImageIO.write(image, format, file.toFile())) {
        throw new IllegalArgumentException("There is no writer for " + format + ".");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Path tiff(List<BufferedImage> pages, Path file) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage page : pages) {
        writer.writeToSequence(new IIOImage(page, null, null), null);
      }
      writer.endWriteSequence();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }

  /** A PDF of which every page is only a picture, as a scanner makes it. */
  public static Path scannedPdf(List<BufferedImage> pages, Path file) {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage picture : pages) {
        PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              LosslessFactory.createFromImage(document, picture), 0, 0, WIDTH, HEIGHT);
        }
      }
      document.save(file.toFile());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JPEG with an EXIF segment that says how the camera was held. */
  public static Path jpeg(BufferedImage image, int orientation, Path file) {
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    try {
      ImageIO.write(image, "jpeg", jpeg);
      byte[] plain = jpeg.toByteArray();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(plain, 0, 2);
      out.write(exif);
      out.write(plain, 2, plain.length - 2);
      Files.write(file, out.toByteArray());
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
