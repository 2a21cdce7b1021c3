package dev.receipts.functions.starttextract;

import dev.receipts.document.SourceDocument;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.EmptyDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Finds out, before Textract is paid, whether a document can be read, and how many pages it has.
 */
final class DocumentCheck {
  /** Textract's set quota for asynchronous operations. */
  static final int TEXTRACT_MAXIMUM_PAGES = 3_000;

  /**
   * As much as tells the file types apart; PDF readers allow the header in the first 1,024 bytes.
   */
  private static final int BEGINNING = 4_096;

  private final Inbox inbox;
  private final int maximumPages;
  private final Path temporaryFolder;

  /**
   * @param maximumPages how many pages a document may have; Textract's own limit counts where it is
   *     lower
   * @param temporaryFolder where a document is kept while it is checked
   */
  DocumentCheck(Inbox inbox, int maximumPages, Path temporaryFolder) {
    this.inbox = inbox;
    this.maximumPages = Math.min(maximumPages, TEXTRACT_MAXIMUM_PAGES);
    this.temporaryFolder = temporaryFolder;
  }

  /**
   * The number of pages.
   *
   * @throws dev.receipts.error.PermanentException of the class that names the cause, when the
   *     document cannot be read
   */
  int pages(SourceDocument document) {
    try (InboxObject object = inbox.open(document)) {
      return pages(object);
    }
  }

  private int pages(InboxObject object) {
    long size = object.size();
    if (size == 0) {
      throw new EmptyDocumentException(
          "The file is empty (0 bytes): upload it again, the upload may have been broken off.");
    }
    FileType type = FileType.of(object.beginning(BEGINNING));
    if (size > type.maximumBytes()) {
      throw new DocumentTooLargeException(
          "The %s has %,d bytes and Textract takes at most %,d: %s."
              .formatted(type, size, type.maximumBytes(), type.howToMakeSmaller()));
    }
    return switch (type) {
      case JPEG -> Jpeg.check(object.whole());
      case PNG -> Png.check(object.whole());
      case TIFF -> inFile(object, file -> Tiff.countPages(file, maximumPages));
      case PDF -> inFile(object, file -> Pdf.countPages(file, maximumPages));
    };
  }

  private int inFile(InboxObject object, PageCount count) {
    try {
      Path file = Files.createTempFile(temporaryFolder, "document-", ".tmp");
      try {
        object.download(file);
        return count.of(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The temporary folder cannot be used.", e);
    }
  }

  private interface PageCount {
    int of(Path file) throws IOException;
  }
}
