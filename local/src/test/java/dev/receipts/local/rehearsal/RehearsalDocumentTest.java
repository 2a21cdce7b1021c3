package dev.receipts.local.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.local.ocr.DocumentPages;
import dev.receipts.local.ocr.DocumentReader;
import dev.receipts.page.Page;
import dev.receipts.receipt.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal blames the pipeline for wrong values, so what is on its documents must be read. */
class RehearsalDocumentTest {
  @TempDir private Path folder;

  @Test
  void whatIsOnItIsReadAsItIs() throws IOException {
    try (DocumentReader reader = new DocumentReader()) {
      for (int index = 0; index < 6000; index += index < 50 ? 1 : 41) {
        RehearsalDocument document = RehearsalDocument.of("test", index);
        assertThat(read(reader, document)).as(document.key()).isEqualTo(document.receipts());
      }
    }
  }

  @Test
  void noTwoAreAlikeAndOneIsAlwaysTheSame() {
    List<RehearsalDocument> documents = RehearsalDocument.many("test", 2000);

    assertThat(documents.stream().flatMap(document -> document.receipts().stream()))
        .extracting(ExpectedReceipt::vendor)
        .doesNotHaveDuplicates();
    assertThat(documents).extracting(RehearsalDocument::key).doesNotHaveDuplicates();
    assertThat(RehearsalDocument.of("test", 7).content())
        .isEqualTo(documents.get(7).content())
        .isNotEqualTo(documents.get(8).content());
  }

  @Test
  void someHaveSeveralPages() {
    assertThat(RehearsalDocument.many("test", 100))
        .extracting(RehearsalDocument::pages)
        .contains(1, 2, 3);
  }

  private List<ExpectedReceipt> read(DocumentReader reader, RehearsalDocument document)
      throws IOException {
    Path file = Files.write(folder.resolve("document.pdf"), document.content());
    List<Page> pages = new ArrayList<>();
    try (DocumentPages read = reader.open(file)) {
      read.forEachRemaining(pages::add);
    }
    return new StandardReceiptParser().parse(pages).stream().map(this::known).toList();
  }

  private ExpectedReceipt known(Receipt receipt) {
    return new ExpectedReceipt(
        receipt.vendor().name().orElse("no vendor"),
        receipt.date().map(Object::toString).orElse("no date"),
        receipt.number().orElse("no number"),
        ExpectedReceipt.plain(receipt.amounts().total().orElseThrow().getAmount().toString()));
  }
}
