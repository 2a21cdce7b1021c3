package dev.receipts.extraction;

import dev.receipts.receipt.Letters;
import java.util.List;

/** Decides whether a page goes on with the receipt before it. */
final class Splitter {
  /** A receipt longer than this is cut, so that memory stays bounded. */
  private static final int MAX_PAGES = 200;

  private Splitter() {}

  static boolean continues(List<PageFacts> receipt, PageFacts page) {
    PageFacts last = receipt.getLast();
    if (receipt.size() >= MAX_PAGES) {
      return false;
    }
    if (page.pageOf().isPresent()) {
      int number = page.pageOf().get().page();
      if (number == 1) {
        return false;
      }
      if (last.pageOf().isPresent()) {
        return last.pageOf().get().page() == number - 1
            && last.pageOf().get().pages() == page.pageOf().get().pages();
      }
      return true;
    }
    if (!page.money() && page.rows().isEmpty()) {
      return true;
    }
    boolean hadTotal = receipt.stream().anyMatch(PageFacts::total);
    PageFacts first = receipt.getFirst();
    if (page.documentNumber().isPresent() && first.documentNumber().isPresent()) {
      boolean same =
          Letters.inCapitals(page.documentNumber().get())
              .equals(Letters.inCapitals(first.documentNumber().get()));
      if (same) {
        return true;
      }
      return !hadTotal && !page.date() && !sameVendor(first, page);
    }
    if (receipt.size() < announced(first) || (!hadTotal && page.repeatsHeadingOf(last))) {
      return true;
    }
    if (!page.total() && !page.date()) {
      // An appendix, or the lines of a receipt that goes on.
      return !hadTotal || !page.money();
    }
    if (!hadTotal) {
      return (page.total() && !page.date()) || (sameVendor(first, page) && !first.date());
    }
    return false;
  }

  /** How many pages the first one says there are. */
  private static int announced(PageFacts first) {
    return first.pageOf().filter(page -> page.page() == 1).map(PageFacts.PageOf::pages).orElse(0);
  }

  /** Whether two names mean the same business: one may be a part of the other. */
  static boolean alike(String a, String b) {
    String one = Letters.inCapitals(a);
    String two = Letters.inCapitals(b);
    return one.contains(two) || two.contains(one);
  }

  private static boolean sameVendor(PageFacts a, PageFacts b) {
    return a.vendor().isPresent()
        && b.vendor().isPresent()
        && Letters.inCapitals(a.vendor().get()).equals(Letters.inCapitals(b.vendor().get()));
  }
}
