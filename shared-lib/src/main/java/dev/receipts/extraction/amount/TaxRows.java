package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Concept;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the rows that tell taxes together with what they are reckoned on. */
final class TaxRows {
  /** So many rows after its heading a tax table may go on. */
  private static final int TABLE_ROWS = 8;

  /** A tax line has no more amounts than this. */
  private static final int MAX_COLUMNS = 6;

  /** What is reckoned in percent like a tax. */
  private static final Set<Concept> PERCENT_OF_OTHERS =
      EnumSet.of(Concept.DISCOUNT, Concept.SAVING, Concept.SERVICE, Concept.TIP);

  /** A tax is rounded by half a cent, and its rate by less, in thousandths. */
  private static final long ROUNDED = 6;

  /** The letter in front of a rate, with a blank or a bracket. */
  private static final int TAX_CODE = 3;

  /** In thousandths of a percent; no country taxes sales by more. */
  private static final long HIGHEST_RATE = 30_000;

  /** The net amount of one rate is the subtotal only where there is no other rate. */
  private static final double NET = 0.5;

  private final List<RowFacts> rows;
  private final AmountEvidence found;

  /** The last row that may belong to the table whose heading was read last. */
  private int tableUntil = -1;

  /** Whether the heading read last is none of goods, where whole numbers are quantities. */
  private boolean onlyTaxes;

  /** The rate of the whole table, where its heading has one. */
  private OptionalLong tableRate = OptionalLong.empty();

  /** The rows of which taxes were read. */
  private final List<RowFacts> taxed = new ArrayList<>();

  /** The taxes in the rows of goods, by rate: where no table sums them up, these do. */
  private final Map<Long, TaxCandidate> goodsTaxes = new LinkedHashMap<>();

  TaxRows(List<RowFacts> rows, AmountEvidence found) {
    this.rows = rows;
    this.found = found;
  }

  /** Begins a table, where a row without amounts is the heading of one. */
  void heading(RowFacts row) {
    if (isHeading(row.concepts())) {
      tableUntil = row.index() + TABLE_ROWS;
      tableRate = Rates.in(row);
      onlyTaxes = !row.concepts().contains(Concept.COUNT) && !row.concepts().contains(Concept.UNIT);
    }
  }

  /** Whether a row was read that tells taxes and nothing else. */
  boolean read(RowFacts row) {
    List<NumberToken> money = row.money();
    if (money.size() == 1 && isHeading(leftOfSum(row))) {
      heading(row);
      return false;
    }
    boolean inTable = row.index() <= tableUntil;
    if (inTable && sumBeside(row, money)) {
      taxLine(row, money.subList(0, money.size() - 1), true);
      return false;
    }
    if (grossLine(row, money) || (taxLine(row, money, inTable) && inTable)) {
      return true;
    }
    Set<Concept> concepts = row.concepts();
    boolean ofTable =
        inTable
            && money.size() >= 2
            && !labelBetween(row, money)
            && (concepts.isEmpty()
                || concepts.contains(Concept.TOTAL)
                || concepts.contains(Concept.TAX));
    if (ofTable
        && money.size() == 2
        && found.isSumOfTaxLines(money.getFirst().value(), money.getLast().value())) {
      addNet(row, money.getFirst());
    }
    return ofTable;
  }

  /** Whether a row of goods tells its tax too, which is added to that of the others of its rate. */
  boolean readGoods(RowFacts row) {
    Optional<NumberToken> net = Rates.net(row);
    if (net.isEmpty()) {
      return false;
    }
    long rate = Rates.in(row).orElseThrow();
    long gross = row.money().getLast().value();
    addNet(row, net.get());
    TaxCandidate tax =
        new TaxCandidate(
            "",
            OptionalLong.of(rate),
            OptionalLong.of(net.get().value()),
            gross - net.get().value(),
            OptionalLong.of(gross),
            Source.of(row, "tax of goods"));
    goodsTaxes.merge(rate, tax, TaxRows::sum);
    return true;
  }

  /**
   * Where there was no table, takes for one what stands in rows of labels: {@code MwSt 19% 2,01}
   * and, in a row of its own, {@code Netto 19% 10,59}. Where there are several rates, such a net
   * amount is no subtotal.
   */
  void finish() {
    totalOfRates();
    if (found.taxLines().isEmpty()) {
      labelledLines().forEach(found::addTaxLine);
    }
    if (found.taxLines().isEmpty()) {
      goodsTaxes.values().forEach(found::addTaxLine);
    }
    long rates = found.taxLines().stream().map(TaxCandidate::rate).distinct().count();
    if (rates >= 2) {
      found.replace(
          candidate -> netOfRate(candidate) ? candidate.as(Role.SUBTOTAL, NET) : candidate);
    }
  }

  /**
   * {@code 100.00 10% 10.00 | 50.00 4% 2.00 162.00}: in a column of its own, all rates together.
   */
  private void totalOfRates() {
    if (taxed.size() < 2) {
      return;
    }
    long sum =
        found.taxLines().stream().mapToLong(line -> line.base().orElse(0) + line.tax()).sum();
    for (RowFacts row : taxed) {
      row.money().stream()
          .filter(amount -> amount.value() == sum)
          .findFirst()
          .ifPresent(
              amount ->
                  found.add(Role.TOTAL, row, amount, sum, 1, "tax table: total of all rates"));
    }
  }

  /** The labelled taxes with their net amounts, where each rate has one. */
  private List<TaxCandidate> labelledLines() {
    if (found.labelledTaxes().size() > Taxes.MOST_LINES) {
      return List.of();
    }
    List<TaxCandidate> lines = new ArrayList<>();
    for (TaxCandidate tax : found.labelledTaxes()) {
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
        && Rates.in(rows.get(candidate.source().row())).isPresent();
  }

  private Optional<AmountCandidate> netOf(TaxCandidate tax) {
    long rate = tax.rate().getAsLong();
    return found.candidates().stream()
        .filter(
            candidate ->
                candidate.role() == Role.SUBTOTAL
                    && Rates.in(rows.get(candidate.source().row())).equals(tax.rate())
                    && tax.tax() > 0
                    && Rates.near(tax.tax(), Rates.share(candidate.value(), rate), 15))
        .findFirst();
  }

  private static boolean isHeading(Set<Concept> concepts) {
    return concepts.contains(Concept.TAXTABLE)
        || (concepts.contains(Concept.EXCLUDING) && concepts.contains(Concept.INCLUDING))
        || (concepts.contains(Concept.TAX)
            && (concepts.contains(Concept.AMOUNT)
                || concepts.contains(Concept.BASE)
                || concepts.contains(Concept.SUBTOTAL)
                || concepts.contains(Concept.EXCLUDING)
                || concepts.contains(Concept.INCLUDING)));
  }

  /** {@code 292.50 TOTAL 354.00}: the end of a table's row is no part of the table. */
  private static boolean labelBetween(RowFacts row, List<NumberToken> money) {
    NumberToken last = money.getLast();
    return Labels.read(row, money.get(money.size() - 2).end(), last.start())
        .filter(reading -> reading.role() == Role.TOTAL && reading.weight() >= 1.4)
        .isPresent();
  }

  /** What the titles in a row speak of, in front of a sum with its label. */
  private static Set<Concept> leftOfSum(RowFacts row) {
    int amount = row.text().lastIndexOf('\t');
    int label = amount < 0 ? -1 : row.text().lastIndexOf('\t', amount - 1);
    return row.concepts(0, Math.max(0, label));
  }

  /** {@code 20% 100.00 20.00 | Total: 120.00}: the sums stand beside the table. */
  private static boolean sumBeside(RowFacts row, List<NumberToken> money) {
    if (money.size() < 3) {
      return false;
    }
    int from = money.get(money.size() - 2).end();
    int to = money.getLast().start();
    return row.text().indexOf('\t', from) < to
        && row.text().indexOf('\t', from) >= 0
        && Labels.read(row, from, to).filter(label -> label.weight() >= 1).isPresent();
  }

  /** A row of a tax table: rate and two or three amounts that fit together. */
  private boolean taxLine(RowFacts row, List<NumberToken> money, boolean inTable) {
    if (money.size() < 2 || money.size() > MAX_COLUMNS) {
      return false;
    }
    OptionalLong rate = Rates.in(row);
    if (rate.isEmpty() && inTable && row.letters() == 0) {
      rate = tableRate;
    }
    if (rate.isEmpty() && inTable && onlyTaxes) {
      rate = wholeRate(row);
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

  /** {@code 10 240.50 24.05}: in a table, a whole number in front may be the rate. */
  private static OptionalLong wholeRate(RowFacts row) {
    NumberToken first = row.numbers().getFirst();
    boolean rate =
        first.start() <= TAX_CODE
            && first.decimals() == 0
            && first.value() > 0
            && first.value() <= HIGHEST_RATE;
    return rate ? OptionalLong.of(first.value()) : OptionalLong.empty();
  }

  /** Whether one amount is a net amount and another one its tax. */
  private boolean taxLine(
      RowFacts row, List<NumberToken> amounts, int i, int j, OptionalLong rate, boolean inTable) {
    int count = amounts.size();
    // "VAT 19% (100.00): 19.00" is no negative base.
    long base = rate.isPresent() ? Math.abs(amounts.get(i).value()) : amounts.get(i).value();
    long tax = amounts.get(j).value();
    if (base <= 0 || tax < 0 || tax >= base) {
      return false;
    }
    OptionalLong gross = OptionalLong.empty();
    for (int k = 0; k < count; k++) {
      if (k != i && k != j && Rates.near(amounts.get(k).value(), base + tax, 10)) {
        gross = OptionalLong.of(amounts.get(k).value());
      }
    }
    boolean byRate =
        rate.isPresent() && tax > 0 && Rates.near(tax, Rates.share(base, rate.getAsLong()), 15);
    if (byRate && isHalf(amounts, tax)) {
      return taxLine(
          row,
          amounts,
          i,
          placeOf(amounts, 2 * tax),
          OptionalLong.of(2 * rate.getAsLong()),
          inTable);
    }
    boolean bySum =
        gross.isPresent() && tax > 0 && tax <= Rates.share(base, HIGHEST_RATE) && count == 3;
    boolean zero = inTable && rate.isPresent() && rate.getAsLong() == 0 && tax == 0;
    boolean ofTable = inTable && count == 2 && sumOfTable(row, base, tax);
    if (!byRate && !bySum && !zero && !ofTable) {
      return false;
    }
    if (gross.isEmpty() && (byRate || ofTable) && inTable) {
      addNet(row, amounts.get(i));
    }
    if (gross.isPresent()) {
      NumberToken last = amounts.getLast();
      found.add(Role.TOTAL, row, last, gross.getAsLong(), 0.4, "tax table: gross");
      addNet(row, amounts.get(i));
    }
    boolean sum =
        isSumRow(row, amounts.getLast().end())
            || (rate.isEmpty() && found.isSumOfTaxLines(base, tax));
    if (sum) {
      // The printed sum knows of lines that could not be read, and of none that is printed twice.
      found.add(Role.TAX, row, amounts.get(j), tax, 0.9, Taxes.PRINTED_SUM);
    }
    if (!sum) {
      taxed.add(row);
      found.addTaxLine(
          new TaxCandidate(
              label(row), rate, OptionalLong.of(base), tax, gross, Source.of(row, "tax table")));
    }
    return true;
  }

  private void addNet(RowFacts row, NumberToken amount) {
    found.add(Role.SUBTOTAL, row, amount, amount.value(), NET, "tax table: net");
  }

  /**
   * A rate, a gross amount and the tax in it, in either order: {@code 8.10% 6.70 0.50} and {@code
   * 7% MwSt 0,64 aus 9,82}.
   */
  private boolean grossLine(RowFacts row, List<NumberToken> money) {
    OptionalLong rate = Rates.in(row);
    if (rate.isEmpty() && money.size() == 3 && row.concepts().contains(Concept.TAX)) {
      // "19,00 MwSt von 58,40: 9,32"
      long first = money.getFirst().value();
      return first > 0
          && first <= HIGHEST_RATE
          && grossLine(row, money.subList(1, 3), OptionalLong.of(first));
    }
    return grossLine(row, money, rate);
  }

  private boolean grossLine(RowFacts row, List<NumberToken> money, OptionalLong rate) {
    if (money.size() != 2
        || rate.isEmpty()
        || isSumRow(row, row.text().length())
        || row.concepts().stream().anyMatch(PERCENT_OF_OTHERS::contains)) {
      return false;
    }
    long gross = Math.max(money.getFirst().value(), money.getLast().value());
    long tax = Math.min(money.getFirst().value(), money.getLast().value());
    if (tax <= 0
        || Rates.near(tax, Rates.share(gross, rate.getAsLong()), 15)
        || !Rates.near(tax, Rates.included(gross, rate.getAsLong()), 10)) {
      return false;
    }
    found.addTaxLine(
        new TaxCandidate(
            label(row),
            rate,
            OptionalLong.of(gross - tax),
            tax,
            OptionalLong.of(gross),
            Source.of(row, "tax table")));
    return true;
  }

  /** {@code 100.00 9% 9.00 9% 9.00 18.00}: a tax of two halves, and both together. */
  private static boolean isHalf(List<NumberToken> amounts, long tax) {
    return amounts.stream().filter(amount -> amount.value() == tax).count() == 2
        && placeOf(amounts, 2 * tax) >= 0;
  }

  private static int placeOf(List<NumberToken> amounts, long value) {
    for (int i = 0; i < amounts.size(); i++) {
      if (amounts.get(i).value() == value) {
        return i;
      }
    }
    return -1;
  }

  /** {@code SUM 2.10 13.40}: its amounts make up the total. */
  private boolean sumOfTable(RowFacts row, long base, long tax) {
    return row.concepts().contains(Concept.TOTAL)
        && tax > 0
        && tax <= Rates.share(base, HIGHEST_RATE)
        && found.hasClearTotal(base + tax);
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

  /** The last line of a tax table, which adds up the others. */
  private boolean isSumRow(RowFacts row, int end) {
    Set<Concept> concepts = row.concepts(0, end);
    return concepts.contains(Concept.TOTAL)
        || (concepts.contains(Concept.AMOUNT) && !found.taxLines().isEmpty());
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

  /** Whether one of three amounts is the sum of the others. */
  private static boolean closes(List<Long> amounts) {
    List<Long> sorted = amounts.stream().sorted().toList();
    return sorted.size() == 3 && sorted.getFirst() + sorted.get(1) == sorted.getLast();
  }

  /**
   * Whether a base and its tax are among the amounts, in either order: the two that make up the
   * third, or the first two.
   */
  private static boolean fits(long rate, List<Long> amounts, long tolerance) {
    List<Long> two = closes(amounts) ? amounts.stream().sorted().toList() : amounts;
    long base = Math.max(two.getFirst(), two.get(1));
    long tax = Math.min(two.getFirst(), two.get(1));
    return Rates.near(tax, Rates.share(base, rate), tolerance);
  }

  /** The words in front of the first number. */
  static String label(RowFacts row) {
    String text = row.text();
    int end = row.numbers().isEmpty() ? text.length() : row.numbers().getFirst().start();
    return text.substring(0, end).replace('\t', ' ').strip();
  }
}
