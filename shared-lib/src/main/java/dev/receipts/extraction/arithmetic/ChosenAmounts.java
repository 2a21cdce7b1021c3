package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Nuance;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which amount each role has, once it is known what the total is. */
final class ChosenAmounts {
  /** What is said with the total or not at all. */
  private static final Set<Role> WITH_TOTAL =
      EnumSet.of(Role.TOTAL, Role.DUE, Role.CHANGE, Role.PAID);

  private final Printed printed;
  private final Map<Role, AmountCandidate> chosen = new EnumMap<>(Role.class);

  private ChosenAmounts(Printed printed) {
    this.printed = printed;
    for (Role role : Role.values()) {
      if (!WITH_TOTAL.contains(role)) {
        printed.clear(role).ifPresent(amount -> chosen.put(role, amount));
      }
    }
  }

  /** Where no total was found: what is labelled clearly. */
  static Map<Role, AmountCandidate> withoutTotal(Printed printed) {
    return new ChosenAmounts(printed).chosen;
  }

  static Map<Role, AmountCandidate> with(Judgement judged, Printed printed) {
    ChosenAmounts amounts = new ChosenAmounts(printed);
    long total = judged.total().value();
    amounts.removeImpossible(total);
    amounts.addProven(judged);
    amounts.removeNoSubtotal(total);
    AmountCandidate subtotal = amounts.chosen.get(Role.SUBTOTAL);
    if (subtotal == null || subtotal.value() == total) {
      amounts.addNet(total);
    }
    return amounts.chosen;
  }

  /** A part is never as much as the whole. */
  private void removeImpossible(long total) {
    if (total > 0) {
      for (Role role : List.of(Role.TAX, Role.SERVICE, Role.TIP)) {
        chosen.computeIfPresent(role, (key, part) -> part.value() < total ? part : null);
      }
      chosen.computeIfPresent(Role.TAX, (key, tax) -> isBase(tax, total) ? null : tax);
    }
  }

  /** {@code VAT 19% 40.00}: what is more than its rate of the total is what was taxed. */
  private boolean isBase(AmountCandidate tax, long total) {
    return printed.evidence().labelledTaxes().stream()
        .filter(line -> line.rate().isPresent() && line.source().row() == tax.source().row())
        .anyMatch(line -> line.tax() > Rates.share(total, line.rate().getAsLong()));
  }

  /** What the equations of the total say. */
  private void addProven(Judgement judged) {
    AmountCandidate total = judged.total();
    chosen.put(Role.TOTAL, total);
    printed.of(Role.PAID).stream()
        .filter(paid -> paid.weight() >= Printed.CLEAR && paid.value() >= total.value())
        .findFirst()
        .ifPresent(paid -> chosen.put(Role.PAID, paid));
    chosen.putAll(judged.parts());
    judged
        .composition()
        .ifPresent(
            composition -> {
              chosen.put(Role.SUBTOTAL, composition.subtotal());
              chosen.putAll(composition.parts());
            });
  }

  private void removeNoSubtotal(long total) {
    // "Net total" names what is to be paid, where no tax is added to it.
    chosen.computeIfPresent(
        Role.SUBTOTAL,
        (key, net) -> net.value() == total && net.nuance() == Nuance.NET_TOTAL ? null : net);
    // Nothing is the net amount of a rate that none of the goods has.
    chosen.computeIfPresent(
        Role.SUBTOTAL, (key, net) -> net.value() == 0 && total != 0 ? null : net);
  }

  /**
   * The net amount beside a tax, as in the row of a tax table, where both make up the total. It
   * proves nothing, as the total stands in that row too.
   */
  private void addNet(long total) {
    List<AmountCandidate> taxes =
        chosen.containsKey(Role.TAX) ? List.of(chosen.get(Role.TAX)) : printed.of(Role.TAX);
    List<AmountCandidate> nets = new ArrayList<>(printed.of(Role.SUBTOTAL));
    nets.addAll(printed.of(Role.TOTAL));
    for (AmountCandidate net : nets) {
      for (AmountCandidate tax : taxes) {
        if (tax.value() > 0 && net.value() > tax.value() && net.value() + tax.value() == total) {
          chosen.put(Role.SUBTOTAL, net.as(Role.SUBTOTAL, net.weight()));
          chosen.put(Role.TAX, tax);
          return;
        }
      }
    }
  }
}
