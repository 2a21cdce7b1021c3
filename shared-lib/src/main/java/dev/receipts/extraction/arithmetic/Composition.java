package dev.receipts.extraction.arithmetic;

import dev.receipts.extraction.amount.AmountCandidate;
import dev.receipts.extraction.amount.Role;
import java.util.Map;

/**
 * A subtotal with what is added to it and taken from it.
 *
 * @param charged whether something is added that has no role of its own
 */
record Composition(AmountCandidate subtotal, Map<Role, AmountCandidate> parts, boolean charged) {
  boolean plain() {
    return parts.isEmpty() && !charged;
  }
}
