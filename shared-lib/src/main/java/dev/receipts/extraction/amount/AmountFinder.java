package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.notation.Units;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import dev.receipts.page.Box;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads labelled amounts off the rows: label left, value right or below. */
public final class AmountFinder {
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

  /** What a label says about an amount below it, it says less clearly than of one beside it. */
  private static final double BELOW = 0.8;

  private static final double LAST_WORD = 0.7;

  /** In rows: what stands in other columns may come between a title and its amount. */
  private static final int FARTHEST_BELOW = 3;

  /** As much as the net amount of one of several rates. */
  private static final double BASE = 0.5;

  /** What was saved may be half of the price, and so as much as the total. */
  private static final double OF_SAVINGS = 0.2;

  /** What a sum of savings may be called: {@code TOTAL} and {@code TOTAL COUPONS}. */
  private static final Set<Role> SUMS = EnumSet.of(Role.TOTAL, Role.DISCOUNT);

  private static final int MOST_SAVINGS = 20;

  private static final Labels.Reading TAX_BESIDE =
      new Labels.Reading(Role.TAX, 0.9, "tax beside the total");

  private static final Pattern NET_WORD =
      Pattern.compile("\\b" + SmallWord.NET.pattern() + "\\b", Pattern.CASE_INSENSITIVE);

  /** The rule of a net amount that may as well be what is to be paid. */
  public static final String NET_RULE = "label: net total";

  private static final Labels.Reading NET = new Labels.Reading(Role.SUBTOTAL, BASE, NET_RULE);

  /** Only with sums that close is such an amount a tax. */
  private static final double TAX_OR_BASE = 0.4;

  private static final int LONGEST_ON = 8;

  private static final Pattern ON =
      Pattern.compile(" " + SmallWord.SHARE.pattern() + " $", Pattern.CASE_INSENSITIVE);

  private final List<RowFacts> rows;
  private final AmountEvidence found = new AmountEvidence();
  private final TaxRows taxes;

  /** Whether the titles of the goods' columns were seen. */
  private boolean goods;

  private boolean amountsSeen;

  private AmountFinder(List<RowFacts> rows) {
    this.rows = rows;
    taxes = new TaxRows(rows, found);
  }

  /** What the rows of a receipt say about its amounts. */
  public static AmountEvidence find(List<RowFacts> rows) {
    AmountFinder finder = new AmountFinder(rows);
    for (int i = 0; i < rows.size(); i++) {
      finder.read(i);
    }
    TaxBelowBase.read(rows, finder.found);
    finder.taxes.finish();
    SecondLook.at(finder.found);
    return finder.found;
  }

  private void read(int index) {
    RowFacts row = rows.get(index);
    List<NumberToken> money = row.money();
    OptionalLong rate = Rates.in(row);
    rate.ifPresent(found::addRate);
    if (money.isEmpty()) {
      goods |= Headings.isOne(row);
      taxes.heading(row);
      labelAlone(index, row);
      if (index + 1 < rows.size()) {
        titlesAbove(row, rows.get(amountsBelow(index)));
      }
      return;
    }
    boolean amongGoods = goods && found.summaryStart().isEmpty();
    if ((amongGoods && taxes.readGoods(row)) || taxes.read(row)) {
      return;
    }
    amountsSeen = true;
    int from = 0;
    for (int i = 0; i < money.size(); i++) {
      NumberToken amount = money.get(i);
      boolean last = i == money.size() - 1;
      Optional<Labels.Reading> reading = Labels.read(row, from, amount);
      if (reading.isEmpty() && i > 0 && last && row.concepts(from, amount.start()).isEmpty()) {
        reading = Labels.read(row, 0, money.getFirst());
      } else if (reading.isPresent() && !last && !labelFollows(row, amount, money.get(i + 1))) {
        // "TOTAL 2.00 4.60": the last amount of a row is the one that its label means.
        from = 0;
        continue;
      }
      if (reading.isPresent() && last && endsWithTax(reading.get(), money)) {
        add(reading.get(), row, money.getFirst(), reading.get().weight());
        add(TAX_BESIDE, row, amount, TAX_BESIDE.weight());
      } else if (reading.isPresent() && isTaxedGoods(reading.get(), row, i)) {
        unlabeled(row, amount);
      } else if (reading.isPresent() && isBaseOfTax(reading.get(), row, amount)) {
        add(new Labels.Reading(Role.SUBTOTAL, BASE, "base of a tax"), row, amount, BASE);
      } else if (reading.isPresent()) {
        boolean saved = SUMS.contains(reading.get().role()) && isSumOfSavings(index, amount);
        add(reading.get(), row, amount, (saved ? OF_SAVINGS : 1) * reading.get().weight());
        if (reading.get().role() == Role.TOTAL && isNet(row, from, amount)) {
          add(NET, row, amount, NET.weight());
        }
        if (last && reading.get().role() == Role.TAX) {
          found.addLabelledTax(
              new TaxCandidate(
                  TaxRows.label(row),
                  rate,
                  OptionalLong.empty(),
                  Math.abs(amount.value()),
                  OptionalLong.empty(),
                  Source.of(row, "label: tax")));
        }
      } else if (last) {
        unlabeled(row, amount);
      }
      from = amount.end();
    }
  }

  /** {@code Net total}: what is to be paid, or what the tax is added to. */
  private static boolean isNet(RowFacts row, int from, NumberToken amount) {
    return from <= amount.start()
        && NET_WORD.matcher(row.text()).region(from, amount.start()).find();
  }

  /** {@code Total 107.00 107.00 7.00}, with the rate in the title of the last column. */
  private boolean endsWithTax(Labels.Reading reading, List<NumberToken> money) {
    if (reading.role() != Role.TOTAL || money.size() < 2) {
      return false;
    }
    long taxed = money.get(money.size() - 2).value();
    long tax = money.getLast().value();
    return tax > 0
        && money.getFirst().value() >= taxed
        && found.rates().stream().anyMatch(rate -> Rates.near(tax, Rates.included(taxed, rate), 6));
  }

  /** {@code CLUB SAVINGS 1.20, CARD SAVINGS 0.80, TOTAL 2.00}. */
  private boolean isSumOfSavings(int index, NumberToken total) {
    long sum = 0;
    int first = Math.max(0, index - MOST_SAVINGS);
    for (int i = index - 1; i >= first && isSaving(rows.get(i)); i--) {
      sum += rows.get(i).money().getLast().value();
    }
    return sum > 0 && sum == total.value();
  }

  private static boolean isSaving(RowFacts row) {
    return row.concepts().contains(Concept.SAVING) && !row.money().isEmpty();
  }

  /**
   * {@code 3.00 40.00 21% VAT 120.00} and {@code 100.00 21% VAT 21.00 121.00}: what ends a row of
   * goods is no tax.
   */
  private static boolean isTaxedGoods(Labels.Reading reading, RowFacts row, int index) {
    List<NumberToken> money = row.money();
    if (reading.role() != Role.TAX || index == 0 || index < money.size() - 1) {
      return false;
    }
    NumberToken before = money.get(index - 1);
    NumberToken amount = money.get(index);
    boolean rateBetween = row.text().substring(before.end(), amount.start()).indexOf('%') >= 0;
    boolean larger = Math.abs(amount.value()) >= Math.abs(before.value());
    return (rateBetween && larger) || Rates.net(row).isPresent();
  }

  /** {@code plus 19 % VAT on 40.00}, with the tax somewhere else. */
  private static boolean isBaseOfTax(Labels.Reading reading, RowFacts row, NumberToken amount) {
    int from = Math.max(0, amount.start() - LONGEST_ON);
    return reading.role() == Role.TAX
        && ON.matcher(row.text().substring(from, amount.start())).find();
  }

  /** Below the goods, a negative amount is a discount, and one below the payment may be change. */
  private void unlabeled(RowFacts row, NumberToken amount) {
    AmountCandidate candidate =
        new AmountCandidate(
            Role.TOTAL,
            amount.value(),
            amount.decimals(),
            0.2,
            Source.of(row, amount.start(), "amount without a label"));
    found.addUnlabelled(candidate);
    boolean summary = found.summaryStart().orElse(row.index()) < row.index();
    if (summary && amount.value() < 0) {
      found.add(candidate.with(-amount.value()).as(Role.DISCOUNT, 0.6));
    }
    if (summary && row.concepts().contains(Concept.BASE) && Rates.in(row).isPresent()) {
      // "B-Taxable @ 7.25% 0.58" is the tax, or what is taxed: the sums tell.
      found.add(candidate.as(Role.TAX, TAX_OR_BASE));
    }
    if (!found.candidates().isEmpty()) {
      AmountCandidate before = found.candidates().getLast();
      if (before.role() == Role.PAID
          && before.source().row() == row.index() - 1
          && Math.abs(amount.value()) < before.value()) {
        found.add(candidate.with(Math.abs(amount.value())).as(Role.CHANGE, 0.3));
      }
    }
  }

  /** {@code NETTO 49.60 BRUTTO 59.02}: the second amount has a word of its own. */
  private static boolean labelFollows(RowFacts row, NumberToken amount, NumberToken next) {
    return row.concepts(amount.end(), next.start()).contains(Concept.INCLUDING)
        || Labels.read(row, amount.end(), next.start()).isPresent();
  }

  private void add(Labels.Reading reading, RowFacts row, NumberToken amount, double weight) {
    long value = amount.value();
    if (!reading.role().signed()) {
      value = Math.abs(value);
    }
    boolean summary =
        reading.role() == Role.TOTAL
            || reading.role() == Role.SUBTOTAL
            || reading.role() == Role.TAX;
    if (summary && weight >= 0.9) {
      found.startSummary(row.index());
    }
    found.add(reading.role(), row, amount, value, weight, reading.rule());
  }

  /** A label whose value stands in the row below, or is a whole number. */
  private void labelAlone(int index, RowFacts row) {
    Optional<Labels.Reading> reading = Labels.read(row, 0, Integer.MAX_VALUE);
    if (reading.isEmpty() || reading.get().weight() < 0.7) {
      lastWordAlone(index, row);
      return;
    }
    Labels.Reading label = reading.get();
    if (label.role() == Role.TOTAL && label.weight() >= 1.4 && amountsSeen) {
      found.startSummary(index);
    }
    if (!row.numbers().isEmpty()) {
      NumberToken number = row.numbers().getLast();
      boolean trailing = row.text().length() - number.end() <= 3;
      if (trailing && !number.percent() && number.value() > 0 && label.role() != Role.TAX) {
        add(label, row, number, label.weight() * (number.grouped() ? 0.6 : 0.2));
      }
      // "Total 1.2500 kg" tells how much was sold, and the amount may stand below.
      if (trailing || Units.behind(row.text(), number).isEmpty()) {
        return;
      }
    }
    if (label.role() != Role.TOTAL && label.role() != Role.SUBTOTAL) {
      return;
    }
    if (index + 1 < rows.size()) {
      RowFacts next = rows.get(index + 1);
      List<NumberToken> money = next.money();
      if (money.size() == 1 && next.keywords().isEmpty() && next.letters() <= 4) {
        add(label, next, money.getFirst(), label.weight() * BELOW);
      }
    }
  }

  /** {@code orders@mill.example Total}, with nothing but an amount in the row below. */
  private void lastWordAlone(int index, RowFacts row) {
    if (!amountsSeen || row.keywords().isEmpty() || index + 1 == rows.size()) {
      return;
    }
    Phrases.Match<Concept> last = row.keywords().getLast();
    RowFacts next = rows.get(index + 1);
    if (last.end() == row.text().length()
        && last.exact()
        && next.money().size() == 1
        && next.letters() == 0) {
      Labels.read(row, last.start(), last.end())
          .filter(label -> label.role() == Role.TOTAL)
          .ifPresent(
              label -> add(label, next, next.money().getFirst(), label.weight() * LAST_WORD));
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
    int start = 0;
    for (Cell cell : titles.row().cells()) {
      int end = start + cell.text().length();
      if (Labels.read(titles, start, end).filter(AmountFinder::isClearTotal).isPresent()) {
        return Optional.of(cell);
      }
      start = end + 1;
    }
    return Optional.empty();
  }

  private static boolean isClearTotal(Labels.Reading label) {
    return label.role() == Role.TOTAL && label.weight() >= Labels.CLEAR_TOTAL;
  }

  private static boolean isBelow(Cell title, RowFacts row) {
    return row.row().cells().stream().anyMatch(cell -> overlap(cell.box(), title.box()));
  }

  private static boolean overlap(Box a, Box b) {
    return a.left() < b.right() && b.left() < a.right();
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
    int start = 0;
    for (Cell cell : titles.row().cells()) {
      int end = start + cell.text().length();
      Optional<Labels.Reading> label = Labels.read(titles, start, end);
      List<NumberToken> column = column(cell, amounts);
      if (label.isPresent() && SUMMARY.contains(label.get().role()) && column.size() == 1) {
        add(label.get(), amounts, column.getFirst(), label.get().weight() * BELOW);
      }
      start = end + 1;
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
          add(label.get(), amounts, last, label.get().weight() * BELOW);
          add(new Labels.Reading(Role.SUBTOTAL, 1, "title above"), amounts, net, BELOW);
          add(new Labels.Reading(Role.TAX, 1, "title above"), amounts, share, BELOW);
          return;
        }
      }
    }
  }

  /** The amounts that stand below a title. */
  private static List<NumberToken> column(Cell title, RowFacts amounts) {
    return amounts.money().stream()
        .filter(
            amount -> {
              Box box = amounts.row().cellAt(amount.start()).box();
              return overlap(box, title.box());
            })
        .toList();
  }
}
