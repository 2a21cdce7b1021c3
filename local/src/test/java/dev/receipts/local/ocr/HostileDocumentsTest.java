package dev.receipts.local.ocr;

import static dev.receipts.local.ocr.TestDocuments.RECEIPT;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.error.DamagedDocumentException;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.PermanentException;
import dev.receipts.page.Page;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made to do harm end as a typed rejection or as a harmless page, and leave nothing. */
@Timeout(300)
class HostileDocumentsTest {
  private static final int SIXTY_THOUSAND = 60_000;

  private static DocumentReader reader;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    reader = new DocumentReader(ReadingLimits.TEXTRACT, 1);
  }

  @AfterAll
  static void stop() {
    reader.close();
  }

  @Test
  void aPageThatUnpacksToHundredsOfMegabytesIsRefused() throws IOException {
    byte[] content = zeros(500 << 20);
    Path file = pdf(page -> page.setItem(COSName.CONTENTS, packed(content, 1)));

    assertThat(Files.size(file)).isLessThan(1 << 20);
    assertUnpacksToTooMuch(file);
  }

  @Test
  void aPageThatIsPackedManyTimesOverIsRefused() throws IOException {
    byte[] content = deflate(deflate(zeros(500 << 20)));
    Path file = pdf(page -> page.setItem(COSName.CONTENTS, packed(content, 3)));

    assertThat(Files.size(file)).isLessThan(20_000);
    assertUnpacksToTooMuch(file);
  }

  @Test
  void aPageWithAMillionTinyThingsIsRead() throws IOException {
    ByteArrayOutputStream drawing = new ByteArrayOutputStream();
    for (int i = 0; i < 1_000_000; i++) {
      drawing.writeBytes("0 0 m 1 1 l S\n".getBytes(ISO_8859_1));
    }
    byte[] packed = deflate(drawing.toByteArray());

    assertHarmless(pdf(page -> page.setItem(COSName.CONTENTS, packed(packed, 1))));
  }

  @Test
  void aPageTreeThatRunsInACircleIsRefused() throws IOException {
    Path file = folder.resolve("circle.pdf");
    try (PDDocument document = TestDocuments.pdf(List.of(RECEIPT))) {
      COSDictionary root = document.getPages().getCOSObject();
      COSDictionary branch = new COSDictionary();
      branch.setItem(COSName.TYPE, COSName.PAGES);
      COSArray kids = new COSArray();
      kids.add(root);
      branch.setItem(COSName.KIDS, kids);
      root.getCOSArray(COSName.KIDS).add(branch);
      root.setInt(COSName.COUNT, 1_000_000_000);
      document.save(file.toFile());
    }

    assertHarmless(file);
  }

  @Test
  void scriptsAndAttachmentsInAPdfAreLeftAlone() throws IOException {
    Path file = folder.resolve("script.pdf");
    try (PDDocument document = TestDocuments.pdf(List.of(RECEIPT))) {
      document
          .getDocumentCatalog()
          .setOpenAction(new PDActionJavaScript("app.launchURL('http://127.0.0.1:9/')"));
      PDComplexFileSpecification attachment = new PDComplexFileSpecification();
      attachment.setFile("../../../../tmp/receipts-attachment.exe");
      attachment.setEmbeddedFile(
          new PDEmbeddedFile(document, new ByteArrayInputStream(new byte[] {'M', 'Z'})));
      PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
      files.setNames(java.util.Map.of("a", attachment));
      PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
      names.setEmbeddedFiles(files);
      document.getDocumentCatalog().setNames(names);
      document.save(file.toFile());
    }

    assertThat(read(file).getFirst().lines()).extracting("text").contains("TOTAL", "8.10");
    assertThat(Path.of("/tmp/receipts-attachment.exe")).doesNotExist();
  }

  @Test
  void aPdfThatIsAlsoAZipAndAWebPageIsAPdf() throws IOException {
    Path plain = TestDocuments.save(TestDocuments.pdf(List.of(RECEIPT)), folder.resolve("a.pdf"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("<html><script>alert(1)</script>\n".getBytes(ISO_8859_1));
    bytes.writeBytes(Files.readAllBytes(plain));
    bytes.writeBytes("PK\5\6".getBytes(ISO_8859_1));
    bytes.writeBytes(new byte[18]);

    List<Page> pages = read(Files.write(folder.resolve("three.pdf"), bytes.toByteArray()));

    assertThat(pages.getFirst().lines()).extracting("text").contains("TOTAL", "8.10");
  }

  @Test
  void imagesOfSixtyThousandPixelsASideAreRefusedByTheirHeaders() throws IOException {
    for (Path file :
        List.of(
            Files.write(folder.resolve("a.png"), hugePng()),
            Files.write(folder.resolve("a.tiff"), hugeTiff()),
            Files.write(folder.resolve("a.jpg"), hugeJpeg()))) {
      assertThatThrownBy(() -> read(file))
          .as(file.toString())
          .isInstanceOf(DocumentTooLargeException.class)
          .hasMessageContaining("60,000 x 60,000 pixels")
          .hasMessageContaining("Scan it with less resolution");
    }
  }

  @Test
  void aPdfWithAnImageOfSixtyThousandPixelsASideIsRefused() throws IOException {
    Path file =
        pdf(
            page -> {
              COSStream image = packed(deflate(new byte[1 << 16]), 1);
              image.setItem(COSName.TYPE, COSName.XOBJECT);
              image.setItem(COSName.SUBTYPE, COSName.IMAGE);
              image.setInt(COSName.WIDTH, SIXTY_THOUSAND);
              image.setInt(COSName.HEIGHT, SIXTY_THOUSAND);
              image.setInt(COSName.BITS_PER_COMPONENT, 8);
              image.setItem(COSName.COLORSPACE, COSName.DEVICERGB);
              COSDictionary images = new COSDictionary();
              images.setItem(COSName.getPDFName("Huge"), image);
              COSDictionary resources = new COSDictionary();
              resources.setItem(COSName.XOBJECT, images);
              page.setItem(COSName.RESOURCES, resources);
              page.setItem(
                  COSName.CONTENTS,
                  packed(deflate("100 0 0 100 0 0 cm /Huge Do".getBytes(ISO_8859_1)), 1));
            });

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DamagedDocumentException.class)
        .hasMessageContaining("too many pixels");
  }

  private static void assertUnpacksToTooMuch(Path file) {
    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DocumentTooLargeException.class)
        .hasMessage("Page 1 of the PDF unpacks to more than 400 MB. Save it with less resolution.");
  }

  /** It is read, or refused for a reason that has a name, and with a sentence for the user. */
  private static void assertHarmless(Path file) {
    try {
      assertThat(read(file)).isNotEmpty();
    } catch (PermanentException e) {
      assertThat(e.getMessage()).endsWith(".");
    }
  }

  private static List<Page> read(Path file) {
    List<Page> read = new ArrayList<>();
    try (DocumentPages pages = reader.open(file)) {
      pages.forEachRemaining(read::add);
    }
    return read;
  }

  private interface Change {
    void apply(COSDictionary page) throws IOException;
  }

  private Path pdf(Change change) throws IOException {
    Path file = folder.resolve("hostile.pdf");
    try (PDDocument document = TestDocuments.pdf(List.of(RECEIPT))) {
      change.apply(document.getPage(0).getCOSObject());
      document.save(file.toFile());
    }
    return file;
  }

  /** A stream that says it was packed so many times. */
  private static COSStream packed(byte[] content, int times) throws IOException {
    COSStream stream = new PDStream(new PDDocument()).getCOSObject();
    try (OutputStream out = stream.createRawOutputStream()) {
      out.write(content);
    }
    COSArray filters = new COSArray();
    for (int i = 0; i < times; i++) {
      filters.add(COSName.FLATE_DECODE);
    }
    stream.setItem(COSName.FILTER, filters);
    return stream;
  }

  private static byte[] zeros(int length) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) ' ');
      for (int i = 0; i < length >> 20; i++) {
        out.write(block);
      }
    }
    return packed.toByteArray();
  }

  private static byte[] deflate(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(packed, new Deflater(9))) {
      out.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] hugePng() {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(ISO_8859_1)).putInt(SIXTY_THOUSAND).putInt(SIXTY_THOUSAND);
    header.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 checksum = new CRC32();
    checksum.update(header.array());
    return ByteBuffer.allocate(64)
        .put("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1))
        .putInt(13)
        .put(header.array())
        .putInt((int) checksum.getValue())
        .putInt(4)
        .put("IDAT".getBytes(ISO_8859_1))
        .array();
  }

  private static byte[] hugeTiff() {
    ByteBuffer tiff = ByteBuffer.allocate(200).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    tiff.put("II*\0".getBytes(ISO_8859_1)).putInt(8).putShort((short) 8);
    int[][] entries = {
      {256, SIXTY_THOUSAND},
      {257, SIXTY_THOUSAND},
      {258, 8},
      {259, 1},
      {262, 1},
      {273, 150},
      {278, SIXTY_THOUSAND},
      {279, 10}
    };
    for (int[] entry : entries) {
      tiff.putShort((short) entry[0]).putShort((short) 4).putInt(1).putInt(entry[1]);
    }
    return tiff.putInt(0).array();
  }

  private static byte[] hugeJpeg() {
    return ByteBuffer.allocate(64)
        .put(new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xC0, 0, 11, 8})
        .putShort((short) SIXTY_THOUSAND)
        .putShort((short) SIXTY_THOUSAND)
        .put(new byte[] {1, 1, 0x11, 0, (byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0})
        .array();
  }
}
