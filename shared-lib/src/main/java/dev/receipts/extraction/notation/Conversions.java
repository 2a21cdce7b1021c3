package dev.receipts.extraction.notation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joda.money.CurrencyUnit;

/**
 * Amounts that are printed in two currencies, as {@code 10.00 € / 19.56 лв} while a country changes
 * its money: the second one is what the first one would be, and nobody pays both.
 */
public final class Conversions {
  private static final String MARK = "[^\\s\\d.,/()]{1,4}";
  private static final String AMOUNT = "\\d[\\d.,' ]{0,15}";

  private static final Pattern PAIR =
      Pattern.compile(
          "(?:(MARK) ?)?AMOUNT(?: ?(MARK))? ?/ ?(?<second>(?:(MARK) ?)?AMOUNT(?: ?(MARK))?)"
              .replace("MARK", MARK)
              .replace("AMOUNT", AMOUNT));

  private Conversions() {}

  /** Where a conversion begins and ends. */
  public record Part(int from, int to) {
    /** Whether a number is this part of the pair. */
    public boolean holds(NumberToken number) {
      return number.end() > from && number.start() < to;
    }
  }

  /** The parts that say an amount again in another currency. */
  public static List<Part> in(String text) {
    if (text.indexOf('/') < 0) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    Matcher pair = PAIR.matcher(text);
    while (pair.find()) {
      List<CurrencyUnit> first = currencies(pair.group(1), pair.group(2));
      List<CurrencyUnit> second = currencies(pair.group(4), pair.group(5));
      if (!first.isEmpty() && !second.isEmpty() && Collections.disjoint(first, second)) {
        parts.add(new Part(pair.start("second"), pair.end("second")));
      }
    }
    return parts;
  }

  private static List<CurrencyUnit> currencies(String before, String behind) {
    return Optional.ofNullable(before)
        .or(() -> Optional.ofNullable(behind))
        .map(mark -> Currencies.of(mark, 0, mark.length()))
        .orElse(List.of());
  }
}
