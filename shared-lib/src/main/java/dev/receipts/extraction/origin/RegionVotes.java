package dev.receipts.extraction.origin;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.notation.DateOrder;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/** How strongly a receipt hints at each country. */
public final class RegionVotes {
  /** A hint as clear as a word that is said in one country only. */
  static final int CLEAR = 4;

  /** What stands on the receipt. */
  private record Hint(int weight, RowFacts row, Cell cell, String kind) {
    Source source(String rule) {
      return Source.of(row, cell, rule + ": " + kind);
    }
  }

  private final Map<String, Integer> votes = new HashMap<>();

  /** The clearest hint at each country. */
  private final Map<String, Hint> hints = new HashMap<>();

  private RegionVotes() {}

  /** What the rows of a receipt hint at. */
  public static RegionVotes of(List<RowFacts> rows) {
    RegionVotes votes = new RegionVotes();
    RegionHints.count(rows, votes);
    return votes;
  }

  /** Counts a hint at a country. */
  void add(String country, int weight, RowFacts row, Cell cell, String kind) {
    votes.merge(country, weight, Integer::sum);
    Hint known = hints.get(country);
    if (known == null || known.weight < weight) {
      hints.put(country, new Hint(weight, row, cell, kind));
    }
  }

  private int of(Region region) {
    return votes.getOrDefault(region.country(), 0);
  }

  /** The region that most hints speak for, where one stands out. */
  private Optional<Region> strongest() {
    Region best = null;
    int most = 0;
    int second = 0;
    for (Region region : Regions.all()) {
      int count = of(region);
      if (count > most) {
        second = most;
        most = count;
        best = region;
      } else if (count > second) {
        second = count;
      }
    }
    return most >= CLEAR && most > second ? Optional.of(best) : Optional.empty();
  }

  /** The strongest votes by currency: euro countries speak with one voice. */
  Map<CurrencyUnit, Integer> currencies() {
    Map<CurrencyUnit, Integer> currencies = new LinkedHashMap<>();
    for (Region region : Regions.all()) {
      int count = of(region);
      if (count > 0) {
        currencies.merge(region.currency(), count, Math::max);
      }
    }
    return currencies;
  }

  /** What speaks most clearly for one of the countries that pay with a currency. */
  Optional<Source> source(CurrencyUnit currency) {
    Region best = null;
    for (Region region : Regions.all()) {
      boolean more = best == null || of(region) > of(best);
      if (region.currency().equals(currency) && of(region) > 0 && more) {
        best = region;
      }
    }
    return Optional.ofNullable(best).map(this::source);
  }

  private Source source(Region region) {
    return hints.get(region.country()).source("currency of " + region.country());
  }

  /** What the country that most hints speak for paid with on a day, where that was another. */
  public Optional<CurrencyFinder.Found> former(LocalDate day) {
    return strongest()
        .flatMap(
            region ->
                region
                    .formerOn(day)
                    .map(currency -> new CurrencyFinder.Found(currency, source(region), false)));
  }

  /**
   * How dates are written where the receipt may come from, be the hints ever so weak. North
   * American telephone numbers alone speak for the United States.
   */
  public DateOrder likelyDateOrder() {
    Region likely = null;
    for (Region region : Regions.all()) {
      if (of(region) > (likely == null ? 0 : of(likely))) {
        likely = region;
      }
    }
    return likely == null ? DateOrder.DMY : likely.dateOrder();
  }

  /** Where dates are written as on the receipt: where it comes from, or else its currency. */
  public Optional<Region> ofDates(Optional<CurrencyUnit> paid) {
    Optional<Region> strongest = strongest();
    return strongest
        .filter(region -> paid.isEmpty() || region.currency().equals(paid.get()))
        .or(() -> paid.flatMap(RegionVotes::home))
        .or(() -> strongest);
  }

  /** The country whose own currency it is. */
  private static Optional<Region> home(CurrencyUnit currency) {
    return Regions.all().stream().filter(region -> region.currency().equals(currency)).findFirst();
  }
}
