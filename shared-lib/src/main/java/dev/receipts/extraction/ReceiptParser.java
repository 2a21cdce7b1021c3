package dev.receipts.extraction;

import dev.receipts.page.Page;
import dev.receipts.receipt.Receipt;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Reads receipts off the pages of one document. Same pages, same receipts. */
public interface ReceiptParser {

  /**
   * Reads the pages once, in order, and hands over each receipt as soon as it is complete, so that
   * memory does not grow with the number of pages.
   */
  void parse(Iterator<Page> pages, Consumer<Receipt> receipts);

  /** Reads the pages of a document that is small enough to hold. */
  default List<Receipt> parse(List<Page> pages) {
    List<Receipt> receipts = new java.util.ArrayList<>();
    parse(pages.iterator(), receipts::add);
    return receipts;
  }
}
