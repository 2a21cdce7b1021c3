package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.AmountsByRole;
import dev.receipts.extraction.amount.Labels;
import dev.receipts.extraction.amount.Role;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All sums that the printed amounts can give; for each, one with parts where there is one. */
final class Compositions {
  /** What is added to a subtotal or taken from it. */
  static final List<Role> PARTS =
      List.of(Role.TAX, Role.SERVICE, Role.TIP, Role.SHIPPING, Role.DISCOUNT, Role.ROUNDING);

  /** So many values of each part are tried, which bounds the number of sums. */
  private static final int[] TRIED = {4, 2, 2, 2, 3, 2};

  private final AmountsByRole amounts;
  private final Map<Long, Composition> bySum = new HashMap<>();

  Compositions(AmountsByRole amounts) {
    this.amounts = amounts;
    for (AmountCandidate subtotal : amounts.of(Role.SUBTOTAL)) {
      if (subtotal.value() > 0) {
        compose(subtotal, subtotal.value(), 0, new EnumMap<>(Role.class));
      }
    }
  }

  Optional<Composition> of(long total) {
    return Optional.ofNullable(bySum.get(total));
  }

  private void compose(
      AmountCandidate subtotal, long sum, int index, Map<Role, AmountCandidate> chosen) {
    if (index == PARTS.size()) {
      Composition known = bySum.get(sum);
      if (known == null || (known.plain() && !chosen.isEmpty())) {
        bySum.put(sum, new Composition(subtotal, new EnumMap<>(chosen), false));
      }
      return;
    }
    Role role = PARTS.get(index);
    compose(subtotal, sum, index + 1, chosen);
    int tried = 0;
    for (AmountCandidate part : amounts.of(role)) {
      long value = part.value();
      boolean tooLarge =
          (role == Role.ROUNDING && Math.abs(value) > Labels.MAX_ROUNDING)
              || (role == Role.TAX && value > subtotal.value());
      if (value == 0 || tooLarge || part.source().sameRow(subtotal.source())) {
        continue;
      }
      if (++tried > TRIED[index]) {
        break;
      }
      chosen.put(role, part);
      compose(subtotal, role == Role.DISCOUNT ? sum - value : sum + value, index + 1, chosen);
      if (role == Role.ROUNDING && value > 0) {
        // The minus is often lost in print or reading.
        chosen.put(role, part.with(-value));
        compose(subtotal, sum - value, index + 1, chosen);
      }
    }
    chosen.remove(role);
  }
}
