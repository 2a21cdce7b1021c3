package dev.receipts.cli;

import dev.receipts.page.Page;
import java.awt.image.BufferedImage;
import java.util.Iterator;

/** A file that is open for reading: its pages, one after the other, and what they look like. */
interface OpenFile extends AutoCloseable {
  /** The longest side of a page's picture, in pixels. */
  int LONGEST_SIDE = 1600;

  /** The pages, to be read once. */
  Iterator<Page> pages();

  /**
   * A new picture of a page that was read, on which the boxes of its text are where they belong.
   *
   * @param number from 1; it costs least to ask for pages in their order
   */
  BufferedImage picture(int number);

  @Override
  void close();
}
