package dev.receipts.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/** Files that the pipeline has to refuse, each for a reason of its own. */
final class BrokenFiles {
  /** Textract takes a PDF of at most 3,000 pages. */
  private static final int ONE_PAGE_TOO_MANY = 3001;

  private BrokenFiles() {}

  /**
   * The files by name.
   *
   * @param jpeg a JPEG that is right, to cut off
   * @param pdf a PDF that is right, to damage
   * @param page a page to hide behind a password
   */
  static Map<String, byte[]> all(byte[] jpeg, byte[] pdf, Page page) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("empty.jpg", new byte[0]);
    files.put(
        "text-named.jpg",
        "This is a plain text file with the name of a photo.\nTOTAL 12.34\n".getBytes(UTF_8));
    files.put("cut-off.jpg", Arrays.copyOf(jpeg, jpeg.length / 5));
    files.put("password.pdf", passwordProtected(page));
    files.put("zero-pages.pdf", plainPdf("<< /Type /Pages /Kids [] /Count 0 >>"));
    files.put("endless.pdf", plainPdf("<< /Type /Pages /Kids [2 0 R] /Count 1 >>"));
    files.put("too-many-pages.pdf", manyPages(ONE_PAGE_TOO_MANY));
    files.put("damaged.pdf", Arrays.copyOf(pdf, 900));
    files.put("bomb.png", hugePng(60_000));
    files.put("photo.heic", heic());
    files.put("photo.webp", webp());
    return files;
  }

  private static byte[] passwordProtected(Page page) {
    try (PdfFile file = new PdfFile(2)) {
      file.add(page);
      return file.protectedBytes("owner-of-the-sample", "user-of-the-sample");
    }
  }

  private static byte[] manyPages(int count) {
    try (PDDocument document = new PDDocument()) {
      document.setDocumentId(1L);
      for (int i = 0; i < count; i++) {
        document.addPage(new PDPage(new PDRectangle(72, 72)));
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A PDF of a catalog and this page tree, which is object 2. */
  private static byte[] plainPdf(String pageTree) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<String> objects = List.of("<< /Type /Catalog /Pages 2 0 R >>", pageTree);
    StringBuilder table = new StringBuilder("0000000000 65535 f \n");
    int number = 1;
    for (String object : objects) {
      table.append(String.format("%010d 00000 n \n", pdf.length()));
      pdf.append(number++).append(" 0 obj\n").append(object).append("\nendobj\n");
    }
    int tableAt = pdf.length();
    pdf.append("xref\n0 3\n").append(table);
    pdf.append("trailer\n<< /Size 3 /Root 1 0 R >>\nstartxref\n").append(tableAt);
    return pdf.append("\n%%EOF\n").toString().getBytes(US_ASCII);
  }

  /** A PNG of which the header alone asks a reader for gigabytes. */
  private static byte[] hugePng(int side) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(HexFormat.of().parseHex("89504e470d0a1a0a"));
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    try (DataOutputStream fields = new DataOutputStream(header)) {
      fields.writeInt(side);
      fields.writeInt(side);
      // 8 bits a channel, red-green-blue, and the only compression, filter and interlace there are.
      fields.write(new byte[] {8, 2, 0, 0, 0});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    chunk(bytes, "IHDR", header.toByteArray());
    // An empty deflate stream: the pixels promised by the header are not there.
    chunk(bytes, "IDAT", HexFormat.of().parseHex("789c030000000001"));
    chunk(bytes, "IEND", new byte[0]);
    return bytes.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    CRC32 check = new CRC32();
    check.update(type.getBytes(US_ASCII));
    check.update(data);
    try (DataOutputStream fields = new DataOutputStream(png)) {
      fields.writeInt(data.length);
      fields.write(type.getBytes(US_ASCII));
      fields.write(data);
      fields.writeInt((int) check.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The first box of an iPhone's photo (ISO/IEC 23008-12): brand heic, compatible mif1 and heic.
   */
  private static byte[] heic() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {0, 0, 0, 24});
    bytes.writeBytes("ftypheic".getBytes(US_ASCII));
    bytes.writeBytes(new byte[4]);
    bytes.writeBytes("mif1heic".getBytes(US_ASCII));
    // An empty media data box.
    bytes.writeBytes(new byte[] {0, 0, 0, 8});
    bytes.writeBytes("mdat".getBytes(US_ASCII));
    return bytes.toByteArray();
  }

  /** A whole WebP of one pixel, lossless. */
  private static byte[] webp() {
    return HexFormat.of()
        .parseHex("524946461a000000574542505650384c0d0000002f00000010071011118888fe0700");
  }
}
