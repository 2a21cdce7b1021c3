package dev.receipts.extraction.amount;

import dev.receipts.extraction.evidence.Source;

/**
 * An amount and what it may be.
 *
 * @param value in thousandths
 * @param decimals as printed
 * @param weight how strongly its label speaks for the role; 1 is an ordinary label
 */
public record AmountCandidate(
    Role role, long value, int decimals, double weight, Source source, Nuance nuance) {

  /** An amount of which the role says all. */
  public AmountCandidate(Role role, long value, int decimals, double weight, Source source) {
    this(role, value, decimals, weight, source, Nuance.NONE);
  }

  /** The same amount with another role. */
  public AmountCandidate as(Role newRole, double newWeight) {
    return new AmountCandidate(newRole, value, decimals, newWeight, source, nuance);
  }

  /** The same with another value, in thousandths. */
  public AmountCandidate with(long newValue) {
    return new AmountCandidate(role, newValue, decimals, weight, source, nuance);
  }
}
