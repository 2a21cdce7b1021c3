package dev.receipts.local.ocr;

import static dev.receipts.local.ocr.TestDocuments.RECEIPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.error.PermanentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever a file holds: its pages can be looked at, or an error names the cause. */
class DocumentPagesFuzzTest {
  private static final ReadingLimits LIMITS = new ReadingLimits(10, 2_000);
  private static final List<String> BEGINNINGS =
      List.of("\u00FF\u00D8\u00FF", "\u0089PNG\r\n\u001A\n", "II*\0", "MM\0*", "%PDF-1.7\n", "");

  private static Path folder;
  private static DocumentReader reader;
  private static List<byte[]> documents;

  @BeforeContainer
  static void makeDocuments() throws IOException {
    folder = Files.createTempDirectory("document-pages-");
    reader = new DocumentReader(LIMITS, 1);
    var picture = TestDocuments.picture(RECEIPT).getSubimage(0, 0, 120, 90);
    documents =
        List.of(
            bytes(TestDocuments.save(picture, "jpeg", folder.resolve("a"))),
            bytes(TestDocuments.jpeg(picture, 6, folder.resolve("a"))),
            bytes(TestDocuments.save(picture, "png", folder.resolve("a"))),
            bytes(TestDocuments.tiff(List.of(picture, picture), folder.resolve("b"))),
            bytes(TestDocuments.save(TestDocuments.pdf(List.of(RECEIPT)), folder.resolve("c"))));
  }

  @AfterContainer
  static void close() throws IOException {
    reader.close();
    for (String name : List.of("a", "b", "c", "fuzz")) {
      Files.deleteIfExists(folder.resolve(name));
    }
    Files.delete(folder);
  }

  @Property(tries = 300)
  void anyBytesBehindAnyBeginning(@ForAll("beginnings") String beginning, @ForAll byte[] bytes)
      throws IOException {
    byte[] start = beginning.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(start, start.length + bytes.length);
    System.arraycopy(bytes, 0, all, start.length, bytes.length);

    assertPagesOrCause(all);
  }

  @Property(tries = 250)
  void aDocumentWithWrongBytesInItOrWithoutItsEnd(@ForAll("kinds") int kind, @ForAll long seed)
      throws IOException {
    Random random = new Random(seed);
    byte[] damaged = documents.get(kind).clone();
    int errors = random.nextInt(8);
    for (int i = 0; i < errors; i++) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }

    assertPagesOrCause(
        random.nextInt(3) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged);
  }

  @Provide
  Arbitrary<String> beginnings() {
    return Arbitraries.of(BEGINNINGS);
  }

  @Provide
  Arbitrary<Integer> kinds() {
    return Arbitraries.integers().between(0, 4);
  }

  private static void assertPagesOrCause(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("fuzz"), content);
    try (DocumentPages pages = reader.open(file)) {
      assertThat(pages.count()).isBetween(1, LIMITS.pages());
      for (int page = 1; page <= pages.count(); page++) {
        assertThat(pages.picture(page, 40)).isNotNull();
      }
    } catch (PermanentException e) {
      assertThat(e.getMessage()).endsWith(".");
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }
}
