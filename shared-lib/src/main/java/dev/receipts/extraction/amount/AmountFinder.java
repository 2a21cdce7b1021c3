package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.notation.Units;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads labelled amounts off the rows: label left, value right or below. */
public final class AmountFinder {

  /** What a label says about an amount below it, it says less clearly than of one beside it. */
  static final double BELOW = 0.8;

  private static final double LAST_WORD = 0.7;

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

  private static final Labels.Reading NET =
      new Labels.Reading(Role.SUBTOTAL, BASE, Nuance.NET_TOTAL);

  /** Only with sums that close is such an amount a tax. */
  private static final double TAX_OR_BASE = 0.4;

  private static final int LONGEST_ON = 8;

  private static final Pattern ON =
      Pattern.compile(" " + SmallWord.SHARE.pattern() + " $", Pattern.CASE_INSENSITIVE);

  private final List<RowFacts> rows;
  private final AmountEvidence found = new AmountEvidence();
  private final TaxRows taxes;
  private final TitlesAbove titles;

  /** Whether the titles of the goods' columns were seen. */
  private boolean goods;

  private boolean amountsSeen;

  private AmountFinder(List<RowFacts> rows) {
    this.rows = rows;
    taxes = new TaxRows(rows, found);
    titles = new TitlesAbove(rows, found);
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
      titles.read(index);
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
        found.add(reading.get(), row, money.getFirst(), reading.get().weight());
        found.add(TAX_BESIDE, row, amount, TAX_BESIDE.weight());
      } else if (reading.isPresent() && isTaxedGoods(reading.get(), row, i)) {
        unlabeled(row, amount);
      } else if (reading.isPresent() && isBaseOfTax(reading.get(), row, amount)) {
        found.add(new Labels.Reading(Role.SUBTOTAL, BASE, "base of a tax"), row, amount, BASE);
      } else if (reading.isPresent()) {
        boolean saved = SUMS.contains(reading.get().role()) && isSumOfSavings(index, amount);
        found.add(reading.get(), row, amount, (saved ? OF_SAVINGS : 1) * reading.get().weight());
        if (reading.get().role() == Role.TOTAL && isNet(row, from, amount)) {
          found.add(NET, row, amount, NET.weight());
        }
        if (last && reading.get().role() == Role.TAX) {
          found.addLabelledTax(
              new TaxCandidate(
                  TaxCandidate.label(row),
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
        found.add(label, row, number, label.weight() * (number.grouped() ? 0.6 : 0.2));
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
        found.add(label, next, money.getFirst(), label.weight() * BELOW);
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
              label -> found.add(label, next, next.money().getFirst(), label.weight() * LAST_WORD));
    }
  }
}
