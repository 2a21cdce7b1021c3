package dev.receipts.duplicate;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether two receipts are the same piece of paper, read twice. Reading differs a little
 * from scan to scan, so names and descriptions need only be near; numbers, dates, times and amounts
 * must be the same, because another number, or another minute, is another purchase.
 *
 * <p>Two receipts are the same when
 *
 * <ol>
 *   <li>nothing that both show differs: vendor, date, time (to the minute), number, currency,
 *       total; only the vendor may, where date, time, number and total are the same; and
 *   <li>the number is the same, and of vendor, date and total the vendor and one more, or date and
 *       total both; or
 *   <li>a number is not known of both, but vendor, date and total are the same, and so are the time
 *       or the line items, and the line items do not speak against it.
 * </ol>
 *
 * <p>So the same coffee bought twice is no duplicate, as long as number or time can be read on both
 * receipts. Without a total or a date only the number is evidence enough. Line items are the same
 * when seven of ten have a partner with the same amount and a near description, and speak against
 * it when fewer than three of ten have one with the same amount.
 *
 * <p>The same content uploaded twice needs no comparison ({@link Fingerprints#isOfContent}).
 */
public final class Comparison {
  private static final double ALIKE = 0.7;
  private static final double UNLIKE = 0.3;

  private final Traits one;
  private final Traits other;
  private final boolean vendor;
  private final boolean date;
  private final boolean total;
  private final boolean time;
  private final boolean number;

  private Comparison(Traits one, Traits other) {
    this.one = one;
    this.other = other;
    vendor = sameVendor();
    date = same(one.date(), other.date());
    total = same(one.total(), other.total());
    time = one.time().isPresent() && other.time().isPresent() && !otherTime();
    number = same(one.number(), other.number());
  }

  /**
   * What the receipts have in common, in words, when they are the same; empty when they are not.
   */
  public static Optional<String> agreement(Traits one, Traits other) {
    Comparison comparison = new Comparison(one, other);
    return comparison.contradicted() ? Optional.empty() : comparison.agreement();
  }

  private Optional<String> agreement() {
    double lines = share(true);
    boolean byNumber = number && ((vendor && (date || total)) || (date && total));
    boolean unlike = !one.lines().isEmpty() && !other.lines().isEmpty() && share(false) < UNLIKE;
    boolean byLooks = vendor && date && total && (time || lines >= ALIKE) && !unlike;
    if (!byNumber && !byLooks) {
      return Optional.empty();
    }
    List<String> same = new ArrayList<>();
    add(same, vendor, "vendor");
    add(same, date, "date");
    add(same, time, "time");
    add(same, number, "number");
    add(same, total, "total");
    add(same, lines >= ALIKE, "line items");
    String last = same.removeLast();
    return Optional.of("same " + String.join(", ", same) + " and " + last);
  }

  private static void add(List<String> list, boolean wanted, String word) {
    if (wanted) {
      list.add(word);
    }
  }

  private boolean contradicted() {
    boolean otherVendor =
        one.vendor().isPresent()
            && other.vendor().isPresent()
            && !vendor
            && !(date && time && number && total);
    return otherVendor
        || differ(one.date(), other.date())
        || differ(one.number(), other.number())
        || differ(one.total(), other.total())
        || differ(one.currency(), other.currency())
        || otherTime();
  }

  private boolean sameVendor() {
    boolean near =
        one.vendor().isPresent()
            && other.vendor().isPresent()
            && one.vendor().get().near(other.vendor().get());
    return near || same(one.taxId(), other.taxId());
  }

  /** Seconds count only where both show them. */
  private boolean otherTime() {
    if (one.time().isEmpty() || other.time().isEmpty()) {
      return false;
    }
    LocalTime a = one.time().get();
    LocalTime b = other.time().get();
    boolean seconds = a.getSecond() != 0 && b.getSecond() != 0;
    return a.getHour() != b.getHour()
        || a.getMinute() != b.getMinute()
        || (seconds && a.getSecond() != b.getSecond());
  }

  /** Which share of the line items has a partner on the other receipt. */
  private double share(boolean described) {
    List<Traits.Line> left = new ArrayList<>(other.lines());
    int partners = 0;
    for (Traits.Line line : one.lines()) {
      for (Traits.Line candidate : left) {
        if (line.amount().equals(candidate.amount())
            && (!described || line.description().near(candidate.description()))) {
          left.remove(candidate);
          partners++;
          break;
        }
      }
    }
    int most = Math.max(one.lines().size(), other.lines().size());
    return most == 0 ? 0 : (double) partners / most;
  }

  private static <T> boolean same(Optional<T> one, Optional<T> other) {
    return one.isPresent() && one.equals(other);
  }

  private static <T> boolean differ(Optional<T> one, Optional<T> other) {
    return one.isPresent() && other.isPresent() && !one.equals(other);
  }
}
