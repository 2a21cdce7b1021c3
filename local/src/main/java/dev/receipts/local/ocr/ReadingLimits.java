package dev.receipts.local.ocr;

/**
 * How much of a document is read before it is refused.
 *
 * @param pages the most pages a document may have; Textract takes 3,000
 * @param side the most pixels an image may have on one side; Textract takes 10,000
 */
public record ReadingLimits(int pages, int side) {
  /** What Amazon Textract documents as its hard limits. */
  public static final ReadingLimits TEXTRACT = new ReadingLimits(3_000, 10_000);

  public ReadingLimits {
    if (pages < 1 || side < 1) {
      throw new IllegalArgumentException("The limits of pages and of pixels must be positive.");
    }
  }
}
