package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The amounts below the titles of sums, as {@code Net | VAT | Total} above their values. */
final class TitlesAbove {
  /** What titles of the goods' columns speak of. */
  private static final Set<Concept> OF_GOODS =
      EnumSet.of(Concept.HEADER, Concept.UNIT, Concept.COUNT);

  private static final Set<Concept> OF_TOTALS = EnumSet.of(Concept.TOTAL, Concept.FINAL);

  private static final Set<Role> SUMMARY =
      EnumSet.of(Role.SUBTOTAL, Role.TAX, Role.TOTAL, Role.DISCOUNT, Role.SHIPPING, Role.DUE);

  /** A row of amounts has no more than codes and currencies beside them. */
  private static final int MOST_LETTERS = 8;

  /** Letters of the short second row of titles. */
  private static final int REST_OF_TITLE = 12;

  /** In rows: what stands in other columns may come between a title and its amount. */
  private static final int FARTHEST_BELOW = 3;

  private final List<RowFacts> rows;
  private final AmountEvidence found;

  TitlesAbove(List<RowFacts> rows, AmountEvidence found) {
    this.rows = rows;
    this.found = found;
  }

  /** Reads the amounts below a row, where it holds their titles. */
  void read(int index) {
    if (index + 1 < rows.size()) {
      titlesAbove(rows.get(index), rows.get(amountsBelow(index)));
    }
  }

  /** The row below titles, or the one below that where a title goes on in between. */
  private int amountsBelow(int titles) {
    Optional<Cell> total = titleOfTotal(rows.get(titles));
    int below = titles + 1;
    int last = Math.min(rows.size() - 1, titles + FARTHEST_BELOW);
    while (total.isPresent() && below < last && !isBelow(total.get(), rows.get(below))) {
      below++;
    }
    if (below > titles + 1) {
      return below;
    }
    RowFacts next = rows.get(titles + 1);
    boolean between =
        next.money().isEmpty()
            && next.letters() <= REST_OF_TITLE
            && next.numbers().isEmpty()
            && titles + 2 < rows.size();
    return between ? titles + 2 : titles + 1;
  }

  /** The cell of a total's title beside others. */
  private static Optional<Cell> titleOfTotal(RowFacts titles) {
    if (titles.row().cells().size() == 1 || Collections.disjoint(titles.concepts(), OF_TOTALS)) {
      return Optional.empty();
    }
    for (Row.Part title : titles.row().parts()) {
      if (Labels.read(titles, title.start(), title.end())
          .filter(TitlesAbove::isClearTotal)
          .isPresent()) {
        return Optional.of(title.cell());
      }
    }
    return Optional.empty();
  }

  private static boolean isClearTotal(Labels.Reading label) {
    return label.role() == Role.TOTAL && label.weight() >= Labels.CLEAR_TOTAL;
  }

  private static boolean isBelow(Cell title, RowFacts row) {
    return row.row().cells().stream().anyMatch(cell -> cell.box().sharesColumn(title.box()));
  }

  /**
   * Titles of the summary in one row and their amounts in the next, as {@code Net | VAT | Total}
   * above {@code 100.00 | 20.00 | 120.00}. Titles of the goods' columns name no sums.
   */
  private void titlesAbove(RowFacts titles, RowFacts amounts) {
    Set<Concept> concepts = titles.concepts();
    boolean total = concepts.contains(Concept.TOTAL) || concepts.contains(Concept.FINAL);
    boolean summary =
        total
            && concepts.contains(Concept.TAX)
            && amounts.money().size() >= 2
            && amounts.letters() <= MOST_LETTERS;
    boolean only = total && titles.row().cells().size() > 1 && amounts.money().size() == 1;
    if (!(summary || only) || concepts.stream().anyMatch(OF_GOODS::contains)) {
      return;
    }
    for (Row.Part title : titles.row().parts()) {
      Optional<Labels.Reading> label = Labels.read(titles, title.start(), title.end());
      List<NumberToken> column = column(title.cell(), amounts);
      if (label.isPresent() && SUMMARY.contains(label.get().role()) && column.size() == 1) {
        found.add(
            label.get(), amounts, column.getFirst(), label.get().weight() * AmountFinder.BELOW);
      }
    }
    if (summary && titles.row().cells().size() == 1) {
      lastTitle(titles, amounts);
    }
  }

  /** Titles read as one piece: the last one belongs to the last amount. */
  private void lastTitle(RowFacts titles, RowFacts amounts) {
    Optional<Labels.Reading> label =
        Labels.read(titles, titles.keywords().getLast().start(), Integer.MAX_VALUE);
    if (label.isEmpty() || label.get().role() != Role.TOTAL || label.get().weight() < 1) {
      return;
    }
    List<NumberToken> money = amounts.money();
    NumberToken last = money.getLast();
    for (int i = 0; i < money.size() - 1; i++) {
      for (int j = 0; j < i; j++) {
        long base = Math.max(money.get(i).value(), money.get(j).value());
        long tax = Math.min(money.get(i).value(), money.get(j).value());
        if (tax > 0 && base + tax == last.value()) {
          NumberToken net = money.get(i).value() == base ? money.get(i) : money.get(j);
          NumberToken share = money.get(i).value() == base ? money.get(j) : money.get(i);
          found.add(label.get(), amounts, last, label.get().weight() * AmountFinder.BELOW);
          found.add(
              new Labels.Reading(Role.SUBTOTAL, 1, "title above"),
              amounts,
              net,
              AmountFinder.BELOW);
          found.add(
              new Labels.Reading(Role.TAX, 1, "title above"), amounts, share, AmountFinder.BELOW);
          return;
        }
      }
    }
  }

  /** The amounts that stand below a title. */
  private static List<NumberToken> column(Cell title, RowFacts amounts) {
    return amounts.money().stream()
        .filter(amount -> amounts.row().cellAt(amount.start()).box().sharesColumn(title.box()))
        .toList();
  }
}
