package dev.receipts.extraction.item;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.item.Item.Kind;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the lines of goods. How they are laid out is not known, so they are read in several ways;
 * the one whose sum is printed on the receipt is right.
 */
public final class ItemFinder {
  /** What the goods may come to. */
  private static final Set<Role> SUMS_OF_GOODS =
      Collections.unmodifiableSet(EnumSet.of(Role.SUBTOTAL, Role.TOTAL, Role.DUE, Role.PAID));

  /** A label of this weight or more leaves little doubt about its amount. */
  private static final double CLEAR_SUM = 0.9;

  /** Fewer amounts than this make no column. */
  private static final int COLUMN_OF = 3;

  private ItemFinder() {}

  /** The amounts of all lines, or none where one is unknown: its sum would say nothing. */
  public static List<Long> amounts(List<Item> items) {
    if (items.stream().anyMatch(item -> item.amount().isEmpty())) {
      return List.of();
    }
    return items.stream().map(item -> item.amount().getAsLong()).toList();
  }

  /** The lines that Textract named, unless only what the rows say gives a sum that is printed. */
  public static List<Item> find(List<Item> named, List<RowFacts> rows, AmountEvidence evidence) {
    Set<Long> sums = sums(evidence);
    if (sums.contains(sum(named))) {
      return named;
    }
    List<Item> own = find(rows, evidence, sums);
    return named.isEmpty() || sums.contains(sum(own)) ? own : named;
  }

  private static List<Item> find(List<RowFacts> rows, AmountEvidence evidence, Set<Long> sums) {
    int end = Math.min(rows.size(), evidence.summaryStart().orElse(rows.size()));
    List<Item> items = find(rows, 0, end, sums);
    if (items.isEmpty()) {
      items = find(rows, end, nextSummary(rows, end, evidence), sums);
    }
    if (!sums.contains(sum(items))) {
      items = untilTheirSum(items, clearSums(evidence));
    }
    return LeadingQuantities.read(withSureTaxCodes(items));
  }

  private static List<Item> find(List<RowFacts> rows, int from, int to, Set<Long> sums) {
    int start = start(rows, from, to);
    return find(rows.subList(start, to), start > from, sums);
  }

  /** Where a total stands on top, the goods lie between it and the next of the sums. */
  private static int nextSummary(List<RowFacts> rows, int from, AmountEvidence evidence) {
    Set<Integer> labelled = new HashSet<>();
    evidence.candidates().forEach(candidate -> labelled.add(candidate.source().row()));
    boolean goods = false;
    for (int i = from; i < rows.size(); i++) {
      boolean sum = labelled.contains(i);
      if (sum && goods) {
        return i;
      }
      goods |= !sum && !rows.get(i).money().isEmpty();
    }
    return from;
  }

  private static List<Item> find(List<RowFacts> rows, boolean headed, Set<Long> sums) {
    OptionalDouble column = column(rows);
    List<Item> best = List.of();
    for (ItemReader.Form form : forms(headed, column)) {
      List<Item> read = ItemReader.read(rows, form);
      List<Item> all = read.stream().filter(item -> !item.is(Kind.NAMELESS)).toList();
      List<Item> items = all.stream().filter(item -> !item.is(Kind.DOUBTFUL)).toList();
      List<Item> goods = all.stream().filter(item -> item.is(Kind.GOODS)).toList();
      List<Item> counted = read.stream().filter(item -> !item.is(Kind.DOUBTFUL)).toList();
      for (List<Item> reading : List.of(goods, items, withoutLastCharges(all), counted)) {
        if (sums.contains(sum(reading))) {
          return reading;
        }
      }
      // Without a printed sum, the amounts of a column are surer than others.
      if (form.column().equals(column) && named(items) > named(best)) {
        best = items;
      }
    }
    return best;
  }

  /**
   * What stands below goods that come to a printed sum is none of them, and an amount that all
   * above it come to is their sum, whatever it is called.
   */
  private static List<Item> untilTheirSum(List<Item> items, Set<Long> sums) {
    long sum = 0;
    for (int i = 0; i < items.size(); i++) {
      long amount = items.get(i).amount().orElse(0);
      if (i >= COLUMN_OF && sum != 0 && (amount == sum || sums.contains(sum))) {
        return items.subList(0, i);
      }
      sum += amount;
    }
    return items;
  }

  /** A charge below the goods is added to their sum, and no part of it. */
  private static List<Item> withoutLastCharges(List<Item> items) {
    int to = items.size();
    while (to > 0 && items.get(to - 1).is(Kind.DOUBTFUL)) {
      to--;
    }
    return items.subList(0, to);
  }

  private static List<ItemReader.Form> forms(boolean headed, OptionalDouble column) {
    return Stream.of(column, OptionalDouble.empty())
        .distinct()
        .flatMap(
            edge -> Stream.of(false, true).map(below -> new ItemReader.Form(headed, below, edge)))
        .toList();
  }

  private static long named(List<Item> items) {
    return items.stream().filter(Item::named).count();
  }

  private static long sum(List<Item> items) {
    return items.stream().mapToLong(item -> item.amount().orElse(0)).sum();
  }

  private static Set<Long> sums(AmountEvidence evidence) {
    Set<Long> sums = new HashSet<>();
    for (AmountCandidate candidate : evidence.candidates()) {
      if (SUMS_OF_GOODS.contains(candidate.role()) && candidate.value() != 0) {
        sums.add(candidate.value());
      }
    }
    // Where no subtotal is printed, the tax comes on top of the goods.
    evidence.of(Role.TAX).stream()
        .filter(tax -> tax.value() > 0)
        .limit(AmountsByRole.MAX_VALUES)
        .forEach(
            tax ->
                Stream.of(Role.TOTAL, Role.DUE)
                    .flatMap(role -> evidence.of(role).stream())
                    .filter(total -> total.value() > tax.value())
                    .limit(AmountsByRole.MAX_VALUES)
                    .forEach(total -> sums.add(total.value() - tax.value())));
    return sums;
  }

  /** What is called a subtotal or a total without doubt. */
  private static Set<Long> clearSums(AmountEvidence evidence) {
    return Stream.of(Role.SUBTOTAL, Role.TOTAL)
        .flatMap(role -> evidence.of(role).stream())
        .filter(sum -> sum.weight() >= CLEAR_SUM)
        .map(AmountCandidate::value)
        .collect(Collectors.toSet());
  }

  /** The right edge of most amounts; of two such edges the one further right. */
  private static OptionalDouble column(List<RowFacts> rows) {
    double[] edges =
        rows.stream()
            .filter(row -> !row.money().isEmpty())
            .mapToDouble(row -> row.row().cellAt(row.money().getLast().start()).box().right())
            .sorted()
            .toArray();
    if (edges.length < COLUMN_OF) {
      return OptionalDouble.empty();
    }
    int most = 0;
    double column = 0;
    int from = 0;
    for (int to = 0; to < edges.length; to++) {
      while (edges[from] < edges[to] - ItemReader.COLUMN) {
        from++;
      }
      if (to - from + 1 >= most) {
        most = to - from + 1;
        column = edges[(from + to) / 2];
      }
    }
    return OptionalDouble.of(column);
  }

  /** A column of marks is one only where most lines have a mark. */
  private static List<Item> withSureTaxCodes(List<Item> items) {
    long marked = items.stream().filter(item -> item.taxCode().isPresent()).count();
    return 2 * marked >= items.size() ? items : items.stream().map(Item::withoutTaxCode).toList();
  }

  /** Behind the first titles of columns, where there are any. */
  private static int start(List<RowFacts> rows, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Headings.isOne(rows.get(i))) {
        return i + 1;
      }
    }
    return from;
  }
}
