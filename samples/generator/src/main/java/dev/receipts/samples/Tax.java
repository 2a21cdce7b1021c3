package dev.receipts.samples;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * A tax rate.
 *
 * @param code the mark beside an item that ties it to this rate
 * @param label the tax's name as printed
 * @param rate in percent
 */
record Tax(Optional<String> code, String label, BigDecimal rate) {
  static Tax of(String label, String rate) {
    return new Tax(Optional.empty(), label, new BigDecimal(rate));
  }

  static Tax coded(String code, String label, String rate) {
    return new Tax(Optional.of(code), label, new BigDecimal(rate));
  }
}
