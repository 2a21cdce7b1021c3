package dev.receipts.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * Goods or a service sold.
 *
 * @param code the shop's article number
 * @param unit as {@code kg}; absent for pieces
 * @param taxes more than one where two taxes are taken of the same price, as GST and PST
 */
record Item(
    String description,
    Optional<String> code,
    BigDecimal quantity,
    Optional<String> unit,
    BigDecimal unitPrice,
    List<Tax> taxes) {

  Item {
    taxes = List.copyOf(taxes);
  }

  BigDecimal amount(int digits) {
    return quantity.multiply(unitPrice).setScale(digits, RoundingMode.HALF_UP);
  }
}
