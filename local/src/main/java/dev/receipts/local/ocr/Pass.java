package dev.receipts.local.ocr;

/**
 * One way of reading a page's picture. Which way reads most differs from page to page, so that
 * several passes can be made and judged.
 *
 * @param segmentation Tesseract's page segmentation mode
 * @param letterHeight the height in pixels that most letters are scaled to, or {@link #AS_SCANNED}
 * @param evenLight whether shadows are taken off before reading
 */
record Pass(int segmentation, int letterHeight, boolean evenLight) {
  /** Scale only where the letters are too small or too large to be read at all. */
  static final int AS_SCANNED = 0;
}
