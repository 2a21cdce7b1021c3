package dev.receipts.functions.starttextract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.document.SourceDocument;
import dev.receipts.error.DamagedDocumentException;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.ObjectGoneException;
import dev.receipts.error.PasswordProtectedException;
import dev.receipts.error.ServiceUnavailableException;
import dev.receipts.error.TooManyPagesException;
import dev.receipts.error.UnsupportedDocumentException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSName;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class DocumentCheckTest {
  private static final int MAXIMUM_PAGES = 5;
  private static final int MEGABYTE = 1 << 20;

  private final VersionedBucket bucket = new VersionedBucket();
  private DocumentCheck check;
  @TempDir private Path temporaryFolder;

  @BeforeEach
  void allowFivePages() {
    check = new DocumentCheck(new Inbox(bucket), MAXIMUM_PAGES, temporaryFolder);
  }

  @Nested
  class CountsThePagesOf {
    @Test
    void aJpeg() {
      assertThat(pages(Documents.jpeg(60, 80))).isEqualTo(1);
    }

    @Test
    void aJpegWithDataOfTheCameraBehindThePicture() {
      byte[] picture = Documents.jpeg(60, 80);

      assertThat(pages(Arrays.copyOf(picture, picture.length + 5_000))).isEqualTo(1);
    }

    @Test
    void aPng() {
      assertThat(pages(Documents.png(60, 80))).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, MAXIMUM_PAGES})
    void aTiff(int count) {
      assertThat(pages(Documents.tiff(count))).isEqualTo(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, MAXIMUM_PAGES})
    void aPdf(int count) {
      assertThat(pages(Documents.pdf(count))).isEqualTo(count);
    }

    @Test
    void aPdfThatOnlyRestrictsPrinting() {
      assertThat(pages(Documents.pdfWithPassword(""))).isEqualTo(1);
    }

    @Test
    void aPdfWhosePageTreeGivesAWrongCount() {
      byte[] lying =
          Documents.pdf(3, document -> document.getPages().getCOSObject().setInt(COSName.COUNT, 1));

      assertThat(pages(lying)).isEqualTo(3);
    }

    @Test
    void aPdfWithOtherBytesBeforeItsHeader() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      bytes.write("printed by a till\n".getBytes(UTF_8));
      bytes.write(Documents.pdf(1));

      assertThat(pages(bytes.toByteArray())).isEqualTo(1);
    }
  }

  @Nested
  class Refuses {
    @Test
    void anEmptyFile() {
      assertThatThrownBy(() -> pages(new byte[0]))
          .isInstanceOf(EmptyDocumentException.class)
          .hasMessageContaining("0 bytes");
    }

    @ParameterizedTest
    @MethodSource("dev.receipts.functions.starttextract.DocumentCheckTest#foreignFiles")
    void anotherTypeWhateverItsNameSays(byte[] content, String title) {
      assertThatThrownBy(() -> pages(content))
          .isInstanceOf(UnsupportedDocumentException.class)
          .hasMessageStartingWith("The file is " + title + ", and only");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.3, 0.9, 0.9999})
    void aJpegThatIsCutOff(double share) {
      byte[] picture = Documents.jpeg(300, 400);

      assertThatThrownBy(() -> pages(Documents.cut(picture, (int) (picture.length * share))))
          .isInstanceOf(DamagedDocumentException.class)
          .hasMessageContaining("JPEG is damaged (it is cut off before its end)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.99})
    void aPngThatIsCutOff(double share) {
      byte[] picture = Documents.png(300, 400);

      assertThatThrownBy(() -> pages(Documents.cut(picture, (int) (picture.length * share))))
          .isInstanceOf(DamagedDocumentException.class)
          .hasMessageContaining("PNG is damaged (it is cut off before its end)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.5, 0.99})
    void aTiffThatIsCutOff(double share) {
      byte[] scan = Documents.tiff(2);

      assertThatThrownBy(() -> pages(Documents.cut(scan, (int) (scan.length * share))))
          .isInstanceOf(DamagedDocumentException.class)
          .hasMessageContaining("TIFF is damaged (it is cut off before its end)");
    }

    @Test
    void aTiffWhosePagesRunInACircle() {
      byte[] scan = Documents.tiff(1);
      ByteBuffer tiff = ByteBuffer.wrap(scan);
      int directory = tiff.getInt(4);
      int entries = tiff.getShort(directory);
      tiff.putInt(directory + 2 + entries * 12, directory);

      assertThatThrownBy(() -> pages(scan))
          .isInstanceOf(DamagedDocumentException.class)
          .hasMessageContaining("runs in a circle");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void aPdfThatIsCutOff(double share) {
      byte[] document = Documents.pdf(2);

      assertThatThrownBy(() -> pages(Documents.cut(document, (int) (document.length * share))))
          .isInstanceOf(DamagedDocumentException.class)
          .hasMessageContaining("PDF is damaged (it is cut off before its end)");
    }

    @Test
    void aPdfWithoutStructure() {
      assertThatThrownBy(() -> pages("%PDF-1.7\nstartxref\n0\n%%EOF".getBytes(UTF_8)))
          .isInstanceOf(DamagedDocumentException.class)
          .hasMessageContaining("its structure cannot be read");
    }

    @Test
    void aPdfWhosePageTreeRunsInACircle() {
      assertThatThrownBy(() -> pages(Documents.pdfWithCircle()))
          .isInstanceOf(DamagedDocumentException.class)
          .hasMessageContaining("runs in a circle");
    }

    @Test
    void aPdfWithAPassword() {
      assertThatThrownBy(() -> pages(Documents.pdfWithPassword("secret")))
          .isInstanceOf(PasswordProtectedException.class)
          .hasMessageContaining("save it without one");
    }

    @Test
    void aPdfWithoutPages() {
      assertThatThrownBy(() -> pages(Documents.pdf(0)))
          .isInstanceOf(EmptyDocumentException.class)
          .hasMessageContaining("The PDF has no pages");
    }

    @Test
    void morePagesThanAllowed() {
      assertThatThrownBy(() -> pages(Documents.pdf(MAXIMUM_PAGES + 1)))
          .isInstanceOf(TooManyPagesException.class)
          .hasMessageContaining("more than 5 pages");
      assertThatThrownBy(() -> pages(Documents.tiff(MAXIMUM_PAGES + 1)))
          .isInstanceOf(TooManyPagesException.class);
    }

    @Test
    void morePagesThanTextractTakesWhateverIsAllowed() {
      DocumentCheck generous = new DocumentCheck(new Inbox(bucket), 10_000, temporaryFolder);
      SourceDocument document =
          bucket.upload(Documents.pdf(DocumentCheck.TEXTRACT_MAXIMUM_PAGES + 1));

      assertThatThrownBy(() -> generous.pages(document))
          .isInstanceOf(TooManyPagesException.class)
          .hasMessageContaining("more than 3,000 pages");
    }

    @ParameterizedTest
    @CsvSource({"10001, 1", "1, 10001"})
    void moreThanTenThousandPixelsOnASide(int width, int height) {
      assertThatThrownBy(() -> pages(Documents.jpeg(width, height)))
          .isInstanceOf(DocumentTooLargeException.class)
          .hasMessageContaining("10,001");
      assertThatThrownBy(() -> pages(Documents.png(width, height)))
          .isInstanceOf(DocumentTooLargeException.class);
    }

    @Test
    void tooManyBytesWithoutFetchingThem() {
      byte[] large = Arrays.copyOf(Documents.jpeg(60, 80), 10 * MEGABYTE + 1);

      assertThatThrownBy(() -> pages(large))
          .isInstanceOf(DocumentTooLargeException.class)
          .hasMessageContaining("The JPEG has 10,485,761 bytes");
      assertThat(bucket.bytesRead()).isLessThan(10_000);
      assertThat(bucket.isBrokenOff()).isTrue();
    }

    @Test
    void aTypeThatItDoesNotKnowWithoutFetchingAllOfIt() {
      assertThatThrownBy(() -> pages(new byte[MEGABYTE]))
          .isInstanceOf(UnsupportedDocumentException.class);
      assertThat(bucket.bytesRead()).isLessThan(10_000);
      assertThat(bucket.isBrokenOff()).isTrue();
    }

    @Test
    void anObjectThatWasDeleted() {
      SourceDocument document = bucket.upload(Documents.jpeg(60, 80));
      bucket.delete();

      assertThatThrownBy(() -> check.pages(document))
          .isInstanceOf(ObjectGoneException.class)
          .hasMessageContaining("is not in the bucket any more");
    }

    @Test
    void aVersionThatWasDeleted() {
      SourceDocument document = bucket.upload(Documents.jpeg(60, 80));
      bucket.upload(Documents.jpeg(70, 90));
      bucket.deleteVersion(document);

      assertThatThrownBy(() -> check.pages(document)).isInstanceOf(ObjectGoneException.class);
    }

    @Test
    void anObjectThatWasReplacedInABucketWithoutVersions() {
      SourceDocument uploaded = withoutVersion(bucket.upload(Documents.jpeg(60, 80)));
      bucket.upload(Documents.jpeg(70, 90));

      assertThatThrownBy(() -> check.pages(uploaded))
          .isInstanceOf(ObjectGoneException.class)
          .hasMessageContaining("was replaced by another upload");
    }

    @Test
    void anObjectThatWasDeletedFromABucketWithoutVersions() {
      SourceDocument uploaded = withoutVersion(bucket.upload(Documents.jpeg(60, 80)));
      bucket.delete();

      assertThatThrownBy(() -> check.pages(uploaded))
          .isInstanceOf(ObjectGoneException.class)
          .hasMessageContaining("is not in the bucket any more");
    }
  }

  @Nested
  class AsksToBeRetriedWhen {
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5_000})
    void theConnectionFailsWhileADocumentIsRead(int after) {
      IOException failure = new IOException("Connection reset");
      bucket.failAfter(
          after,
          () -> {
            throw failure;
          });

      for (byte[] document : ofTenThousandBytes()) {
        assertThatThrownBy(() -> pages(document))
            .isInstanceOf(ServiceUnavailableException.class)
            .hasMessageContaining("broke off")
            .hasCause(failure);
      }
      assertThat(temporaryFolder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 5_000, 9_999})
    void theConnectionEndsBeforeTheDocumentDoes(int after) {
      bucket.endAfter(after);

      for (byte[] document : ofTenThousandBytes()) {
        assertThatThrownBy(() -> pages(document))
            .isInstanceOf(ServiceUnavailableException.class)
            .hasMessageContaining("broke off");
      }
      assertThat(temporaryFolder).isEmptyDirectory();
    }

    @Test
    void itReadSomethingElseThanS3Keeps() {
      SdkClientException wrongChecksum = SdkClientException.create("Checksums do not match");
      bucket.failAfter(
          Integer.MAX_VALUE,
          () -> {
            throw wrongChecksum;
          });

      for (byte[] document : ofTenThousandBytes()) {
        assertThatThrownBy(() -> pages(document))
            .isInstanceOf(ServiceUnavailableException.class)
            .hasCause(wrongChecksum);
      }
    }

    private static List<byte[]> ofTenThousandBytes() {
      return Stream.of(Documents.jpeg(60, 80), Documents.pdf(2))
          .map(document -> Arrays.copyOf(document, 10_000))
          .toList();
    }
  }

  @Test
  void asksForMoreTemporarySpaceWhereADocumentCannotBeWrittenToIt() {
    try (InboxObject object = new Inbox(bucket).open(bucket.upload(Documents.pdf(2)))) {
      // A folder cannot be written to as a file.
      assertThatThrownBy(() -> object.download(temporaryFolder))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("more ephemeral storage");
    }
    assertThat(bucket.isBrokenOff()).isTrue();
  }

  @Test
  void readsADocumentWithOneCallThatAlsoTellsOfItsDeletion() {
    for (byte[] document :
        List.of(
            Documents.jpeg(600, 800),
            Documents.png(600, 800),
            Documents.tiff(2),
            Documents.pdf(2))) {
      bucket.calls().clear();
      check.pages(bucket.upload(document));

      assertThat(bucket.calls()).containsExactly("GetObject current");
    }
    assertThat(bucket.isBrokenOff()).isFalse();
  }

  @Test
  void readsADocumentOfABucketWithoutVersionsWithOneCall() {
    assertThat(check.pages(withoutVersion(bucket.upload(Documents.pdf(2))))).isEqualTo(2);

    assertThat(bucket.calls()).containsExactly("GetObject current");
  }

  @Test
  void readsTheUploadedVersionAndNotANewerOne() {
    SourceDocument first = bucket.upload(Documents.pdf(2));
    bucket.upload(Documents.pdf(3));

    assertThat(check.pages(first)).isEqualTo(2);
    assertThat(bucket.calls())
        .containsExactly("GetObject current", "GetObject " + first.versionId().orElseThrow());
    assertThat(bucket.bytesRead()).as("nothing of the newer one").isEqualTo(first.size());
  }

  @Test
  void leavesNoTemporaryFileBehind() {
    assertThat(pages(Documents.pdf(2))).isEqualTo(2);
    assertThatThrownBy(() -> pages(Documents.pdfWithCircle()))
        .isInstanceOf(DamagedDocumentException.class);

    assertThat(temporaryFolder).isEmptyDirectory();
  }

  static Stream<Arguments> foreignFiles() {
    return Stream.of(
        foreign("\0\0\0\30ftypheic", "a HEIC image"),
        foreign("\0\0\0\40ftypmif1", "a HEIC image"),
        foreign("\0\0\0\30ftypavif", "an AVIF image"),
        foreign("\0\0\0\30ftypisom", "a video"),
        foreign("RIFF\1\2\3\4WEBPVP8 ", "a WEBP image"),
        foreign("GIF89a", "a GIF image"),
        foreign("II+\0\10\0\0\0", "a TIFF in the BigTIFF form"),
        foreign("PK\3\4" + "\1".repeat(26) + "[Content_Types].xml", "a Microsoft Office document"),
        foreign("PK\3\4" + "\1".repeat(26) + "receipt.jpg", "a ZIP archive"),
        foreign("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "a Microsoft Office document"),
        foreign("Total 12.50 \u00C3\u00A4\n\tThank you\r\n", "text"),
        foreign("\0".repeat(5_000), "filled with zeros"),
        foreign("\1\2\3\4\5\6\7", "of an unknown type"));
  }

  private static SourceDocument withoutVersion(SourceDocument document) {
    return SourceDocument.of(
        document.bucket(),
        document.key(),
        Optional.empty(),
        document.eTag(),
        document.size(),
        Instant.EPOCH);
  }

  private static Arguments foreign(String content, String title) {
    return Arguments.of(content.getBytes(ISO_8859_1), title);
  }

  private int pages(byte[] content) {
    return check.pages(bucket.upload(content));
  }
}
