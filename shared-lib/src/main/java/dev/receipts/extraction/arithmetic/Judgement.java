package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Role;
import dev.receipts.receipt.Check;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A possible total, and what the arithmetic of the receipt says of it. */
final class Judgement {
  private final AmountCandidate total;
  private final List<Check> checks = new ArrayList<>();
  private final Set<Proof> proofs = EnumSet.noneOf(Proof.class);
  private final Map<Role, AmountCandidate> parts = new EnumMap<>(Role.class);
  private Optional<Composition> composition = Optional.empty();
  private double score;
  private double proof;

  Judgement(AmountCandidate total) {
    this.total = total;
  }

  AmountCandidate total() {
    return total;
  }

  /** Something speaks for the total, or against it, and proves nothing. */
  void weighs(double weight) {
    score += weight;
  }

  /** An equation closes with the total. */
  void proves(Proof kind, double weight, String name, String detail) {
    proofs.add(kind);
    proof += weight;
    checks.add(new Check(name, true, detail));
  }

  /** An amount is what it is because of an equation. */
  void takes(Role role, AmountCandidate amount) {
    parts.put(role, amount);
  }

  void composedOf(Composition sum) {
    composition = Optional.of(sum);
  }

  /** What the total is the sum of. */
  Optional<Composition> composition() {
    return composition;
  }

  /** Whether the total is a subtotal with something beside it. */
  boolean isComposed() {
    return composition.filter(sum -> !sum.plain()).isPresent();
  }

  /** The amounts that the equations chose. */
  Map<Role, AmountCandidate> parts() {
    return parts;
  }

  List<Check> checks() {
    return checks;
  }

  Set<Proof> proofs() {
    return proofs;
  }

  /** How much the equations prove. */
  double proof() {
    return proof;
  }

  double score() {
    return score + proof;
  }

  boolean isBetterThan(Judgement other) {
    return score() > other.score()
        || (score() == other.score() && total.value() > other.total.value());
  }
}
