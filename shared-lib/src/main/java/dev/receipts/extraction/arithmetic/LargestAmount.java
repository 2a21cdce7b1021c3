package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountEvidence;
import dev.receipts.extraction.amount.Role;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is most likely the total where no label can be read: the largest of all amounts, where it is
 * printed more than once, as beside the total and beside the payment. One that is printed once is
 * mostly something else.
 */
final class LargestAmount {
  /** Little, as nothing but its place in the order of amounts speaks for it. */
  private static final double WEIGHT = 0.55;

  private LargestAmount() {}

  static Optional<AmountCandidate> printedAgain(AmountEvidence evidence) {
    long largest =
        all(evidence).mapToLong(AmountCandidate::value).filter(value -> value > 0).max().orElse(0);
    Set<Integer> rows = new HashSet<>();
    all(evidence)
        .filter(amount -> amount.value() == largest)
        .forEach(amount -> rows.add(amount.source().row()));
    return all(evidence)
        .filter(amount -> amount.value() == largest && rows.size() > 1)
        .findFirst()
        .map(
            amount ->
                new AmountCandidate(
                    Role.TOTAL,
                    largest,
                    amount.decimals(),
                    WEIGHT,
                    amount.source().by("largest amount, in " + rows.size() + " rows")));
  }

  private static Stream<AmountCandidate> all(AmountEvidence evidence) {
    return Stream.concat(evidence.candidates().stream(), evidence.unlabelled().stream());
  }
}
