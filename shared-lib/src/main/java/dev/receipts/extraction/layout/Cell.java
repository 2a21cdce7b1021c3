package dev.receipts.extraction.layout;

import dev.receipts.page.Box;

/**
 * A piece of text in one place: a text line as OCR gave it.
 *
 * @param confidence in percent
 */
public record Cell(String text, Box box, double confidence) {
  /** The same from outside, without what is not seen. */
  public static Cell of(String text, Box box, double confidence) {
    return new Cell(PrintedText.clean(text), sound(box), confidence);
  }

  /** Boxes come from outside: not a number or endless becomes the page's corner. */
  static Box sound(Box box) {
    return Double.isFinite(box.left())
            && Double.isFinite(box.top())
            && Double.isFinite(box.width())
            && Double.isFinite(box.height())
        ? box
        : new Box(0, 0, 0, 0);
  }
}
