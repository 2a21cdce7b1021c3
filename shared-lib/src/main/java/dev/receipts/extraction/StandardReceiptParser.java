package dev.receipts.extraction;

import dev.receipts.extraction.evidence.Trace;
import dev.receipts.page.Page;
import dev.receipts.receipt.Explanation;
import dev.receipts.receipt.Receipt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads receipts from what Textract named and from the text lines with their boxes: both give
 * candidates, and the arithmetic of the receipt decides between them. It never changes and may be
 * used by many threads.
 *
 * <p>The way of a page: {@link PageRegions} tells several receipts on it apart, {@link Layout} puts
 * its lines into rows, {@link RowFacts} finds the words, keywords, numbers and dates in each,
 * {@link Splitter} decides whether the page goes on with the receipt before it. The way of a
 * receipt, in {@link ReceiptReader}: one finder for each field proposes candidates, {@link
 * Reconciler} chooses the amounts that fit together. What is known of languages, currencies,
 * countries, legal forms and addresses stands in the word lists beside this package, which can be
 * extended without touching code.
 */
public final class StandardReceiptParser implements ReceiptParser {
  private final Optional<LocalDate> received;
  private final VendorNames vendors;

  /** A parser for documents of which it is not known when they were handed in. */
  public StandardReceiptParser() {
    this(VendorNames.NONE);
  }

  /**
   * @param vendors names for vendors whose own name is not found
   */
  public StandardReceiptParser(VendorNames vendors) {
    this(Optional.empty(), vendors);
  }

  private StandardReceiptParser(Optional<LocalDate> received, VendorNames vendors) {
    this.received = received;
    this.vendors = vendors;
  }

  @Override
  public StandardReceiptParser receivedOn(LocalDate day) {
    return new StandardReceiptParser(Optional.of(day), vendors);
  }

  @Override
  public void parse(Iterator<Page> pages, Consumer<Receipt> receipts) {
    read(
        pages,
        (index, group) ->
            receipts.accept(ReceiptReader.read(index, group, received, vendors, Trace.OFF)));
  }

  /**
   * Reads as {@link #parse} does, and keeps for each field what it could have been. It takes more
   * time and memory, so it is for looking at single documents.
   */
  public void explain(Iterator<Page> pages, Consumer<Explanation> explanations) {
    read(
        pages,
        (index, group) -> {
          Trace trace = Trace.recording();
          explanations.accept(
              trace.explain(ReceiptReader.read(index, group, received, vendors, trace)));
        });
  }

  /** What is done with the pages of one receipt. */
  private interface Reading {
    void accept(int index, List<PageFacts> pages);
  }

  private static void read(Iterator<Page> pages, Reading reading) {
    List<PageFacts> current = new ArrayList<>();
    int index = 0;
    while (pages.hasNext()) {
      boolean first = true;
      for (PageFacts part : PageRegions.of(pages.next())) {
        if (!current.isEmpty() && !(first && Splitter.continues(current, part))) {
          index += hand(index, current, reading);
          current.clear();
        }
        current.add(part);
        first = false;
      }
    }
    if (!current.isEmpty()) {
      hand(index, current, reading);
    }
  }

  private static int hand(int index, List<PageFacts> pages, Reading reading) {
    if (pages.stream().allMatch(page -> page.rows().isEmpty() && page.expenses().isEmpty())) {
      return 0;
    }
    reading.accept(index, pages);
    return 1;
  }
}
