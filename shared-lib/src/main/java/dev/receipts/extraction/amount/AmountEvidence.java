package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.notation.NumberToken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Everything that was found about a receipt's amounts; whoever finds an amount adds it. */
public final class AmountEvidence {
  /** More rates than this are discounts and advertisements. */
  private static final int MAX_RATES = 8;

  /** A label of this weight or more says total without much doubt. */
  private static final double CLEAR = 1;

  private static final double CLEAR_LABEL = 0.9;

  /** The net amount of one rate is the subtotal only where there is no other rate. */
  static final double NET_OF_RATE = 0.5;

  private final List<AmountCandidate> candidates = new ArrayList<>();
  private final List<TaxCandidate> taxLines = new ArrayList<>();
  private final List<TaxCandidate> labelledTaxes = new ArrayList<>();
  private final List<AmountCandidate> unlabelled = new ArrayList<>();
  private final Set<Long> rates = new LinkedHashSet<>();
  private OptionalInt summaryStart = OptionalInt.empty();

  /** Kept, as each row of a table asks for them. */
  private long sumOfTaxes;

  private long sumOfBases;
  private final Set<Long> clearTotals = new HashSet<>();

  /** The amounts whose label says what they are, in the order in which they were found. */
  public List<AmountCandidate> candidates() {
    return Collections.unmodifiableList(candidates);
  }

  /** The candidates for a role, in the order in which they were found. */
  public List<AmountCandidate> of(Role role) {
    return candidates.stream().filter(candidate -> candidate.role() == role).toList();
  }

  /** The rows of tax tables. */
  public List<TaxCandidate> taxLines() {
    return Collections.unmodifiableList(taxLines);
  }

  /** Taxes with a label of their own, outside of tables. */
  public List<TaxCandidate> labelledTaxes() {
    return Collections.unmodifiableList(labelledTaxes);
  }

  /** Amounts without a label that says what they are. */
  public List<AmountCandidate> unlabelled() {
    return Collections.unmodifiableList(unlabelled);
  }

  /** The tax rates that are printed, in thousandths of a percent. */
  public Set<Long> rates() {
    return Collections.unmodifiableSet(rates);
  }

  /** The first row of the block with subtotal, taxes and total, where it is known. */
  public OptionalInt summaryStart() {
    return summaryStart;
  }

  /** Whether a row stands above that block. */
  public boolean isAboveSummary(int row) {
    return summaryStart.isPresent() && row < summaryStart.getAsInt();
  }

  /** An amount whose label says what it is. */
  public void add(AmountCandidate candidate) {
    candidates.add(candidate);
    if (isClearTotal(candidate)) {
      clearTotals.add(candidate.value());
    }
  }

  private static boolean isClearTotal(AmountCandidate candidate) {
    return candidate.role() == Role.TOTAL && candidate.weight() >= CLEAR;
  }

  /** Whether an amount is called the total without much doubt. */
  boolean hasClearTotal(long value) {
    return clearTotals.contains(value);
  }

  /**
   * The same, as it stands in a row, with what its label says; where that is clear, the block of
   * the sums begins here.
   */
  void add(Labels.Reading label, RowFacts row, NumberToken amount, double weight) {
    Role role = label.role();
    long value = role.signed() ? amount.value() : Math.abs(amount.value());
    boolean summary = role == Role.TOTAL || role == Role.SUBTOTAL || role == Role.TAX;
    if (summary && weight >= CLEAR_LABEL) {
      startSummary(row.index());
    }
    Source source = Source.of(row, amount.start(), label.rule());
    add(new AmountCandidate(role, value, amount.decimals(), weight, source, label.nuance()));
  }

  /** An amount in a row, of which something else than its label says what it is. */
  void add(Role role, RowFacts row, NumberToken amount, long value, double weight, String rule) {
    Source source = Source.of(row, amount.start(), rule);
    add(new AmountCandidate(role, value, amount.decimals(), weight, source));
  }

  /** The sum of all taxes, under the table of them. */
  void addSumOfTaxes(RowFacts row, NumberToken sum) {
    Nuance nuance = Nuance.PRINTED_SUM;
    Source source = Source.of(row, sum.start(), nuance.rule());
    add(new AmountCandidate(Role.TAX, sum.value(), sum.decimals(), CLEAR_LABEL, source, nuance));
  }

  /** What a tax table says was taxed at one rate. */
  void addNetOfRate(RowFacts row, NumberToken net) {
    add(Role.SUBTOTAL, row, net, net.value(), NET_OF_RATE, "tax table: net");
  }

  /** An amount without a label. */
  void addUnlabelled(AmountCandidate amount) {
    unlabelled.add(amount);
  }

  /** A row of a tax table. */
  public void addTaxLine(TaxCandidate line) {
    taxLines.add(line);
    sumOfTaxes += line.tax();
    sumOfBases += line.base().orElse(0);
  }

  /** Whether a row with two amounts adds up the rows of the tax tables. */
  boolean isSumOfTaxLines(long base, long tax) {
    return taxLines.size() >= 2 && tax == sumOfTaxes && base == sumOfBases;
  }

  /** A tax outside of tables. */
  public void addLabelledTax(TaxCandidate tax) {
    labelledTaxes.add(tax);
  }

  /** A rate in thousandths of a percent. */
  public void addRate(long rate) {
    if (rate > 0 && rates.size() < MAX_RATES) {
      rates.add(rate);
    }
  }

  /** The block of the sums begins in a row, or further up. */
  void startSummary(int row) {
    summaryStart = OptionalInt.of(Math.min(row, summaryStart.orElse(row)));
  }

  /** The block of the sums begins in that row and no other. */
  void moveSummary(int row) {
    summaryStart = OptionalInt.of(row);
  }

  void replace(UnaryOperator<AmountCandidate> change) {
    candidates.replaceAll(change);
    findClearTotals();
  }

  void removeIf(Predicate<AmountCandidate> none) {
    candidates.removeIf(none);
    findClearTotals();
  }

  private void findClearTotals() {
    clearTotals.clear();
    candidates.stream()
        .filter(AmountEvidence::isClearTotal)
        .forEach(total -> clearTotals.add(total.value()));
  }

  void removeLabelledTaxesIf(Predicate<TaxCandidate> none) {
    labelledTaxes.removeIf(none);
  }

  /** The same with the other sign for amounts that have one. */
  public AmountEvidence mirrored() {
    AmountEvidence mirrored = new AmountEvidence();
    for (AmountCandidate candidate : candidates) {
      mirrored.add(candidate.role().signed() ? candidate.with(-candidate.value()) : candidate);
    }
    unlabelled.forEach(candidate -> mirrored.unlabelled.add(candidate.with(-candidate.value())));
    taxLines.forEach(mirrored::addTaxLine);
    mirrored.labelledTaxes.addAll(labelledTaxes);
    mirrored.rates.addAll(rates);
    mirrored.summaryStart = summaryStart;
    return mirrored;
  }
}
