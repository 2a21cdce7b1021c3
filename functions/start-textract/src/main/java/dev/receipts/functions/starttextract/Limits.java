package dev.receipts.functions.starttextract;

import dev.receipts.error.DamagedDocumentException;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.TooManyPagesException;

/** The limits that several file types share, and their messages. */
final class Limits {
  /** Textract's set quota: images of at most so many pixels on each side. */
  private static final int MAXIMUM_PIXELS = 10_000;

  private Limits() {}

  static void checkPixels(FileType type, long width, long height) {
    if (width == 0 || height == 0) {
      throw damaged(type, "an image in it is %d pixels wide and %d high".formatted(width, height));
    }
    if (width > MAXIMUM_PIXELS || height > MAXIMUM_PIXELS) {
      throw new DocumentTooLargeException(
          "An image in the %s is %,d by %,d pixels and Textract takes at most %,d on each side: scale it down and upload it again."
              .formatted(type, width, height, MAXIMUM_PIXELS));
    }
  }

  static TooManyPagesException tooManyPages(FileType type, int maximumPages) {
    return new TooManyPagesException(
        "The %s has more than %,d pages, the most that are allowed: split it and upload the parts."
            .formatted(type, maximumPages));
  }

  static DamagedDocumentException cutOff(FileType type) {
    return damaged(type, "it is cut off before its end");
  }

  static DamagedDocumentException damaged(FileType type, String how) {
    return damaged(type, how, null);
  }

  static DamagedDocumentException damaged(FileType type, String how, Throwable cause) {
    return new DamagedDocumentException(
        "The %s is damaged (%s): upload the whole file again, or scan the paper again."
            .formatted(type, how),
        cause);
  }
}
