package dev.receipts.functions.starttextract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.document.SourceDocument;
import dev.receipts.error.PermanentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever is uploaded: it has a number of pages, or an error that names the cause. */
class DocumentCheckFuzzTest {
  private static final int MAXIMUM_PAGES = 5;
  private static final List<String> BEGINNINGS =
      List.of("\u00FF\u00D8\u00FF", "\u0089PNG\r\n\u001A\n", "II*\0", "MM\0*", "%PDF-1.7\n", "");
  private static final List<byte[]> DOCUMENTS =
      List.of(
          Documents.jpeg(60, 80),
          Documents.png(60, 80),
          Documents.tiff(2),
          Documents.pdf(2),
          Documents.pdfWithPassword("secret"),
          Documents.pdfWithCircle());

  private static Path folder;

  @BeforeContainer
  static void makeFolder() throws IOException {
    folder = Files.createTempDirectory("document-check-");
  }

  @AfterContainer
  static void deleteFolder() throws IOException {
    // Fails where a check left something behind.
    Files.delete(folder);
  }

  @Property(tries = 400)
  void anyBytesBehindAnyBeginning(@ForAll("beginnings") String beginning, @ForAll byte[] bytes) {
    assertPagesOrCause(concatenated(beginning.getBytes(StandardCharsets.ISO_8859_1), bytes));
  }

  @Property(tries = 600)
  void aDocumentWithWrongBytesInIt(@ForAll("documents") byte[] document, @ForAll long seed) {
    byte[] damaged = document.clone();
    Random random = new Random(seed);
    int errors = 1 + random.nextInt(8);
    for (int i = 0; i < errors; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }

    assertPagesOrCause(damaged);
  }

  @Property(tries = 300)
  void aDocumentThatIsCutOffOrHasAHole(@ForAll("documents") byte[] document, @ForAll long seed) {
    Random random = new Random(seed);
    int from = random.nextInt(document.length);
    int to = from + random.nextInt(document.length - from);

    assertPagesOrCause(Arrays.copyOf(document, from));
    assertPagesOrCause(
        concatenated(
            Arrays.copyOf(document, from), Arrays.copyOfRange(document, to, document.length)));
  }

  @Property(tries = 200)
  void twoDocumentsInOneFile(
      @ForAll("documents") byte[] first, @ForAll("documents") byte[] second) {
    assertPagesOrCause(concatenated(first, second));
  }

  @Provide
  Arbitrary<String> beginnings() {
    return Arbitraries.of(BEGINNINGS);
  }

  @Provide
  Arbitrary<byte[]> documents() {
    return Arbitraries.of(DOCUMENTS).map(byte[]::clone);
  }

  private static void assertPagesOrCause(byte[] content) {
    VersionedBucket bucket = new VersionedBucket();
    SourceDocument document = bucket.upload(content);
    DocumentCheck check = new DocumentCheck(new Inbox(bucket), MAXIMUM_PAGES, folder);
    try {
      assertThat(check.pages(document)).isBetween(1, MAXIMUM_PAGES);
    } catch (PermanentException e) {
      assertThat(e.getMessage()).isNotBlank().endsWith(".");
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
