package dev.receipts.cli;

import dev.receipts.extraction.Explanation;
import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.local.ocr.DocumentPages;
import dev.receipts.local.ocr.DocumentReader;
import dev.receipts.local.ocr.ReadingLimits;
import dev.receipts.page.Page;
import dev.receipts.receipt.Receipt;
import dev.receipts.textract.TextractAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads the receipts in a file of any kind; safe for use by many threads. */
final class FileParser implements AutoCloseable {
  private final StandardReceiptParser parser = new StandardReceiptParser();
  private final DocumentReader reader;

  /**
   * @param engines how many pages are read with OCR at the same time
   */
  FileParser(int engines) {
    this.reader = new DocumentReader(ReadingLimits.TEXTRACT, engines);
  }

  /**
   * Reads one file.
   *
   * @throws IOException when it cannot be read
   * @throws RuntimeException of a class that names the cause, when what it holds is not right
   */
  List<Receipt> parse(Path file) throws IOException {
    List<Receipt> receipts = new ArrayList<>();
    read(file, pages -> parser.parse(pages, receipts::add));
    return receipts;
  }

  /** Reads one file as {@link #parse} does, and tells what else each field could have been. */
  List<Explanation> explain(Path file) throws IOException {
    List<Explanation> explanations = new ArrayList<>();
    read(file, pages -> parser.explain(pages, explanations::add));
    return explanations;
  }

  @Override
  public void close() {
    reader.close();
  }

  private void read(Path file, Consumer<Iterator<Page>> reading) throws IOException {
    if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      try (InputStream answer = Files.newInputStream(file)) {
        reading.accept(TextractAnswers.pages(answer));
      }
      return;
    }
    try (DocumentPages pages = reader.open(file)) {
      reading.accept(pages);
    }
  }
}
