package dev.receipts.local.ocr;

/**
 * One way of reading a page's picture. Which way reads most differs from page to page, so that
 * several passes can be made and judged.
 *
 * @param segmentation Tesseract's page segmentation mode
 * @param letterHeight the height in pixels that most letters are scaled to, or {@link #AS_SCANNED}
 * @param light what is done about light and shadow before reading
 */
record Pass(int segmentation, int letterHeight, Light light) {
  /** Scale only where the letters are too small or too large to be read at all. */
  static final int AS_SCANNED = 0;

  /** What is done about light and shadow. */
  enum Light {
    /** Nothing. */
    AS_SCANNED,
    /** Shadows are taken off. */
    EVEN,
    /** And the paper becomes white: for what shines through from the back, and print of dots. */
    WHITE,
    /**
     * What is darker than its surroundings becomes black and all else white, however little darker
     * it is: for faint print, which one threshold for the whole page takes for paper.
     */
    LOCAL
  }
}
