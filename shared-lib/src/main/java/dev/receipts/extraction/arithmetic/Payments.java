package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was paid, less what came back, is the total. */
record Payments(Printed printed) implements Equation {

  /** An amount that was handed over, and what came back. */
  private record Payment(AmountCandidate paid, Optional<AmountCandidate> change, double proof) {}

  @Override
  public void judge(Judgement judged) {
    Optional<Payment> payment = payment(judged.total());
    if (payment.isPresent()) {
      prove(judged, payment.get());
    } else {
      twoPayments(judged);
    }
  }

  private Optional<Payment> payment(AmountCandidate total) {
    Optional<Payment> payment = Optional.empty();
    double best = 0;
    for (AmountCandidate paid : printed.of(Role.PAID)) {
      for (AmountCandidate change : printed.of(Role.CHANGE)) {
        double proof = change.value() > 0 ? 3 : 1.5;
        if (paid.value() - change.value() == total.value()
            && !paid.source().equals(change.source())
            && proof > best) {
          best = proof;
          payment = Optional.of(new Payment(paid, Optional.of(change), proof));
        }
      }
      if (best < 1
          && paid.value() == total.value()
          && paid.source().row() != total.source().row()) {
        best = 1;
        payment = Optional.of(new Payment(paid, Optional.empty(), best));
      }
    }
    return payment;
  }

  private void prove(Judgement judged, Payment payment) {
    long paid = payment.paid.value();
    judged.takes(Role.PAID, payment.paid);
    if (payment.change.isEmpty()) {
      String value = printed.text().of(paid);
      judged.proves(Proof.PAID_EXACTLY, payment.proof, "paid = total", value + " = " + value);
      return;
    }
    AmountCandidate change = payment.change.get();
    judged.takes(Role.CHANGE, change);
    judged.proves(
        change.value() > 0 ? Proof.PAYMENT : Proof.PAID_EXACTLY,
        payment.proof,
        "paid - change = total",
        printed.subtraction(paid, change.value()));
  }

  /**
   * {@code Total 12.00, gift card 5.00, card 7.00}: two payments in rows below each other, of which
   * one may have a name that no list knows.
   */
  private void twoPayments(Judgement judged) {
    AmountCandidate total = judged.total();
    if (total.weight() < Labels.CLEAR_TOTAL) {
      return;
    }
    PrintedRows rows = printed.rows();
    List<AmountCandidate> others = new ArrayList<>(printed.of(Role.PAID));
    others.addAll(printed.evidence().unlabelled());
    for (AmountCandidate paid : printed.of(Role.PAID)) {
      for (AmountCandidate other : others) {
        boolean below = Math.min(rows.of(paid), rows.of(other)) > rows.of(total);
        boolean together = Math.abs(rows.of(paid) - rows.of(other)) == 1;
        if (below
            && together
            && other.value() > 0
            && paid.value() + other.value() == total.value()) {
          judged.proves(
              Proof.PAID_EXACTLY,
              1.5,
              "payments = total",
              printed.addition(other.value(), paid.value()));
          return;
        }
      }
    }
  }
}
