package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Rates;
import dev.receipts.extraction.amount.Role;
import dev.receipts.extraction.amount.TaxCandidate;
import dev.receipts.extraction.notation.AmountText;
import dev.receipts.receipt.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The equations that the choice of a total did not rest on, with whether they close. */
final class OpenEquations {
  private static final int MAX_TAX_CHECKS = 8;

  private final Printed printed;
  private final long total;
  private final Set<Proof> proofs;
  private final AmountText text;
  private final List<Check> checks = new ArrayList<>();
  private final List<String> conflicts = new ArrayList<>();

  private OpenEquations(Printed printed, Judgement judged) {
    this.printed = printed;
    total = judged.total().value();
    proofs = judged.proofs();
    text = printed.text();
  }

  /** Looks at those of a total that was chosen. */
  static OpenEquations of(Judgement judged, Printed printed) {
    OpenEquations open = new OpenEquations(printed, judged);
    open.payment();
    open.composition();
    open.items();
    open.taxTable();
    return open;
  }

  List<Check> checks() {
    return checks;
  }

  /** What a person should look at, as it does not add up. */
  List<String> conflicts() {
    return conflicts;
  }

  private void payment() {
    Optional<Long> paid = printed.clear(Role.PAID).map(AmountCandidate::value);
    Optional<Long> change =
        printed.clear(Role.CHANGE).map(AmountCandidate::value).filter(back -> back > 0);
    if (proofs.contains(Proof.PAYMENT)
        || proofs.contains(Proof.PAID_EXACTLY)
        || paid.isEmpty()
        || change.isEmpty()
        || change.get() >= paid.get()
        || total <= 0) {
      return;
    }
    long kept = paid.get() - change.get();
    String difference = printed.subtraction(paid.get(), change.get());
    if (Math.abs(kept - total) < Roundings.CASH_STEP && kept % Roundings.CASH_STEP == 0) {
      checks.add(new Check("paid - change = total in cash", true, besideTotal(difference)));
      return;
    }
    fail("paid - change = total", difference);
    conflicts.add(Reasons.PAYMENT + text.of(kept) + andTheTotal());
  }

  private void composition() {
    Optional<AmountCandidate> subtotal = printed.clear(Role.SUBTOTAL);
    if (proofs.contains(Proof.COMPOSITION)
        || proofs.contains(Proof.SUBTOTAL)
        || subtotal.isEmpty()
        || subtotal.get().value() == total) {
      return;
    }
    Composition composition = new Composition(subtotal.get(), clearParts(), false);
    if (composition.sum() == total) {
      return;
    }
    String figures = composition.inFigures(text);
    String detail = composition.plain() ? figures : figures + " = " + text.of(composition.sum());
    fail(composition.inWords() + " = total", detail);
    if (proofs.isEmpty()) {
      conflicts.add(Reasons.COMPOSITION + detail + andTheTotal());
    }
  }

  /** What should be added to a subtotal or taken from it. */
  private Map<Role, AmountCandidate> clearParts() {
    Map<Role, AmountCandidate> parts = new LinkedHashMap<>();
    for (Role role : Compositions.PARTS) {
      if (role != Role.TAX || !proofs.contains(Proof.INCLUDED_TAX)) {
        printed
            .clear(role)
            .filter(part -> part.value() != 0)
            .ifPresent(part -> parts.put(role, part));
      }
    }
    return parts;
  }

  private void items() {
    if (!proofs.contains(Proof.ITEMS)
        && !printed.items().isEmpty()
        && printed.sumOfItems() != total) {
      fail("line items = total", printed.itemsInWords());
    }
  }

  private void taxTable() {
    printed.evidence().taxLines().stream()
        .filter(line -> line.rate().isPresent() && line.base().isPresent())
        .limit(MAX_TAX_CHECKS)
        .forEach(line -> tax(line, line.base().getAsLong(), line.rate().getAsLong()));
  }

  private void tax(TaxCandidate line, long base, long rate) {
    checks.add(
        new Check(
            "base x rate = tax",
            Rates.near(Rates.share(base, rate), line.tax(), 15),
            text.of(base) + " x " + AmountText.percent(rate) + " = " + text.of(line.tax())));
  }

  private void fail(String name, String detail) {
    checks.add(new Check(name, false, besideTotal(detail)));
  }

  private String besideTotal(String detail) {
    return detail + ", total " + text.of(total);
  }

  private String andTheTotal() {
    return ", and the total is " + text.of(total) + ".";
  }
}
