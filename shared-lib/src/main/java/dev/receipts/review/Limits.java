package dev.receipts.review;

import dev.receipts.receipt.ReceiptDays;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What no receipt can hold, however well it is written.
 *
 * @param today the day of the correction
 * @param currency that of the corrected receipt
 */
record Limits(LocalDate today, Optional<CurrencyUnit> currency) {

  /**
   * Checks values that each fit their field.
   *
   * @throws ReviewException when a receipt cannot hold one
   */
  void check(Map<String, String> values) {
    values.forEach(
        (name, value) -> {
          if (!value.isEmpty()) {
            ReceiptFields.kind(name).ifPresent(kind -> check(name, kind, value));
          }
        });
  }

  private void check(String name, FieldKind kind, String value) {
    if (kind == FieldKind.DATE) {
      day(name, LocalDate.parse(value));
    } else if (kind == FieldKind.AMOUNT) {
      currency.ifPresent(unit -> decimals(name, value, unit));
    }
  }

  private void day(String name, LocalDate day) {
    if (day.isBefore(ReceiptDays.FIRST_GIVEN)) {
      throw refused(name, day, "no receipt is of a day before " + ReceiptDays.FIRST_GIVEN);
    }
    LocalDate last = ReceiptDays.lastGiven(today);
    if (day.isAfter(last)) {
      throw refused(name, day, "no receipt is of a day after " + last);
    }
  }

  private static void decimals(String name, String value, CurrencyUnit unit) {
    int digits = unit.getDecimalPlaces();
    if (!Decimals.fit(new BigDecimal(value), unit)) {
      throw refused(
          name,
          value,
          unit.getCode() + " has " + (digits == 0 ? "no" : "only " + digits) + " decimals");
    }
  }

  private static ReviewException refused(String name, Object value, String why) {
    return new ReviewException("%s cannot be '%s': %s.".formatted(name, value, why));
  }
}
