package dev.receipts.local.rehearsal;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes a PDF with a text layer and nothing else, in microseconds.
 *
 * @see <a
 *     href="https://opensource.adobe.com/dc-acrobat-sdk-docs/pdfstandards/PDF32000_2008.pdf">ISO
 *     32000-1, 7.5 File structure</a>
 */
final class TextPdf {
  private static final int FIRST_PAGE = 4;
  private static final int TOP = 370;
  private static final int LINE = 24;
  private static final int LEFT = 30;
  private static final int RIGHT = 220;

  private final StringBuilder file = new StringBuilder("%PDF-1.4\n");
  private final List<Integer> offsets = new ArrayList<>();

  private TextPdf() {}

  /**
   * A row of a page.
   *
   * @param right stands at the right; empty for nothing
   */
  record Row(String left, String right) {}

  /** The file; each character is a byte. */
  static String of(List<List<Row>> pages) {
    TextPdf pdf = new TextPdf();
    pdf.write(pages);
    return pdf.file.toString();
  }

  private void write(List<List<Row>> pages) {
    StringBuilder kids = new StringBuilder();
    for (int page = 0; page < pages.size(); page++) {
      kids.append(FIRST_PAGE + 2 * page).append(" 0 R ");
    }
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Count %d /Kids [%s] >>".formatted(pages.size(), kids));
    object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
    for (int page = 0; page < pages.size(); page++) {
      String content = content(pages.get(page));
      object(
          "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 400] /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>"
              .formatted(FIRST_PAGE + 2 * page + 1));
      object("<< /Length %d >>\nstream\n%sendstream".formatted(content.length(), content));
    }
    int table = file.length();
    file.append("xref\n0 %d\n0000000000 65535 f \n".formatted(offsets.size() + 1));
    offsets.forEach(offset -> file.append("%010d 00000 n \n".formatted(offset)));
    file.append(
        "trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
            .formatted(offsets.size() + 1, table));
  }

  private void object(String body) {
    offsets.add(file.length());
    file.append(offsets.size()).append(" 0 obj\n").append(body).append("\nendobj\n");
  }

  private static String content(List<Row> rows) {
    StringBuilder content = new StringBuilder();
    int y = TOP;
    for (Row row : rows) {
      text(content, LEFT, y, row.left());
      if (!row.right().isEmpty()) {
        text(content, RIGHT, y, row.right());
      }
      y -= LINE;
    }
    return content.toString();
  }

  private static void text(StringBuilder content, int x, int y, String text) {
    content.append("BT /F 12 Tf %d %d Td (%s) Tj ET\n".formatted(x, y, text));
  }
}
