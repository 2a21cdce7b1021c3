package dev.receipts.functions.parsereceipts;

import dev.receipts.aws.ClaimChecks;
import dev.receipts.document.ResultKeys;
import dev.receipts.error.NoReceiptFoundException;
import dev.receipts.extraction.ReceiptParser;
import dev.receipts.page.Page;
import dev.receipts.pipeline.ParseReceiptsRequest;
import dev.receipts.pipeline.ParsedReceipts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.function.Supplier;

/**
 * Reads the pages of a stored answer into receipts and stores those, one JSON object a line. Pages
 * and receipts pass through one by one, so that memory does not grow with the document.
 */
final class ParseReceipts {
  private static final String JSON_LINES = "application/x-ndjson";

  private final ClaimChecks results;
  private final Supplier<ReceiptParser> parsers;
  private final Path temporaryFolder;

  /**
   * @param parsers gives each document a parser of its own
   */
  ParseReceipts(ClaimChecks results, Supplier<ReceiptParser> parsers, Path temporaryFolder) {
    this.results = results;
    this.parsers = parsers;
    this.temporaryFolder = temporaryFolder;
  }

  ParsedReceipts parse(ParseReceiptsRequest request) {
    StoredAnswer answer = StoredAnswer.open(results, request.manifestKey());
    String key = new ResultKeys(request.document().documentId()).receipts();
    try {
      Path file = Files.createTempFile(temporaryFolder, "receipts-", ".jsonl");
      try {
        ReceiptsFile receipts = write(answer.pages(), request.document().uploadedAt(), file);
        if (receipts.receipts() == 0) {
          throw new NoReceiptFoundException(
              "Textract found no text on the document's %d page(s): look whether it is blank or upside down, and upload a better copy."
                  .formatted(answer.pageCount()));
        }
        results.put(key, file, JSON_LINES);
        return new ParsedReceipts(key, receipts.receipts(), receipts.needReview());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary folder cannot be used.", e);
    }
  }

  /** A document that is read again later, as after a redrive, is read as it was at its upload. */
  private ReceiptsFile write(Iterator<Page> pages, Instant uploadedAt, Path file)
      throws IOException {
    LocalDate received = LocalDate.ofInstant(uploadedAt, ZoneOffset.UTC);
    try (ReceiptsFile receipts = new ReceiptsFile(file)) {
      parsers.get().receivedOn(received).parse(pages, receipts::add);
      return receipts;
    }
  }
}
