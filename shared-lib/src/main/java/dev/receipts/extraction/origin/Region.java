package dev.receipts.extraction.origin;

import dev.receipts.extraction.notation.DateOrder;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/**
 * A country, what it pays with, and how it writes dates.
 *
 * @param country ISO 3166 code
 * @param former what it paid with before, where that was another currency
 */
public record Region(
    String country, CurrencyUnit currency, DateOrder dateOrder, Optional<Former> former) {

  /** Canada writes the year first by its standard, and any part first by habit. */
  private static final Set<String> MIXED_DATES = Set.of("CA");

  /**
   * A currency that is gone.
   *
   * @param last the last day on which it was paid with
   */
  record Former(CurrencyUnit currency, LocalDate last) {}

  /** Whether everybody there writes dates alike. */
  public boolean hasOneDateOrder() {
    return !MIXED_DATES.contains(country);
  }

  /** What was paid with there on a day, where that was another currency. */
  Optional<CurrencyUnit> formerOn(LocalDate day) {
    return former.filter(before -> !day.isAfter(before.last)).map(Former::currency);
  }
}
