package dev.receipts.benchmarks;

import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.page.Page;
import java.io.PrintStream;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

/** Parses one document of very many pages, in a virtual machine with little memory. */
final class ManyPages implements Iterator<Page> {
  private static final int PAGES = 50_000;
  private static final int REPORT = 10_000;

  private final PrintStream out;
  private int number;

  private ManyPages(PrintStream out) {
    this.out = out;
  }

  /** Prints how much memory is in use after each ten thousand pages. */
  public static void main(String[] arguments) {
    AtomicInteger receipts = new AtomicInteger();
    new StandardReceiptParser()
        .parse(new ManyPages(System.out), receipt -> receipts.incrementAndGet());
    System.out.printf("%,d receipts on %,d pages%n", receipts.get(), PAGES);
  }

  @Override
  public boolean hasNext() {
    return number < PAGES;
  }

  @Override
  public Page next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    number++;
    if (number % REPORT == 0) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      out.printf(
          "%,d pages: %.1f MB in use, at most %d MB%n",
          number, (runtime.totalMemory() - runtime.freeMemory()) / 1e6, runtime.maxMemory() >> 20);
    }
    return Receipts.page(number);
  }
}
