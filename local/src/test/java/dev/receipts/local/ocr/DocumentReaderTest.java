package dev.receipts.local.ocr;

import static dev.receipts.local.ocr.TestDocuments.RECEIPT;
import static dev.receipts.local.ocr.TestDocuments.picture;
import static dev.receipts.local.ocr.TestDocuments.save;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.receipts.error.DamagedDocumentException;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.PasswordProtectedException;
import dev.receipts.error.TooManyPagesException;
import dev.receipts.error.UnsupportedDocumentException;
import dev.receipts.local.ocr.TestDocuments.Row;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentReaderTest {
  private static final List<String> RECEIPT_LINES =
      RECEIPT.stream()
          .flatMap(row -> Stream.of(row.left(), row.right()))
          .filter(text -> !text.isEmpty())
          .toList();
  private static final List<Row> SECOND_PAGE =
      List.of(new Row("PAGE TWO OF THE RECEIPT", ""), new Row("Thank you for your visit", ""));

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
  @ValueSource(strings = {"jpeg", "png", "tiff"})
  void readsThePictureOfAReceipt(String format) {
    Path file = save(picture(RECEIPT), format, folder.resolve("receipt"));

    List<Page> pages = read(file);

    assertThat(pages).hasSize(1);
    assertThat(texts(pages.getFirst())).containsExactlyElementsOf(RECEIPT_LINES);
  }

  @Test
  void placesEachWordAsAShareOfThePageWithItsConfidence() {
    Path file = save(picture(RECEIPT), "png", folder.resolve("receipt.png"));

    TextLine total = line(read(file).getFirst(), "8.10");

    assertThat(total.box().left()).isCloseTo(240.0 / 300, within(0.01));
    assertThat(total.box().bottom()).isCloseTo((30 + 7 * 24.0) / 400, within(0.01));
    assertThat(total.box().height()).isCloseTo(9.0 / 400, within(0.005));
    assertThat(total.confidence()).isBetween(80.0, 100.0);
    assertThat(total.words()).extracting(TextLine.Word::text).containsExactly("8.10");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5, 6, 7, 8})
  void turnsAPhotoTheWayTheCameraWasHeld(int orientation) {
    BufferedImage stored = inverse(picture(RECEIPT), orientation);
    Path file = TestDocuments.jpeg(stored, orientation, folder.resolve("photo.jpg"));

    assertThat(texts(read(file).getFirst())).containsExactlyElementsOf(RECEIPT_LINES);
  }

  @ParameterizedTest
  @ValueSource(ints = {6, 3, 8})
  void turnsAPageThatLiesOnItsSideOrItsHead(int orientation) {
    Path file = save(inverse(picture(RECEIPT), orientation), "png", folder.resolve("sideways.png"));

    assertThat(texts(read(file).getFirst())).containsExactlyElementsOf(RECEIPT_LINES);
  }

  @Test
  void straightensASkewedPage() {
    BufferedImage straight = picture(RECEIPT);
    AffineTransform turn =
        AffineTransform.getRotateInstance(
            Math.toRadians(4), straight.getWidth() / 2.0, straight.getHeight() / 2.0);
    BufferedImage skewed =
        new BufferedImage(straight.getWidth(), straight.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    skewed.createGraphics().fillRect(0, 0, skewed.getWidth(), skewed.getHeight());
    skewed
        .createGraphics()
        .drawImage(straight, new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR), 0, 0);
    Path file = save(skewed, "png", folder.resolve("skewed.png"));

    Page page = read(file).getFirst();

    assertThat(texts(page)).contains("TOTAL", "8.10");
    assertThat(line(page, "TOTAL").box().centerY())
        .isCloseTo(line(page, "8.10").box().centerY(), within(0.01));
  }

  @Test
  void readsAPictureWithTransparentPaper() {
    BufferedImage opaque = picture(RECEIPT);
    BufferedImage clear =
        new BufferedImage(opaque.getWidth(), opaque.getHeight(), BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < opaque.getHeight(); y++) {
      for (int x = 0; x < opaque.getWidth(); x++) {
        int dark = 255 - (opaque.getRGB(x, y) & 0xff);
        clear.setRGB(x, y, dark << 24);
      }
    }
    Path file = save(clear, "png", folder.resolve("clear.png"));

    assertThat(texts(read(file).getFirst())).containsExactlyElementsOf(RECEIPT_LINES);
  }

  /** Beside a black border, one threshold for the whole page takes faint print for paper. */
  @Test
  void readsFaintPrintOnAPageWithABlackBorder() {
    BufferedImage clear = picture(RECEIPT);
    int border = clear.getWidth() / 20;
    BufferedImage faint =
        new BufferedImage(clear.getWidth(), clear.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < clear.getHeight(); y++) {
      for (int x = 0; x < clear.getWidth(); x++) {
        boolean paper = x >= border && x < clear.getWidth() - border;
        int light = paper ? 200 + (clear.getRGB(x, y) & 0xff) * 40 / 255 : 0;
        faint.getRaster().setSample(x, y, 0, light);
      }
    }
    Path file = save(faint, "png", folder.resolve("faint.png"));

    assertThat(texts(read(file).getFirst())).contains("TOTAL", "8.10");
  }

  @Test
  void readsEveryPageOfATiff() {
    Path file =
        TestDocuments.tiff(
            List.of(picture(RECEIPT), picture(SECOND_PAGE)), folder.resolve("two.tiff"));

    List<Page> pages = read(file);

    assertThat(pages).extracting(Page::number).containsExactly(1, 2);
    assertThat(texts(pages.get(0))).contains("HOLLY CORNER STORE");
    assertThat(texts(pages.get(1)))
        .containsExactly("PAGE TWO OF THE RECEIPT", "Thank you for your visit");
  }

  @Test
  void takesTheTextLayerOfAPdfWithItsPlaces() {
    Path file =
        save(TestDocuments.pdf(List.of(RECEIPT, SECOND_PAGE)), folder.resolve("invoice.pdf"));

    List<Page> pages = read(file);

    assertThat(pages).hasSize(2);
    assertThat(texts(pages.get(0))).containsExactlyElementsOf(RECEIPT_LINES);
    TextLine date = line(pages.get(0), "Date: 2026-03-14");
    assertThat(date.confidence()).isEqualTo(100);
    assertThat(date.words()).extracting(TextLine.Word::text).containsExactly("Date:", "2026-03-14");
    assertThat(date.box().left()).isCloseTo(0.1, within(0.005));
    assertThat(date.box().bottom()).isCloseTo((30 + 2 * 24.0) / 400, within(0.005));
  }

  @Test
  void keepsTheWordsOfALineTogetherWhereAFontGivesNoHeightOfItsLetters() throws IOException {
    Path file = save(TestDocuments.pdf(List.of(RECEIPT)), folder.resolve("flat.pdf"));
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(file.toFile())) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          flatten(page.getResources().getFont(name));
        }
      }
      document.save(folder.resolve("flatter.pdf").toFile());
    }

    assertThat(texts(read(folder.resolve("flatter.pdf")).getFirst()))
        .containsExactlyElementsOf(RECEIPT_LINES);
  }

  private static void flatten(PDFont font) {
    PDFontDescriptor descriptor = font.getFontDescriptor();
    descriptor.setFontBoundingBox(new PDRectangle(1, 1));
    descriptor.setCapHeight(0);
    descriptor.setXHeight(0);
    descriptor.setAscent(0);
    descriptor.setDescent(0);
  }

  @Test
  void readsAScannedPdfByItsPictures() {
    Path file =
        TestDocuments.scannedPdf(
            List.of(picture(RECEIPT), picture(SECOND_PAGE)), folder.resolve("scan.pdf"));

    List<Page> pages = read(file);

    assertThat(texts(pages.get(0))).containsExactlyElementsOf(RECEIPT_LINES);
    assertThat(texts(pages.get(1))).contains("PAGE TWO OF THE RECEIPT");
    assertThat(line(pages.get(0), "TOTAL").confidence()).isLessThan(100);
  }

  @Test
  void doesNotTrustTheInvisibleTextThatAScannerLaidOverItsPicture() throws IOException {
    Path file =
        TestDocuments.scannedPdf(List.of(picture(RECEIPT)), folder.resolve("searchable.pdf"));
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(file.toFile())) {
      PDPage page = document.getPage(0);
      try (PDPageContentStream content =
          new PDPageContentStream(
              document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.setRenderingMode(RenderingMode.NEITHER);
        content.newLineAtOffset(30, 100);
        content.showText("What another program made of this scan: TOTAL 9,999.99");
        content.endText();
      }
      document.save(folder.resolve("laid-over.pdf").toFile());
    }

    List<Page> pages = read(folder.resolve("laid-over.pdf"));

    assertThat(texts(pages.getFirst())).containsExactlyElementsOf(RECEIPT_LINES);
  }

  @Test
  void givesOnePageAfterAnotherAndKnowsTheCountBefore() {
    Path file =
        save(TestDocuments.pdf(List.of(RECEIPT, SECOND_PAGE)), folder.resolve("invoice.pdf"));

    try (DocumentPages pages = reader.open(file)) {
      assertThat(pages.type()).isEqualTo(DocumentType.PDF);
      assertThat(pages.count()).isEqualTo(2);
      assertThat(pages.next().number()).isEqualTo(1);
      assertThat(pages.next().number()).isEqualTo(2);
      assertThat(pages.hasNext()).isFalse();
    }
  }

  @Test
  void readsDocumentsOnSeveralThreadsAtOnce() throws Exception {
    Path first = save(picture(RECEIPT), "png", folder.resolve("first.png"));
    Path second = save(picture(SECOND_PAGE), "png", folder.resolve("second.png"));
    List<Callable<List<String>>> readings = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Path file = i % 2 == 0 ? first : second;
      readings.add(() -> texts(read(file).getFirst()));
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Future<List<String>>> results = threads.invokeAll(readings);
      assertThat(results.get(0).get()).isEqualTo(results.get(2).get()).contains("TOTAL");
      assertThat(results.get(1).get()).isEqualTo(results.get(3).get()).doesNotContain("TOTAL");
    }
  }

  @Test
  void unpacksItsLibrariesInTheTemporaryFolderAndNotInTheUsersHome() throws IOException {
    Path file = save(picture(SECOND_PAGE), "png", folder.resolve("page.png"));
    read(file);

    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    assertThat(Loader.getCacheDir().toPath()).startsWith(temporary).isNotEmptyDirectory();
    assertThat(System.getProperty("pdfbox.fontcache")).startsWith(temporary.toString());
  }

  @Test
  void findsNoLinesOnABlankPage() {
    BufferedImage blank = new BufferedImage(300, 400, BufferedImage.TYPE_BYTE_GRAY);
    blank.createGraphics().fillRect(0, 0, 300, 400);
    Path file = save(blank, "png", folder.resolve("blank.png"));

    assertThat(read(file).getFirst().lines()).isEmpty();
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.jpg"));

    assertThatThrownBy(() -> reader.open(file))
        .isInstanceOf(EmptyDocumentException.class)
        .hasMessage("The file is empty. Scan or save it again.");
  }

  @Test
  void refusesATextFileThatIsNamedLikeAPhoto() throws IOException {
    Path file = Files.writeString(folder.resolve("text.jpg"), "This is no picture.");

    assertThatThrownBy(() -> reader.open(file))
        .isInstanceOf(UnsupportedDocumentException.class)
        .hasMessageContaining("neither JPEG nor PNG, TIFF or PDF");
  }

  @Test
  void namesTheTypesThatPeopleUploadByMistake() throws IOException {
    byte[] heic = "\0\0\0\u0018ftypheic\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> reader.open(Files.write(folder.resolve("a.jpg"), heic)))
        .isInstanceOf(UnsupportedDocumentException.class)
        .hasMessageContaining("an HEIC image");
    assertThatThrownBy(() -> reader.open(Files.write(folder.resolve("b.jpg"), webp)))
        .isInstanceOf(UnsupportedDocumentException.class)
        .hasMessageContaining("a WEBP image");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpeg", "png", "tiff"})
  void refusesAPictureThatIsCutOff(String format) throws IOException {
    Path file = save(picture(RECEIPT), format, folder.resolve("picture"));
    cut(file, 0.5);

    assertThatThrownBy(() -> read(file))
        .isInstanceOf(DamagedDocumentException.class)
        .hasMessageContaining("Scan it again");
  }

  @Test
  void refusesATiffWhosePagesGoRoundInACircle() throws IOException {
    // Little-endian; the directory at 8 has no entries and names itself as the next one.
    byte[] circle = {'I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0};
    Path file = Files.write(folder.resolve("circle.tiff"), circle);

    assertThatThrownBy(() -> reader.open(file)).isInstanceOf(DamagedDocumentException.class);
  }

  @Test
  void refusesAPictureWithTooManyPixelsBeforeItDecodesThem() {
    BufferedImage wide = new BufferedImage(2_001, 10, BufferedImage.TYPE_BYTE_BINARY);
    Path file = save(wide, "png", folder.resolve("wide.png"));

    try (DocumentReader careful = new DocumentReader(new ReadingLimits(10, 2_000), 1);
        DocumentPages pages = careful.open(file)) {
      assertThatThrownBy(pages::next)
          .isInstanceOf(DocumentTooLargeException.class)
          .hasMessageContaining("2,001 x 10 pixels");
    }
  }

  @Test
  void refusesDocumentsWithMorePagesThanAllowed() {
    Path pdf = save(TestDocuments.pdf(List.of(RECEIPT, RECEIPT)), folder.resolve("long.pdf"));
    BufferedImage small = new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_GRAY);
    Path tiff = TestDocuments.tiff(List.of(small, small), folder.resolve("long.tiff"));

    try (DocumentReader careful = new DocumentReader(new ReadingLimits(1, 10_000), 1)) {
      assertThatThrownBy(() -> careful.open(pdf))
          .isInstanceOf(TooManyPagesException.class)
          .hasMessageContaining("2 pages, and at most 1");
      assertThatThrownBy(() -> careful.open(tiff)).isInstanceOf(TooManyPagesException.class);
    }
  }

  @Test
  void refusesAPdfThatIsProtectedByAPassword() throws IOException {
    PDDocument document = TestDocuments.pdf(List.of(RECEIPT));
    document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
    Path file = save(document, folder.resolve("secret.pdf"));

    assertThatThrownBy(() -> reader.open(file))
        .isInstanceOf(PasswordProtectedException.class)
        .hasMessageContaining("Remove the password");
  }

  @Test
  void refusesAPdfWithoutPages() {
    Path file = save(new PDDocument(), folder.resolve("none.pdf"));

    assertThatThrownBy(() -> reader.open(file)).isInstanceOf(EmptyDocumentException.class);
  }

  @Test
  void refusesWhatOnlyStartsLikeAPdf() throws IOException {
    Path file = Files.writeString(folder.resolve("fake.pdf"), "%PDF-1.7\nand then nothing\n");

    assertThatThrownBy(() -> reader.open(file)).isInstanceOf(DamagedDocumentException.class);
  }

  private static List<Page> read(Path file) {
    List<Page> read = new ArrayList<>();
    try (DocumentPages pages = reader.open(file)) {
      pages.forEachRemaining(read::add);
    }
    return read;
  }

  private static List<String> texts(Page page) {
    return page.lines().stream().map(TextLine::text).toList();
  }

  private static TextLine line(Page page, String text) {
    return page.lines().stream()
        .filter(line -> line.text().equals(text))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line \"" + text + "\" in " + texts(page)));
  }

  private static void cut(Path file, double share) throws IOException {
    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, (int) (whole.length * share)));
  }

  /** How a camera stores an upright picture under an EXIF orientation. */
  private static BufferedImage inverse(BufferedImage upright, int orientation) {
    int width = upright.getWidth();
    int height = upright.getHeight();
    boolean turned = orientation >= 5;
    BufferedImage stored =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int color = upright.getRGB(x, y);
        switch (orientation) {
          case 2 -> stored.setRGB(width - 1 - x, y, color);
          case 3 -> stored.setRGB(width - 1 - x, height - 1 - y, color);
          case 4 -> stored.setRGB(x, height - 1 - y, color);
          case 5 -> stored.setRGB(y, x, color);
          case 6 -> stored.setRGB(y, width - 1 - x, color);
          case 7 -> stored.setRGB(height - 1 - y, width - 1 - x, color);
          default -> stored.setRGB(height - 1 - y, x, color);
        }
      }
    }
    return stored;
  }
}
