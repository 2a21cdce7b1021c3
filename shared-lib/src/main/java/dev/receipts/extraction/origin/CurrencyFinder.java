package dev.receipts.extraction.origin;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.notation.Currencies;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.words.Words;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;

/** Finds the currency: by marks beside amounts and in headings, then by the country. */
public final class CurrencyFinder {

  /**
   * A currency and what says so.
   *
   * @param printed whether it is printed, and not only that of the country
   */
  public record Found(CurrencyUnit currency, Source source, boolean printed) {}

  /** ISO 4217. */
  private static final int CODE_LENGTH = 3;

  private static final int BESIDE_AN_AMOUNT = 3;

  /** A mark that stands by itself, once. */
  private static final int STRAY = 1;

  /** Two clear hints: a stray mark does not speak against such a country. */
  private static final int SURE_COUNTRY = 8;

  private CurrencyFinder() {}

  /** The currency of the amounts on a receipt, where the evidence is clear. */
  public static Optional<Found> find(
      List<RowFacts> rows, RegionVotes regions, NumberStyle style, Trace trace) {
    Map<CurrencyUnit, Integer> regional = regions.currencies();
    Map<CurrencyUnit, Integer> votes = new LinkedHashMap<>();
    Map<CurrencyUnit, Source> sources = new LinkedHashMap<>();
    Set<CurrencyUnit> written = written(rows);
    for (RowFacts row : rows) {
      marks(row, style, regional, written, votes, sources);
    }
    boolean stray = votes.values().stream().allMatch(count -> count <= STRAY);
    // A country that is sure backs its own currency against a misread mark.
    votes.replaceAll((unit, count) -> count + Math.min(6, regional.getOrDefault(unit, 0)));
    votes.forEach(
        (unit, count) -> {
          if (sources.containsKey(unit)) {
            trace.candidate("currency", unit::getCode, sources.get(unit), count);
          }
        });
    Optional<CurrencyUnit> marked = most(votes);
    Optional<CurrencyUnit> home =
        most(regional).filter(unit -> regional.get(unit) >= SURE_COUNTRY && stray);
    if (marked.isPresent() && (home.isEmpty() || votes.containsKey(home.get()))) {
      return marked.map(unit -> new Found(unit, sources.get(unit), true));
    }
    return ofCountry(rows, regional)
        .flatMap(unit -> regions.source(unit).map(source -> new Found(unit, source, false)));
  }

  /** What the country pays with, if that is what the mark on the receipt can mean. */
  private static Optional<CurrencyUnit> ofCountry(
      List<RowFacts> rows, Map<CurrencyUnit, Integer> regional) {
    List<CurrencyUnit> meant =
        ambiguous(rows).map(mark -> Currencies.of(mark, 0, mark.length())).orElse(List.of());
    int most = 0;
    int second = 0;
    CurrencyUnit best = null;
    for (Map.Entry<CurrencyUnit, Integer> entry : regional.entrySet()) {
      if (!meant.isEmpty() && !meant.contains(entry.getKey()) && entry.getValue() < SURE_COUNTRY) {
        continue;
      }
      if (entry.getValue() > most) {
        second = most;
        most = entry.getValue();
        best = entry.getKey();
      } else {
        second = Math.max(second, entry.getValue());
      }
    }
    return most >= RegionVotes.CLEAR && most > second ? Optional.of(best) : Optional.empty();
  }

  /** A mark beside an amount that several currencies share. */
  public static Optional<String> ambiguous(List<RowFacts> rows) {
    for (RowFacts row : rows) {
      for (NumberToken number : row.numbers()) {
        if (!number.marked()) {
          continue;
        }
        String text = row.text().substring(number.start(), number.end());
        StringBuilder mark = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
          char c = text.charAt(i);
          if (Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL) {
            mark.append(c);
          }
        }
        if (Currencies.of(mark.toString(), 0, mark.length()).size() > 1) {
          return Optional.of(mark.toString());
        }
      }
    }
    return Optional.empty();
  }

  private static void marks(
      RowFacts row,
      NumberStyle style,
      Map<CurrencyUnit, Integer> regional,
      Set<CurrencyUnit> written,
      Map<CurrencyUnit, Integer> votes,
      Map<CurrencyUnit, Source> sources) {
    String text = row.text();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean letter = Character.isLetter(c);
      boolean symbol = Character.getType(c) == Character.CURRENCY_SYMBOL;
      if (!letter && !symbol) {
        i++;
        continue;
      }
      int end = i + 1;
      while (end < text.length()
          && (Character.isLetter(text.charAt(end))
              || Character.getType(text.charAt(end)) == Character.CURRENCY_SYMBOL)
          && !(symbol && end > i)) {
        end++;
      }
      boolean apart =
          (i == 0 || !Character.isLetter(text.charAt(i - 1)))
              && (symbol || !isBetweenFigures(text, i, end));
      List<CurrencyUnit> units = apart ? units(text, i, end) : List.of();
      if (!units.isEmpty()) {
        int at = i;
        boolean sure = symbol || Currencies.exactMark(text, i, end);
        int weight =
            beside(row, i, end) ? BESIDE_AN_AMOUNT : sure && !LegalForms.covers(row, i) ? 1 : 0;
        vote(fitting(units, style), weight, regional, written, votes)
            .ifPresent(unit -> sources.putIfAbsent(unit, Source.of(row, at, "currency mark")));
      }
      i = end;
    }
  }

  /** {@code KLX5520RSD12}: a part of a longer number. */
  private static boolean isBetweenFigures(String text, int from, int to) {
    return from > 0
        && to < text.length()
        && Character.isDigit(text.charAt(from - 1))
        && Character.isDigit(text.charAt(to));
  }

  /** The currencies whose code stands beside an amount: {@code $9.00 USD} is of one country. */
  private static Set<CurrencyUnit> written(List<RowFacts> rows) {
    Set<CurrencyUnit> written = new HashSet<>();
    for (RowFacts row : rows) {
      for (Words.Word word : row.words().words()) {
        if (word.end() - word.start() == CODE_LENGTH && beside(row, word.start(), word.end())) {
          Currencies.byCode(row.text().substring(word.start(), word.end())).ifPresent(written::add);
        }
      }
    }
    return written;
  }

  /** What a mark stands for; in {@code USD$} the sign adds nothing to the code. */
  private static List<CurrencyUnit> units(String text, int start, int end) {
    List<CurrencyUnit> units = Currencies.of(text, start, end);
    boolean doubled =
        units.isEmpty()
            && end - start == CODE_LENGTH + 1
            && Character.getType(text.charAt(end - 1)) == Character.CURRENCY_SYMBOL;
    return doubled ? Currencies.of(text, start, end - 1) : units;
  }

  /**
   * Of two currencies with one mark, the one whose amounts look like the receipt's. A sign of many
   * currencies stands before whole numbers in any of them.
   */
  private static List<CurrencyUnit> fitting(List<CurrencyUnit> units, NumberStyle style) {
    List<CurrencyUnit> fitting =
        units.stream().filter(unit -> unit.getDecimalPlaces() == style.digits()).toList();
    return fitting.isEmpty() || units.size() > 2 ? units : fitting;
  }

  /** A mark with several meanings counts for the one that the country speaks for. */
  private static Optional<CurrencyUnit> vote(
      List<CurrencyUnit> units,
      int weight,
      Map<CurrencyUnit, Integer> regional,
      Set<CurrencyUnit> written,
      Map<CurrencyUnit, Integer> votes) {
    List<CurrencyUnit> named = units.stream().filter(written::contains).toList();
    CurrencyUnit meant =
        units.size() == 1 ? units.getFirst() : named.size() == 1 ? named.getFirst() : null;
    if (meant == null) {
      int most = 1;
      for (CurrencyUnit unit : units) {
        int count = regional.getOrDefault(unit, 0);
        if (count > most) {
          most = count;
          meant = unit;
        } else if (count == most) {
          meant = null;
        }
      }
    }
    if (meant != null && weight > 0) {
      votes.merge(meant, weight, Integer::sum);
    }
    return weight > 0 ? Optional.ofNullable(meant) : Optional.empty();
  }

  private static boolean beside(RowFacts row, int start, int end) {
    for (NumberToken number : row.numbers()) {
      boolean near = number.start() <= end + 1 && number.end() >= start - 1;
      if (near && (number.marked() || number.decimals() > 0)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<CurrencyUnit> most(Map<CurrencyUnit, Integer> votes) {
    CurrencyUnit best = null;
    int most = 0;
    for (Map.Entry<CurrencyUnit, Integer> entry : votes.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        best = entry.getKey();
      }
    }
    return Optional.ofNullable(best);
  }
}
