package dev.receipts.local.ocr;

import dev.receipts.page.Page;
import java.awt.image.BufferedImage;
import java.util.Iterator;

/**
 * The pages of one document that is open for reading. A page is read when it is asked for, and only
 * one is held at a time. Use it in one thread, and close it.
 *
 * <p>{@link #next()} throws the {@link dev.receipts.error.PermanentException} that says what is
 * wrong with a page that cannot be read; the pages after it can still be asked for.
 */
public interface DocumentPages extends Iterator<Page>, AutoCloseable {

  DocumentType type();

  /** How many pages the document has, known before the first is read. */
  int count();

  /**
   * What a page looks like, in shades of gray. Of a page that was read, the boxes of its lines are
   * shares of this picture: it is upright and straight. Any other page is as it is stored.
   *
   * @param number of the page, from 1
   * @param longestSide of the picture, in pixels
   * @throws dev.receipts.error.PermanentException when the page cannot be decoded
   * @throws java.util.NoSuchElementException when there is no such page
   */
  BufferedImage picture(int number, int longestSide);

  @Override
  void close();
}
