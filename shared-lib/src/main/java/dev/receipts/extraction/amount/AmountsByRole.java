package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The amounts that each role may have, the likeliest first; no value twice. */
public final class AmountsByRole {
  /** More distinct values than this for one role are noise. */
  public static final int MAX_VALUES = 6;

  /** As much as the net amount of one of several tax rates says. */
  private static final double NET = 0.5;

  private final Map<Role, List<AmountCandidate>> amounts = new EnumMap<>(Role.class);

  /** Sorts what was found. */
  public AmountsByRole(AmountEvidence evidence) {
    for (Role role : Role.values()) {
      amounts.put(role, distinct(evidence.of(role)));
    }
    if (evidence.labelledTaxes().size() > Taxes.MOST_LINES) {
      // Goods tell their taxes; the sum stands below them.
      amounts.put(Role.TAX, distinct(evidence.of(Role.TAX).reversed()));
    }
    sumOfSubtotals(of(Role.SUBTOTAL)).ifPresent(of(Role.SUBTOTAL)::add);
    Taxes.sum(evidence).ifPresent(sum -> putSumFirst(of(Role.TAX), sum));
  }

  /** The candidates for a role, the likeliest first; none where nothing was found. */
  public List<AmountCandidate> of(Role role) {
    return amounts.get(role);
  }

  private static void putSumFirst(List<AmountCandidate> taxes, AmountCandidate sum) {
    // One that is printed as the sum is no sum of its own.
    AmountCandidate first =
        taxes.stream()
            .filter(tax -> tax.value() == sum.value() && tax.weight() >= sum.weight())
            .findFirst()
            .orElse(sum);
    taxes.removeIf(tax -> tax.value() == first.value());
    taxes.addFirst(first);
  }

  /** The strongest candidate for each value, the strongest values first. */
  private static List<AmountCandidate> distinct(List<AmountCandidate> candidates) {
    Map<Long, AmountCandidate> values = new LinkedHashMap<>();
    for (AmountCandidate candidate : candidates) {
      values.merge(candidate.value(), candidate, (a, b) -> b.weight() > a.weight() ? b : a);
    }
    List<AmountCandidate> sorted = new ArrayList<>(values.values());
    sorted.sort((a, b) -> Double.compare(b.weight(), a.weight()));
    return new ArrayList<>(sorted.subList(0, Math.min(sorted.size(), MAX_VALUES)));
  }

  /**
   * {@code Bar subtotal 6.30, food subtotal 18.40}: those in rows below each other belong together.
   */
  private static Optional<AmountCandidate> sumOfSubtotals(List<AmountCandidate> subtotals) {
    List<AmountCandidate> parts =
        subtotals.stream()
            .filter(part -> part.value() > 0 && part.weight() >= NET && part.source().row() >= 0)
            .sorted(Comparator.comparingInt(part -> part.source().row()))
            .toList();
    for (int i = 1; i < parts.size(); i++) {
      if (parts.get(i).source().row() - parts.get(i - 1).source().row() != 1) {
        return Optional.empty();
      }
    }
    if (parts.size() < 2) {
      return Optional.empty();
    }
    long sum = parts.stream().mapToLong(AmountCandidate::value).sum();
    AmountCandidate last = parts.getLast();
    Source source = last.source().by("sum of " + parts.size() + " subtotals");
    return Optional.of(new AmountCandidate(Role.SUBTOTAL, sum, last.decimals(), NET, source));
  }
}
