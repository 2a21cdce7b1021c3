package dev.receipts.local.ocr;

import dev.receipts.page.Page;
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

  @Override
  void close();
}
