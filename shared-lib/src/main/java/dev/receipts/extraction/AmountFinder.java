package dev.receipts.extraction;

import dev.receipts.page.Box;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads labelled amounts and tax tables off the rows: label left, value right or below. */
final class AmountFinder {
  /** So many rows after its heading a tax table may go on. */
  private static final int TABLE_ROWS = 8;

  /** A tax line has no more amounts than this. */
  private static final int MAX_COLUMNS = 6;

  /** What is reckoned in percent like a tax. */
  private static final Set<Concept> PERCENT_OF_OTHERS =
      EnumSet.of(Concept.DISCOUNT, Concept.SAVING, Concept.SERVICE, Concept.TIP);

  /** More payments than this are a statement of an account. */
  private static final int MAX_PAYMENTS = 50;

  /** What titles of the goods' columns speak of. */
  private static final Set<Concept> OF_GOODS =
      EnumSet.of(Concept.HEADER, Concept.UNIT, Concept.COUNT);

  private static final Set<Role> SUMMARY =
      EnumSet.of(Role.SUBTOTAL, Role.TAX, Role.TOTAL, Role.DISCOUNT, Role.SHIPPING, Role.DUE);

  /** A row of amounts has no more than codes and currencies beside them. */
  private static final int MOST_LETTERS = 8;

  /** What a label says about an amount below it, it says less clearly than of one beside it. */
  private static final double BELOW = 0.8;

  /** A tax is rounded by half a cent, and its rate by less, in thousandths. */
  private static final long ROUNDED = 6;

  /** In thousandths of a percent; no country taxes sales by more. */
  private static final long HIGHEST_RATE = 30_000;

  /** More rates than this are discounts and advertisements. */
  private static final int MAX_RATES = 8;

  /** The net amount of one rate is the subtotal only where there is no other rate. */
  private static final double NET = 0.5;

  private final List<RowFacts> rows;
  private final AmountEvidence found = new AmountEvidence();
  private int tableUntil = -1;

  /** The rate of the whole table, where its heading has one. */
  private OptionalLong tableRate = OptionalLong.empty();

  /** Whether the titles of the goods' columns were seen. */
  private boolean goods;

  /** The taxes in the rows of goods, by rate: where no table sums them up, these do. */
  private final Map<Long, TaxCandidate> goodsTaxes = new LinkedHashMap<>();

  private boolean amountsSeen;

  private AmountFinder(List<RowFacts> rows) {
    this.rows = rows;
  }

  static AmountEvidence find(List<RowFacts> rows) {
    AmountFinder finder = new AmountFinder(rows);
    for (int i = 0; i < rows.size(); i++) {
      finder.read(i);
    }
    finder.paidInBrackets();
    finder.startAtTheTotal();
    finder.tableOfLabels();
    finder.totalsBeforeTax();
    // A delivery above the totals is one of the goods.
    int start = finder.found.summaryStart;
    finder.found.candidates.removeIf(
        candidate ->
            candidate.role() == Role.SHIPPING
                && start < Integer.MAX_VALUE
                && candidate.source().row() < start);
    return finder.found;
  }

  /** Where no label is clear, the summary begins with the clearest total. */
  private void startAtTheTotal() {
    if (found.summaryStart < Integer.MAX_VALUE) {
      return;
    }
    double most = 0.4;
    for (AmountCandidate candidate : found.candidates) {
      if (candidate.role() == Role.TOTAL && candidate.weight() > most) {
        most = candidate.weight();
        found.summaryStart = candidate.source().row();
      }
    }
  }

  /**
   * A tax table that stands in rows of labels: {@code MwSt 19% 2,01} and, in a row of its own,
   * {@code Netto 19% 10,59}. Where there are several rates, such a net amount is no subtotal.
   */
  private void tableOfLabels() {
    if (found.taxLines.isEmpty()) {
      found.taxLines.addAll(labelledLines());
    }
    if (found.taxLines.isEmpty()) {
      found.taxLines.addAll(goodsTaxes.values());
    }
    long rates = found.taxLines.stream().map(TaxCandidate::rate).distinct().count();
    if (rates >= 2) {
      found.candidates.replaceAll(
          candidate -> netOfRate(candidate) ? candidate.as(Role.SUBTOTAL, NET) : candidate);
    }
  }

  /** {@code Total net 100, VAT 20, invoice total 120}: what a tax is added to is no total. */
  private void totalsBeforeTax() {
    Map<Long, Integer> lastRows = new HashMap<>();
    List<AmountCandidate> taxes = new ArrayList<>();
    for (AmountCandidate candidate : found.candidates) {
      if (candidate.role() == Role.TOTAL && candidate.weight() >= 1) {
        lastRows.merge(candidate.value(), candidate.source().row(), Math::max);
      } else if (candidate.role() == Role.TAX
          && candidate.value() > 0
          && taxes.size() < MAX_RATES) {
        taxes.add(candidate);
      }
    }
    found.candidates.replaceAll(
        candidate ->
            candidate.role() == Role.TOTAL && isBeforeTax(candidate, taxes, lastRows)
                ? candidate.as(Role.SUBTOTAL, 1)
                : candidate);
  }

  private static boolean isBeforeTax(
      AmountCandidate total, List<AmountCandidate> taxes, Map<Long, Integer> lastRows) {
    int row = total.source().row();
    return taxes.stream()
        .anyMatch(
            tax -> {
              int sum = lastRows.getOrDefault(total.value() + tax.value(), -1);
              return tax.source().row() > row && tax.source().row() < sum;
            });
  }

  /** The labelled taxes with their net amounts, where each rate has one. */
  private List<TaxCandidate> labelledLines() {
    List<TaxCandidate> lines = new ArrayList<>();
    for (TaxCandidate tax : found.labelledTaxes) {
      if (tax.rate().isPresent()) {
        Optional<AmountCandidate> net = netOf(tax);
        if (net.isEmpty()) {
          return List.of();
        }
        lines.add(
            new TaxCandidate(
                tax.label(),
                tax.rate(),
                OptionalLong.of(net.get().value()),
                tax.tax(),
                OptionalLong.empty(),
                tax.source()));
      }
    }
    return lines.size() >= 2 ? lines : List.of();
  }

  private boolean netOfRate(AmountCandidate candidate) {
    return candidate.role() == Role.SUBTOTAL
        && candidate.weight() > NET
        && rate(rows.get(candidate.source().row())).isPresent();
  }

  private Optional<AmountCandidate> netOf(TaxCandidate tax) {
    long rate = tax.rate().getAsLong();
    return found.candidates.stream()
        .filter(
            candidate ->
                candidate.role() == Role.SUBTOTAL
                    && rate(rows.get(candidate.source().row())).equals(tax.rate())
                    && tax.tax() > 0
                    && near(tax.tax(), share(candidate.value(), rate), 15))
        .findFirst();
  }

  private void read(int index) {
    RowFacts row = rows.get(index);
    List<NumberToken> money = row.money();
    Set<Concept> concepts = row.concepts();
    OptionalLong rate = rate(row);
    if (rate.isPresent() && rate.getAsLong() > 0 && found.rates.size() < MAX_RATES) {
      found.rates.add(rate.getAsLong());
    }
    if (money.isEmpty()) {
      goods |= ItemFinder.heading(row);
      if (tableHeading(concepts)) {
        tableUntil = index + TABLE_ROWS;
        tableRate = rate;
      }
      labelAlone(index, row);
      if (index + 1 < rows.size()) {
        titlesAbove(row, rows.get(index + 1));
      }
      return;
    }
    if (goods && found.summaryStart == Integer.MAX_VALUE) {
      Optional<NumberToken> net = ItemFinder.net(row);
      if (net.isPresent()) {
        taxOfGoods(row, rate.orElseThrow(), net.get());
        return;
      }
    }
    if (grossLine(row, money)
        || (taxLine(row, money, index <= tableUntil) && index <= tableUntil)) {
      return;
    }
    if (index <= tableUntil
        && money.size() >= 2
        && !labelBetween(row, money)
        && (concepts.isEmpty()
            || concepts.contains(Concept.TOTAL)
            || concepts.contains(Concept.TAX))) {
      if (money.size() == 2 && addsUp(money.getFirst().value(), money.getLast().value())) {
        net(row, money.getFirst());
      }
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
      if (reading.isPresent()) {
        add(reading.get(), row, amount, reading.get().weight());
        if (last && reading.get().role() == Role.TAX) {
          found.labelledTaxes.add(
              new TaxCandidate(
                  label(row),
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

  /** Below the goods, a negative amount is a discount, and one below the payment may be change. */
  private void unlabeled(RowFacts row, NumberToken amount) {
    AmountCandidate candidate =
        new AmountCandidate(
            Role.TOTAL,
            amount.value(),
            amount.decimals(),
            0.2,
            Source.of(row, amount.start(), "amount without a label"));
    found.unlabeled.add(candidate);
    boolean summary = found.summaryStart < row.index();
    if (summary && amount.value() < 0) {
      found.candidates.add(candidate.with(-amount.value()).as(Role.DISCOUNT, 0.6));
    }
    if (!found.candidates.isEmpty()) {
      AmountCandidate before = found.candidates.getLast();
      if (before.role() == Role.PAID
          && before.source().row() == row.index() - 1
          && Math.abs(amount.value()) < before.value()) {
        found.candidates.add(candidate.with(Math.abs(amount.value())).as(Role.CHANGE, 0.3));
      }
    }
  }

  /** {@code 292.50 TOTAL 354.00}: the end of a table's row is no part of the table. */
  private static boolean labelBetween(RowFacts row, List<NumberToken> money) {
    NumberToken last = money.getLast();
    return Labels.read(row, money.get(money.size() - 2).end(), last.start())
        .filter(reading -> reading.role() == Role.TOTAL && reading.weight() >= 1.4)
        .isPresent();
  }

  /** {@code NETTO 49.60 BRUTTO 59.02}: the second amount has a word of its own. */
  private static boolean labelFollows(RowFacts row, NumberToken amount, NumberToken next) {
    return row.concepts(amount.end(), next.start()).contains(Concept.INCLUDING)
        || Labels.read(row, amount.end(), next.start()).isPresent();
  }

  private static boolean tableHeading(Set<Concept> concepts) {
    return concepts.contains(Concept.TAXTABLE)
        || (concepts.contains(Concept.TAX)
            && (concepts.contains(Concept.AMOUNT)
                || concepts.contains(Concept.BASE)
                || concepts.contains(Concept.SUBTOTAL)
                || concepts.contains(Concept.EXCLUDING)
                || concepts.contains(Concept.INCLUDING)));
  }

  private void add(Labels.Reading reading, RowFacts row, NumberToken amount, double weight) {
    long value = amount.value();
    if (reading.role() != Role.ROUNDING && reading.role() != Role.TOTAL) {
      value = Math.abs(value);
    }
    boolean summary =
        reading.role() == Role.TOTAL
            || reading.role() == Role.SUBTOTAL
            || reading.role() == Role.TAX;
    if (summary && weight >= 0.9 && row.index() < found.summaryStart) {
      found.summaryStart = row.index();
    }
    found.candidates.add(
        new AmountCandidate(
            reading.role(),
            value,
            amount.decimals(),
            weight,
            Source.of(row, amount.start(), reading.rule())));
  }

  /** A label whose value stands in the row below, or is a whole number. */
  private void labelAlone(int index, RowFacts row) {
    Optional<Labels.Reading> reading = Labels.read(row, 0, Integer.MAX_VALUE);
    if (reading.isEmpty() || reading.get().weight() < 0.7) {
      return;
    }
    Labels.Reading label = reading.get();
    if (label.role() == Role.TOTAL && label.weight() >= 1.4 && amountsSeen) {
      found.summaryStart = Math.min(found.summaryStart, index);
    }
    if (!row.numbers().isEmpty()) {
      NumberToken number = row.numbers().getLast();
      boolean trailing = row.text().length() - number.end() <= 3;
      if (trailing && !number.percent() && number.value() > 0 && label.role() != Role.TAX) {
        add(label, row, number, label.weight() * (number.grouped() ? 0.6 : 0.2));
      }
      return;
    }
    if (label.role() != Role.TOTAL && label.role() != Role.SUBTOTAL) {
      return;
    }
    for (int below = index + 1; below <= index + 1 && below < rows.size(); below++) {
      RowFacts next = rows.get(below);
      List<NumberToken> money = next.money();
      if (money.size() == 1 && next.keywords().isEmpty() && next.letters() <= 4) {
        add(label, next, money.getFirst(), label.weight() * BELOW);
      }
    }
  }

  /**
   * Titles of the summary in one row and their amounts in the next, as {@code Net | VAT | Total}
   * above {@code 100.00 | 20.00 | 120.00}. Titles of the goods' columns name no sums.
   */
  private void titlesAbove(RowFacts titles, RowFacts amounts) {
    Set<Concept> concepts = titles.concepts();
    boolean total = concepts.contains(Concept.TOTAL) || concepts.contains(Concept.FINAL);
    boolean summary = total && concepts.contains(Concept.TAX);
    if (!summary
        || concepts.stream().anyMatch(OF_GOODS::contains)
        || amounts.money().size() < 2
        || amounts.letters() > MOST_LETTERS) {
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
    if (titles.row().cells().size() == 1) {
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
              return box.left() < title.box().right() && title.box().left() < box.right();
            })
        .toList();
  }

  /** A row of a tax table: rate and two or three amounts that fit together. */
  private boolean taxLine(RowFacts row, List<NumberToken> money, boolean inTable) {
    if (money.size() < 2 || money.size() > MAX_COLUMNS) {
      return false;
    }
    OptionalLong rate = rate(row);
    if (rate.isEmpty() && inTable && row.letters() == 0) {
      rate = tableRate;
    }
    List<NumberToken> amounts = new ArrayList<>(money);
    if (rate.isEmpty() && amounts.size() >= 3) {
      // "SR 6.00 4.60 0.28": the rate has decimals and no percent sign.
      int at = ratePlace(amounts, inTable);
      if (at >= 0) {
        rate = OptionalLong.of(amounts.remove(at).value());
      }
    }
    for (int i = 0; i < amounts.size(); i++) {
      for (int j = 0; j < amounts.size(); j++) {
        if (i != j && taxLine(row, amounts, i, j, rate, inTable)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one amount is a net amount and another one its tax. */
  private boolean taxLine(
      RowFacts row, List<NumberToken> amounts, int i, int j, OptionalLong rate, boolean inTable) {
    int count = amounts.size();
    long base = amounts.get(i).value();
    long tax = amounts.get(j).value();
    if (base <= 0 || tax < 0 || tax >= base) {
      return false;
    }
    OptionalLong gross = OptionalLong.empty();
    for (int k = 0; k < count; k++) {
      if (k != i && k != j && near(amounts.get(k).value(), base + tax, 10)) {
        gross = OptionalLong.of(amounts.get(k).value());
      }
    }
    boolean byRate = rate.isPresent() && tax > 0 && near(tax, share(base, rate.getAsLong()), 15);
    boolean bySum = gross.isPresent() && tax > 0 && count == 3;
    boolean zero = inTable && rate.isPresent() && rate.getAsLong() == 0 && tax == 0;
    if (!byRate && !bySum && !zero) {
      return false;
    }
    if (gross.isEmpty() && byRate && inTable) {
      net(row, amounts.get(i));
    }
    if (gross.isPresent()) {
      NumberToken last = amounts.getLast();
      found.candidates.add(
          new AmountCandidate(
              Role.TOTAL,
              gross.getAsLong(),
              last.decimals(),
              0.4,
              Source.of(row, last.start(), "tax table: gross")));
      net(row, amounts.get(i));
    }
    boolean sum = sum(row) || (rate.isEmpty() && addsUp(base, tax));
    if (sum && tax != sumOfTaxLines()) {
      // The printed sum knows of a line that could not be read.
      found.candidates.add(
          new AmountCandidate(
              Role.TAX,
              tax,
              amounts.get(j).decimals(),
              0.9,
              Source.of(row, amounts.get(j).start(), Taxes.PRINTED_SUM)));
    }
    if (!sum) {
      found.taxLines.add(
          new TaxCandidate(
              label(row), rate, OptionalLong.of(base), tax, gross, Source.of(row, "tax table")));
    }
    return true;
  }

  private void net(RowFacts row, NumberToken amount) {
    found.candidates.add(
        new AmountCandidate(
            Role.SUBTOTAL,
            amount.value(),
            amount.decimals(),
            NET,
            Source.of(row, amount.start(), "tax table: net")));
  }

  /**
   * A rate, a gross amount and the tax in it, in either order: {@code 8.10% 6.70 0.50} and {@code
   * 7% MwSt 0,64 aus 9,82}.
   */
  private boolean grossLine(RowFacts row, List<NumberToken> money) {
    OptionalLong rate = rate(row);
    if (money.size() != 2
        || rate.isEmpty()
        || sum(row)
        || row.concepts().stream().anyMatch(PERCENT_OF_OTHERS::contains)) {
      return false;
    }
    long gross = Math.max(money.getFirst().value(), money.getLast().value());
    long tax = Math.min(money.getFirst().value(), money.getLast().value());
    if (tax <= 0
        || near(tax, share(gross, rate.getAsLong()), 15)
        || !near(tax, included(gross, rate.getAsLong()), 10)) {
      return false;
    }
    found.taxLines.add(
        new TaxCandidate(
            label(row),
            rate,
            OptionalLong.of(gross - tax),
            tax,
            OptionalLong.of(gross),
            Source.of(row, "tax table")));
    return true;
  }

  /** Whether a row without a rate holds the sums of the rows above, whatever it is called. */
  private boolean addsUp(long base, long tax) {
    return found.taxLines.size() >= 2
        && tax == sumOfTaxLines()
        && base == found.taxLines.stream().mapToLong(line -> line.base().orElse(0)).sum();
  }

  /** Adds the tax in a row of goods to that of the others with its rate. */
  private void taxOfGoods(RowFacts row, long rate, NumberToken net) {
    long gross = row.money().getLast().value();
    net(row, net);
    TaxCandidate tax =
        new TaxCandidate(
            "",
            OptionalLong.of(rate),
            OptionalLong.of(net.value()),
            gross - net.value(),
            OptionalLong.of(gross),
            Source.of(row, "tax of goods"));
    goodsTaxes.merge(rate, tax, AmountFinder::sum);
  }

  private static TaxCandidate sum(TaxCandidate first, TaxCandidate second) {
    return new TaxCandidate(
        first.label(),
        first.rate(),
        OptionalLong.of(first.base().orElse(0) + second.base().orElse(0)),
        first.tax() + second.tax(),
        OptionalLong.of(first.gross().orElse(0) + second.gross().orElse(0)),
        first.source());
  }

  /**
   * {@code CASH 20.00, ROUNDED (16.55), CHANGE 3.45}: a total in brackets that was paid is no
   * refund.
   */
  private void paidInBrackets() {
    Set<Long> paid = new HashSet<>();
    List<AmountCandidate> changes = found.of(Role.CHANGE);
    for (AmountCandidate cash : first(found.of(Role.PAID))) {
      for (AmountCandidate change : first(changes)) {
        if (change.value() > 0) {
          paid.add(cash.value() - change.value());
        }
      }
    }
    found.candidates.replaceAll(
        candidate ->
            candidate.role() == Role.TOTAL
                    && candidate.value() < 0
                    && paid.contains(-candidate.value())
                ? candidate.with(-candidate.value())
                : candidate);
  }

  private static List<AmountCandidate> first(List<AmountCandidate> candidates) {
    return candidates.subList(0, Math.min(candidates.size(), MAX_PAYMENTS));
  }

  private long sumOfTaxLines() {
    return found.taxLines.stream().mapToLong(TaxCandidate::tax).sum();
  }

  /** The last line of a tax table, which adds up the others. */
  private boolean sum(RowFacts row) {
    Set<Concept> concepts = row.concepts();
    return concepts.contains(Concept.TOTAL)
        || (concepts.contains(Concept.AMOUNT) && !found.taxLines.isEmpty());
  }

  /**
   * Which of the amounts is a rate, or -1. A rate of 7.70 on 18.57 is as much as one of 18.57 on
   * 7.70: the one is right with which base and tax make up the gross amount in the row.
   */
  private static int ratePlace(List<NumberToken> amounts, boolean inTable) {
    int place = -1;
    for (int i = 0; i < (inTable ? amounts.size() : 1); i++) {
      long number = amounts.get(i).value();
      if (number <= 0 || number > HIGHEST_RATE) {
        continue;
      }
      List<Long> others = new ArrayList<>();
      for (int j = 0; j < amounts.size(); j++) {
        if (j != i) {
          others.add(amounts.get(j).value());
        }
      }
      boolean gross = closes(others);
      if (gross && fits(number, others, i == 0 ? 15 : Math.max(ROUNDED, others.getFirst() / 100))) {
        return i;
      }
      if (place < 0 && fits(number, others, i == 0 ? 15 : ROUNDED)) {
        place = i;
      }
    }
    return place;
  }

  private static boolean closes(List<Long> amounts) {
    return amounts.size() == 3 && amounts.contains(amounts.getFirst() + amounts.get(1));
  }

  /** Whether the first two amounts are a base and its tax, in either order. */
  private static boolean fits(long rate, List<Long> amounts, long tolerance) {
    long base = Math.max(amounts.getFirst(), amounts.get(1));
    long tax = Math.min(amounts.getFirst(), amounts.get(1));
    return near(tax, share(base, rate), tolerance);
  }

  private static String label(RowFacts row) {
    String text = row.text();
    int end = row.numbers().isEmpty() ? text.length() : row.numbers().getFirst().start();
    return text.substring(0, end).replace('\t', ' ').strip();
  }

  /** The percentage in a row, in thousandths. */
  static OptionalLong rate(RowFacts row) {
    String text = row.text();
    for (NumberToken number : row.numbers()) {
      boolean percent = number.percent();
      int next = number.end();
      while (!percent
          && next < text.length()
          && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
        next++;
        percent = next < text.length() && text.charAt(next) == '%';
      }
      if (percent && number.value() >= 0 && number.value() <= 50_000) {
        return OptionalLong.of(number.value());
      }
    }
    int sign = text.indexOf('%');
    if (sign > 0) {
      int end = sign;
      while (end > 0 && text.charAt(end - 1) == ' ') {
        end--;
      }
      int start = end;
      while (start > 0 && Character.isDigit(text.charAt(start - 1)) && end - start < 2) {
        start--;
      }
      if (start < end) {
        return OptionalLong.of(1000L * Integer.parseInt(text.substring(start, end)));
      }
    }
    return OptionalLong.empty();
  }

  static long share(long base, long rate) {
    return Math.round(base * (rate / 100_000.0));
  }

  /** The tax that a gross amount holds. */
  static long included(long gross, long rate) {
    return Math.round((double) gross * rate / (100_000 + rate));
  }

  static boolean near(long a, long b, long tolerance) {
    return Math.abs(a - b) <= tolerance;
  }
}
