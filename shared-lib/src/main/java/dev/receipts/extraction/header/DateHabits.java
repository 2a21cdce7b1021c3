package dev.receipts.extraction.header;

import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.origin.Region;
import dev.receipts.extraction.origin.RegionVotes;
import dev.receipts.receipt.ReceiptDays;
import java.time.LocalDate;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * How dates are written where a receipt comes from, and until which day it can be.
 *
 * @param order how its country writes dates, where that is known
 * @param likely how it may write them
 * @param country ISO 3166 code, where it is known
 */
public record DateHabits(
    Optional<DateOrder> order, DateOrder likely, Optional<String> country, LocalDate latest) {

  /** A year before it is old enough that the figures may stand in another order. */
  private static final int FIRST_RECENT_YEAR = 2015;

  /**
   * What is known of a receipt's dates.
   *
   * @param votes where it may come from
   * @param paid its currency, where that is known
   * @param received when it was handed in, where that is known
   */
  public static DateHabits of(
      RegionVotes votes, Optional<CurrencyUnit> paid, Optional<LocalDate> received) {
    Optional<Region> region = votes.ofDates(paid);
    return new DateHabits(
        region.filter(Region::hasOneDateOrder).map(Region::dateOrder),
        region.map(Region::dateOrder).orElse(votes.likelyDateOrder()),
        region.map(Region::country),
        received.map(ReceiptDays::lastRead).orElse(LocalDate.MAX));
  }

  /** A date with the readings that it can have here; nothing where all of them are misread. */
  public Optional<DateToken> possible(DateToken token) {
    return token.only(reading -> !reading.day().isAfter(latest)).map(this::read);
  }

  private DateToken read(DateToken token) {
    return token.ambiguous() ? byOrder(byCountry(token)) : token;
  }

  /** {@code 5. listopada} is in October in Croatia, and in November in Poland. */
  private DateToken byCountry(DateToken token) {
    return token
        .only(
            reading ->
                reading.countries().isEmpty()
                    || country.filter(reading.countries()::contains).isPresent())
        .orElse(token);
  }

  /** Years stand in front where that is the custom, or where another reading is an old day. */
  private DateToken byOrder(DateToken token) {
    if (order.filter(DateOrder.YMD::equals).isPresent()) {
      return token.only(reading -> reading.is(DateOrder.YMD)).orElse(token);
    }
    boolean old = token.reading(DateOrder.DMY).getYear() < FIRST_RECENT_YEAR;
    return likely == DateOrder.YMD || old
        ? token
        : token.only(reading -> !reading.is(DateOrder.YMD)).orElse(token);
  }
}
