package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Nuance;
import dev.receipts.extraction.amount.Role;
import dev.receipts.receipt.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What speaks against the chosen total: equations that do not close, and printed totals that
 * nothing accounts for. A total may be proven and still be the wrong one of several, as the amount
 * before a discount is; so no total counts as proven while there is a doubt.
 *
 * @param checks the equations that the choice did not rest on, with whether they close
 * @param conflicts reasons for a person to look
 * @param thin whether the evidence is too thin to prove anything
 */
record Doubts(List<Check> checks, List<String> conflicts, boolean thin) {

  /** Looks for what speaks against a total, with what the equations said of it. */
  static Doubts about(Judgement judged, Printed printed) {
    OpenEquations equations = OpenEquations.of(judged, printed);
    List<String> conflicts = new ArrayList<>(equations.conflicts());
    String total = printed.text().of(judged.total().value());
    new OtherTotals(printed, judged)
        .unexplained()
        .map(
            other ->
                Reasons.OTHER_TOTAL
                    + printed.text().of(other)
                    + " is printed, and nothing explains it beside "
                    + total
                    + ".")
        .ifPresent(conflicts::add);
    printed.of(Role.DISCOUNT).stream()
        .filter(discount -> isMoreThanHalf(discount, judged.total()))
        .findFirst()
        .map(
            discount ->
                Reasons.LARGE_DISCOUNT
                    + printed.text().of(discount.value())
                    + " is more than the total of "
                    + total
                    + ": was it a voucher that paid a part?")
        .ifPresent(conflicts::add);
    boolean thin = restsOnItemsAlone(judged, printed) || isSubtotalAlone(judged.total(), printed);
    return new Doubts(equations.checks(), conflicts, thin);
  }

  /** More than half off may be a voucher, and a voucher is a way to pay. */
  private static boolean isMoreThanHalf(AmountCandidate discount, AmountCandidate total) {
    return discount.weight() >= Printed.CLEAR
        && total.value() > 0
        && discount.value() > total.value();
  }

  /**
   * The sum of the line items alone proves nothing where something else is printed that changes
   * what is to be paid.
   */
  private static boolean restsOnItemsAlone(Judgement judged, Printed printed) {
    return judged.proofs().equals(Set.of(Proof.ITEMS))
        && Compositions.PARTS.stream()
            .flatMap(role -> printed.of(role).stream())
            .anyMatch(part -> part.value() != 0);
  }

  /**
   * What is only called a subtotal may be no more where a larger amount stands below it, which was
   * not handed over for it.
   */
  private static boolean isSubtotalAlone(AmountCandidate total, Printed printed) {
    if (total.nuance() != Nuance.ONLY_SUBTOTAL) {
      return false;
    }
    boolean called =
        printed.evidence().candidates().stream()
            .anyMatch(other -> other.role() != Role.SUBTOTAL && other.value() == total.value());
    Set<Long> below =
        printed.evidence().unlabelled().stream()
            .filter(other -> other.source().row() > total.source().row())
            .map(AmountCandidate::value)
            .collect(Collectors.toSet());
    return !called
        && below.stream()
            .anyMatch(other -> other > total.value() && !below.contains(other - total.value()));
  }
}
