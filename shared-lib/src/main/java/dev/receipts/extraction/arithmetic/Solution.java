package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Role;
import dev.receipts.receipt.Check;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The set of amounts that fits together.
 *
 * @param amounts the chosen candidate for each role
 * @param proven whether independent printed evidence proves the total
 * @param conflict what speaks against the total; empty where nothing does
 */
public record Solution(
    Map<Role, AmountCandidate> amounts, List<Check> checks, boolean proven, List<String> conflict) {
  public Solution {
    amounts = new EnumMap<>(amounts.isEmpty() ? new EnumMap<>(Role.class) : amounts);
    checks = List.copyOf(checks);
    conflict = List.copyOf(conflict);
  }

  /** With every amount's sign changed. */
  Solution mirrored() {
    Map<Role, AmountCandidate> mirrored = new EnumMap<>(Role.class);
    amounts.forEach((role, amount) -> mirrored.put(role, amount.with(-amount.value())));
    return new Solution(mirrored, checks, proven, conflict);
  }
}
