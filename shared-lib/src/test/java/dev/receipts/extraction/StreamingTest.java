package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Page;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A document of any length needs no more memory than the pages of one receipt. */
class StreamingTest {
  private static final int PAGES = 2_000;
  private static final int CHECKED_EVERY = 500;

  @Test
  void noPageIsHeldAfterItsReceipt() {
    Pages pages = new Pages();
    AtomicInteger receipts = new AtomicInteger();

    new StandardReceiptParser().parse(pages, receipt -> receipts.incrementAndGet());

    assertThat(receipts).hasValue(PAGES);
    assertThat(pages.held).hasSize(PAGES / CHECKED_EVERY).allMatch(held -> held <= 3);
  }

  /** One receipt a page; counts now and then how many of its pages cannot be collected. */
  private static final class Pages implements Iterator<Page> {
    private final List<WeakReference<Page>> given = new ArrayList<>();
    private final List<Long> held = new ArrayList<>();

    @Override
    public boolean hasNext() {
      return given.size() < PAGES;
    }

    @Override
    public Page next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int number = given.size() + 1;
      Page page =
          Paper.page(number)
              .line("Corner Shop " + number + " Ltd")
              .line("Receipt No " + (1000 + number))
              .line("04.03.2026")
              .row("Tea", "4.50")
              .row("TOTAL", "4.50")
              .build();
      given.add(new WeakReference<>(page));
      if (number % CHECKED_EVERY == 0) {
        System.gc();
        held.add(given.stream().filter(reference -> reference.get() != null).count());
      }
      return page;
    }
  }
}
