package dev.receipts.extraction;

/**
 * An amount and what it may be.
 *
 * @param value in thousandths
 * @param decimals as printed
 * @param weight how strongly its label speaks for the role; 1 is an ordinary label
 */
record AmountCandidate(Role role, long value, int decimals, double weight, Source source) {

  AmountCandidate as(Role newRole, double newWeight) {
    return new AmountCandidate(newRole, value, decimals, newWeight, source);
  }

  AmountCandidate with(long newValue) {
    return new AmountCandidate(role, newValue, decimals, weight, source);
  }
}
