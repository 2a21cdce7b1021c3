package dev.receipts.samples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.junit.jupiter.api.Test;

/** Each stored broken file is broken in the way its description says. */
class BrokenFilesTest {
  private static final Path FOLDER = Path.of(System.getProperty("basedir", "."), "..", "broken");

  @Test
  void theFolderHoldsWhatTheGeneratorMakesAndADescription() throws IOException {
    assertThat(StoredSamplesTest.files(FOLDER))
        .contains("README.md")
        .filteredOn(name -> !name.equals("README.md"))
        .containsExactlyInAnyOrderElementsOf(Samples.broken().keySet());
  }

  @Test
  void theDescriptionGivesEachFileAnErrorThatExists() throws IOException {
    Pattern row = Pattern.compile("\\| `([^`]+)` \\| .+ \\| `(\\w+)` \\|");
    List<Matcher> rows =
        Files.readString(FOLDER.resolve("README.md"))
            .lines()
            .map(row::matcher)
            .filter(Matcher::matches)
            .toList();
    assertThat(rows)
        .extracting(match -> match.group(1))
        .containsExactlyInAnyOrderElementsOf(Samples.broken().keySet());
    assertThat(rows)
        .allSatisfy(
            match ->
                assertThat(Class.forName("dev.receipts.error." + match.group(2)))
                    .isAssignableTo(RuntimeException.class));
  }

  @Test
  void theEmptyFileHasNoBytes() throws IOException {
    assertThat(read("empty.jpg")).isEmpty();
  }

  @Test
  void theTextFileIsPlainText() throws IOException {
    assertThat(new String(read("text-named.jpg"), UTF_8)).startsWith("This is a plain text file");
  }

  @Test
  void theCutOffJpegBeginsRightAndHasNoEnd() throws IOException {
    byte[] file = read("cut-off.jpg");
    byte[] whole = Files.readAllBytes(FOLDER.resolve("../supermarket-de-scan.jpg"));
    assertThat(file).isEqualTo(Arrays.copyOf(whole, file.length));
    assertThat(whole).endsWith(0xff, 0xd9);
    assertThat(file.length).isGreaterThan(1000).isLessThan(whole.length / 2);
  }

  @Test
  void theProtectedPdfOpensOnlyWithItsPassword() throws IOException {
    byte[] file = read("password.pdf");
    assertThatExceptionOfType(InvalidPasswordException.class)
        .isThrownBy(() -> Loader.loadPDF(file).close());
    try (PDDocument document = Loader.loadPDF(file, "user-of-the-sample")) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }

  @Test
  void thePdfWithoutPagesIsRightOtherwise() throws IOException {
    try (PDDocument document = Loader.loadPDF(read("zero-pages.pdf"))) {
      assertThat(document.getNumberOfPages()).isZero();
    }
  }

  @Test
  void theLongPdfHasOnePageMoreThanTextractTakes() throws IOException {
    byte[] file = read("too-many-pages.pdf");
    assertThat(file.length).isLessThan(100_000);
    try (PDDocument document = Loader.loadPDF(file)) {
      assertThat(document.getNumberOfPages()).isEqualTo(3001);
    }
  }

  @Test
  void thePageTreeOfTheEndlessPdfHoldsItself() throws IOException {
    try (PDDocument document = Loader.loadPDF(read("endless.pdf"))) {
      COSDictionary tree =
          document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.PAGES);
      COSArray kids = tree.getCOSArray(COSName.KIDS);
      assertThat(kids.getObject(0)).isSameAs(tree);
      assertThat(tree.getInt(COSName.COUNT)).isEqualTo(1);
    }
  }

  @Test
  void theDamagedPdfBeginsRightAndCannotBeOpened() throws IOException {
    byte[] file = read("damaged.pdf");
    assertThat(new String(file, US_ASCII)).startsWith("%PDF-1.");
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> Loader.loadPDF(file).close());
  }

  @Test
  void theBombIsASmallFileThatPromisesAHugePicture() throws IOException {
    byte[] file = read("bomb.png");
    assertThat(file.length).isLessThan(1000);
    try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
      reader.setInput(stream);
      assertThat(reader.getWidth(0)).isEqualTo(60_000);
      assertThat(reader.getHeight(0)).isEqualTo(60_000);
      reader.dispose();
    }
  }

  @Test
  void heicAndWebpHaveTheMarksOfTheirTypes() throws IOException {
    assertThat(new String(read("photo.heic"), 4, 8, US_ASCII)).isEqualTo("ftypheic");
    byte[] webp = read("photo.webp");
    assertThat(new String(webp, 0, 4, US_ASCII)).isEqualTo("RIFF");
    assertThat(new String(webp, 8, 8, US_ASCII)).isEqualTo("WEBPVP8L");
    assertThat(webp[4] + 8).as("length in the header").isEqualTo(webp.length);
  }

  private static byte[] read(String name) throws IOException {
    return Files.readAllBytes(FOLDER.resolve(name));
  }
}
