package dev.receipts.samples;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Collects the pages of a PDF. The one font is the one in PDFBox's own jar, embedded, so that every
 * machine draws the same; and nothing in the file depends on the time it is made.
 */
final class PdfFile implements AutoCloseable {
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float BOLD_STROKE = 0.035f;

  private final PDDocument document = new PDDocument();
  private Optional<PDFont> font = Optional.empty();

  /**
   * @param seed makes the file's identifier, which PDFBox would else make from the time
   */
  PdfFile(long seed) {
    document.setDocumentId(seed);
  }

  /** A PDF with a text layer. */
  static byte[] of(long seed, List<Page> pages) {
    try (PdfFile file = new PdfFile(seed)) {
      pages.forEach(file::add);
      return file.bytes();
    }
  }

  /** Draws a page on white, in shades of grey. */
  static BufferedImage render(Page page, int dotsPerInch) {
    try (PDDocument document = Loader.loadPDF(of(0, List.of(page)))) {
      return new PDFRenderer(document).renderImageWithDPI(0, dotsPerInch, ImageType.GRAY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a page as text. */
  void add(Page page) {
    PDPage sheet = new PDPage(new PDRectangle(page.width(), page.height()));
    document.addPage(sheet);
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      draw(content, page, page.rows(), page.height() - page.margin());
      float footerHeight = 0;
      for (Row row : page.footer()) {
        footerHeight += Page.height(row);
      }
      draw(content, page, page.footer(), page.margin() + footerHeight);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds a page that is nothing but a black-and-white image, as a scanner makes it. */
  void addScan(BufferedImage image, int dotsPerInch) {
    float width = image.getWidth() * 72f / dotsPerInch;
    float height = image.getHeight() * 72f / dotsPerInch;
    PDPage sheet = new PDPage(new PDRectangle(width, height));
    document.addPage(sheet);
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      PDImageXObject scan = CCITTFactory.createFromImage(document, image);
      content.drawImage(scan, 0, 0, width, height);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The file, to be opened only with a password. RC4 with 128 bits takes nothing from chance, so
   * the bytes are always the same; AES would not be.
   */
  byte[] protectedBytes(String ownerPassword, String userPassword) {
    COSArray id = new COSArray();
    id.add(new COSString("receipt sample 1"));
    id.add(new COSString("receipt sample 1"));
    document.getDocument().setDocumentID(id);
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy(ownerPassword, userPassword, new AccessPermission());
    policy.setEncryptionKeyLength(128);
    policy.setPreferAES(false);
    try {
      document.protect(policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      document.save(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    try {
      document.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void draw(PDPageContentStream content, Page page, List<Row> rows, float top)
      throws IOException {
    float y = top;
    float width = page.width() - 2 * page.margin();
    for (Row row : rows) {
      float height = Page.height(row);
      switch (row) {
        case Row.Text text -> drawText(content, page.margin(), width, y - text.size(), text);
        case Row.Rule rule -> drawRule(content, page.margin(), width, y - height / 2, rule);
        case Row.Gap gap -> {
          // Nothing to draw.
        }
      }
      y -= height;
      if (y < page.margin() - 1) {
        throw new IllegalStateException("The rows do not fit on the page.");
      }
    }
  }

  private void drawText(
      PDPageContentStream content, float left, float width, float baseline, Row.Text row)
      throws IOException {
    PDFont face = font();
    float free = left - 1;
    for (Row.Cell cell : row.cells()) {
      float length = face.getStringWidth(cell.text()) / 1000 * row.size();
      float place = left + cell.at() * width;
      float x =
          switch (cell.align()) {
            case LEFT -> place;
            case CENTRE -> place - length / 2;
            case RIGHT -> place - length;
          };
      if (x < free || x + length > left + width + 1) {
        throw new IllegalStateException("No room on the line for: " + cell.text());
      }
      free = x + length + 2;
      content.beginText();
      content.setFont(face, row.size());
      content.setRenderingMode(row.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
      content.setLineWidth(row.size() * BOLD_STROKE);
      content.newLineAtOffset(x, baseline);
      content.showText(cell.text());
      content.endText();
    }
  }

  private static void drawRule(
      PDPageContentStream content, float left, float width, float y, Row.Rule rule)
      throws IOException {
    content.setLineWidth(0.6f);
    content.setLineDashPattern(rule.dashed() ? new float[] {3, 2} : new float[] {}, 0);
    content.moveTo(left, y);
    content.lineTo(left + width, y);
    content.stroke();
    content.setLineDashPattern(new float[] {}, 0);
  }

  /** Embedded on first use, so that a file of scans carries no font. */
  private PDFont font() throws IOException {
    if (font.isEmpty()) {
      try (InputStream stream = PDDocument.class.getResourceAsStream(FONT)) {
        font = Optional.of(PDType0Font.load(document, stream, true));
      }
    }
    return font.get();
  }
}
