package dev.receipts.extraction;

import dev.receipts.page.Page;
import dev.receipts.receipt.Receipt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads receipts off the pages of one document. Same pages and same day of receipt, same receipts:
 * nothing depends on when they are read.
 */
public interface ReceiptParser {

  /**
   * A parser for documents that were handed in on a day: a date more than a year later is misread.
   * Without that day, no date counts as misread for being late.
   */
  ReceiptParser receivedOn(LocalDate day);

  /**
   * Reads the pages once, in order, and hands over each receipt as soon as it is complete, so that
   * memory does not grow with the number of pages.
   */
  void parse(Iterator<Page> pages, Consumer<Receipt> receipts);

  /** Reads the pages of a document that is small enough to hold. */
  default List<Receipt> parse(List<Page> pages) {
    List<Receipt> receipts = new ArrayList<>();
    parse(pages.iterator(), receipts::add);
    return receipts;
  }
}
