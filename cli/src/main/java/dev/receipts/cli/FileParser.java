package dev.receipts.cli;

import dev.receipts.error.NoReceiptFoundException;
import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.local.ocr.DocumentReader;
import dev.receipts.local.ocr.ReadingLimits;
import dev.receipts.receipt.Explanation;
import dev.receipts.receipt.Receipt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the receipts in a file of any kind; safe for use by many threads. */
final class FileParser implements AutoCloseable {
  private final StandardReceiptParser parser;
  private final DocumentReader reader;

  /**
   * @param engines how many pages are read with OCR at the same time
   * @param received when the files were handed in
   */
  FileParser(int engines, LocalDate received) {
    this.parser = new StandardReceiptParser().receivedOn(received);
    this.reader = new DocumentReader(ReadingLimits.TEXTRACT, engines);
  }

  /**
   * Reads one file.
   *
   * @throws IOException when it cannot be read
   * @throws RuntimeException of a class that names the cause, when what it holds is not right
   */
  List<Receipt> parse(Path file) throws IOException {
    try (OpenFile open = open(file, Optional.empty())) {
      return parse(open);
    }
  }

  /**
   * Reads the pages of a file that stays open.
   *
   * @throws NoReceiptFoundException when there is no text on them
   */
  List<Receipt> parse(OpenFile file) {
    List<Receipt> receipts = new ArrayList<>();
    parser.parse(file.pages(), receipts::add);
    if (receipts.isEmpty()) {
      throw noText();
    }
    return receipts;
  }

  /**
   * Reads as {@link #parse} does, and tells what else each field could have been.
   *
   * @throws NoReceiptFoundException when there is no text on the pages
   */
  void explain(OpenFile file, Consumer<Explanation> explanations) {
    boolean[] any = new boolean[1];
    parser.explain(
        file.pages(),
        explanation -> {
          any[0] = true;
          explanations.accept(explanation);
        });
    if (!any[0]) {
      throw noText();
    }
  }

  private static NoReceiptFoundException noText() {
    return new NoReceiptFoundException(
        "No text was found on its pages: look whether it is blank or upside down, and take a better"
            + " copy.");
  }

  /**
   * Opens a file.
   *
   * @param image the document that a stored answer was made from, where its pictures are wanted
   * @throws IOException when it cannot be read
   * @throws RuntimeException of a class that names the cause, when it is no document
   */
  OpenFile open(Path file, Optional<Path> image) throws IOException {
    // Decoders take a file by its name as text, which is another one where the bytes are no text.
    if (!file.toFile().exists() && Files.exists(file)) {
      throw new IllegalArgumentException(
          "Its name is not written in %s: rename it."
              .formatted(System.getProperty("sun.jnu.encoding")));
    }
    if (isStoredAnswer(file)) {
      return new OpenAnswer(file, image.map(reader::open));
    }
    return new OpenDocument(reader.open(file));
  }

  /** Whether a file is taken for a stored answer of Textract, and not for a document. */
  static boolean isStoredAnswer(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  @Override
  public void close() {
    reader.close();
  }
}
