package dev.receipts.extraction;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Tells several receipts on one scanned page apart: by an empty strip between them, where each side
 * has a total and a date, and either the vendors or the days differ. A receipt with its card slip
 * below has both, too, but from the same vendor on the same day, and stays one.
 */
final class PageRegions {
  /** A strip between receipts side by side is at least this wide, as a share of the page. */
  private static final double MIN_GUTTER = 0.025;

  /** A strip between receipts one above the other is this many lines high. */
  private static final double MIN_LINES = 2.5;

  private static final int MIN_LINES_EACH = 5;

  /** Halves of halves of halves: eight receipts on a page. */
  private static final int MAX_DEPTH = 3;

  private PageRegions() {}

  /** The page, or the parts of it that are receipts of their own, in reading order. */
  static List<PageFacts> of(Page page) {
    List<Page> named = byExpense(page);
    if (named.size() > 1) {
      return named.stream().map(PageFacts::new).toList();
    }
    List<PageFacts> parts = new ArrayList<>();
    split(new PageFacts(page), page, 0, parts);
    return parts;
  }

  private static void split(PageFacts facts, Page page, int depth, List<PageFacts> parts) {
    if (depth < MAX_DEPTH && page.lines().size() >= 2 * MIN_LINES_EACH && facts.perhapsSeveral()) {
      double gutter = gap(page, box -> box.left(), box -> box.right(), MIN_GUTTER);
      if (gutter >= 0 && halves(page, box -> box.centerX() < gutter, depth, parts)) {
        return;
      }
      double height = MIN_LINES * medianHeight(page);
      double strip = gap(page, box -> box.top(), box -> box.bottom(), height);
      if (strip >= 0 && halves(page, box -> box.centerY() < strip, depth, parts)) {
        return;
      }
    }
    parts.add(facts);
  }

  private static boolean halves(Page page, Predicate<Box> first, int depth, List<PageFacts> parts) {
    if (straddled(page, first)) {
      return false;
    }
    Page a = part(page, first);
    Page b = part(page, first.negate());
    if (a.lines().size() < MIN_LINES_EACH || b.lines().size() < MIN_LINES_EACH) {
      return false;
    }
    PageFacts one = new PageFacts(a);
    PageFacts two = new PageFacts(b);
    if (!one.complete() || !two.complete() || !apart(one, two)) {
      return false;
    }
    split(one, a, depth + 1, parts);
    split(two, b, depth + 1, parts);
    return true;
  }

  /** Whether the one receipt that Textract sees on the page has fields on both sides. */
  private static boolean straddled(Page page, Predicate<Box> first) {
    if (page.expenses().size() != 1) {
      return false;
    }
    List<Box> boxes =
        page.expenses().getFirst().summaryFields().stream()
            .filter(PageRegions::telling)
            .map(Expense.Field::box)
            .toList();
    return boxes.stream().anyMatch(first) && !boxes.stream().allMatch(first);
  }

  private static boolean telling(Expense.Field field) {
    return !field.type().equals("OTHER") && !field.value().isBlank();
  }

  /**
   * Two receipts differ in their days, or in their vendors. A total that stands on both sides is
   * that of one invoice, which says it at the top and again below its goods, or of two tickets of
   * one price.
   */
  private static boolean apart(PageFacts one, PageFacts two) {
    boolean vendors = !Splitter.alike(one.vendor().orElse(""), two.vendor().orElse(""));
    boolean days = !one.sharesDate(two);
    return one.sharesTotal(two) ? days && !vendors : days || vendors;
  }

  private static Page part(Page page, Predicate<Box> inside) {
    return new Page(
        page.number(),
        page.lines().stream().filter(line -> inside.test(line.box())).toList(),
        page.expenses().stream().filter(expense -> inside.test(around(expense))).toList());
  }

  /** The middle of the widest empty strip, or -1 where none is wide enough. */
  private static double gap(
      Page page, ToDoubleFunction<Box> from, ToDoubleFunction<Box> to, double least) {
    List<Box> boxes = new ArrayList<>(page.lines().size());
    page.lines().forEach(line -> boxes.add(line.box()));
    boxes.sort(Comparator.comparingDouble(from));
    double reached = to.applyAsDouble(boxes.getFirst());
    double widest = least;
    double middle = -1;
    int before = 0;
    for (Box box : boxes) {
      double begin = from.applyAsDouble(box);
      boolean enough = before >= MIN_LINES_EACH && boxes.size() - before >= MIN_LINES_EACH;
      if (begin - reached > widest && enough) {
        widest = begin - reached;
        middle = (begin + reached) / 2;
      }
      reached = Math.max(reached, to.applyAsDouble(box));
      before++;
    }
    return middle;
  }

  private static double medianHeight(Page page) {
    double[] heights =
        page.lines().stream().map(TextLine::box).mapToDouble(Box::height).sorted().toArray();
    return heights[heights.length / 2];
  }

  /** One page for each receipt that Textract told apart, with the lines around its fields. */
  private static List<Page> byExpense(Page page) {
    List<Expense> whole = page.expenses().stream().filter(PageRegions::receipt).toList();
    if (whole.size() < 2 || whole.size() != page.expenses().size()) {
      return List.of(page);
    }
    List<List<TextLine>> lines = new ArrayList<>();
    List<Box> boxes = new ArrayList<>();
    for (Expense expense : whole) {
      lines.add(new ArrayList<>());
      boxes.add(around(expense));
    }
    if (boxes.stream().noneMatch(Box.PAGE::equals)) {
      for (TextLine line : page.lines()) {
        lines.get(nearest(boxes, line.box())).add(line);
      }
    }
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      pages.add(new Page(page.number(), lines.get(i), List.of(whole.get(i))));
    }
    return pages;
  }

  /** Whether Textract's fields make a receipt of their own: a total, and who or when. */
  private static boolean receipt(Expense expense) {
    boolean total = false;
    boolean who = false;
    for (Expense.Field field : expense.summaryFields()) {
      boolean given = !field.value().isBlank();
      total |= given && field.type().equals("TOTAL");
      who |=
          given
              && (field.type().equals("VENDOR_NAME")
                  || field.type().equals("INVOICE_RECEIPT_DATE"));
    }
    return total && who;
  }

  private static Box around(Expense expense) {
    return expense.summaryFields().stream()
        .map(Expense.Field::box)
        .reduce(Box::union)
        .orElse(Box.PAGE);
  }

  private static int nearest(List<Box> boxes, Box line) {
    int best = 0;
    double least = Double.MAX_VALUE;
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      double x = Math.max(0, Math.abs(line.centerX() - box.centerX()) - box.width() / 2);
      double y = Math.max(0, Math.abs(line.centerY() - box.centerY()) - box.height() / 2);
      if (x + y < least) {
        least = x + y;
        best = i;
      }
    }
    return best;
  }
}
