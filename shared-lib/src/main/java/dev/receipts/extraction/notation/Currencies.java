package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.DataFile;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;

/** The marks by which currencies are printed beside amounts. */
public final class Currencies {
  private static final int LONGEST = 5;
  private static final int ASCII = 128;
  private static final Map<String, List<CurrencyUnit>> MARKS = load();

  private static final Map<String, CurrencyUnit> BY_CODE =
      CurrencyUnit.registeredCurrencies().stream()
          .collect(Collectors.toUnmodifiableMap(CurrencyUnit::getCode, Function.identity()));

  /**
   * The first and last characters of marks, with one number for all beyond ASCII: most text is no
   * mark and is passed over by them.
   */
  private static final BitSet ENDS = new BitSet((ASCII + 1) * (ASCII + 1));

  private static final Set<String> AS_PRINTED = new HashSet<>();

  static {
    for (DataFile.Entry entry : DataFile.read("currencies.txt")) {
      AS_PRINTED.add(entry.key());
      AS_PRINTED.addAll(entry.values());
    }
    for (String mark : MARKS.keySet()) {
      ENDS.set(ends(mark, 0, mark.length()));
    }
  }

  private Currencies() {}

  /** Whether a mark is written exactly as in the list, capitals and all. */
  public static boolean exactMark(String text, int from, int to) {
    return to - from >= 2 && AS_PRINTED.contains(text.substring(from, to));
  }

  private static Map<String, List<CurrencyUnit>> load() {
    Map<String, List<CurrencyUnit>> marks = new HashMap<>();
    for (DataFile.Entry entry : DataFile.read("currencies.txt")) {
      CurrencyUnit unit = CurrencyUnit.of(entry.key());
      List<String> all = new ArrayList<>(entry.values());
      if (!all.contains(entry.key())) {
        all.add(entry.key());
      }
      for (String mark : all) {
        marks.computeIfAbsent(mark.toUpperCase(Locale.ROOT), key -> new ArrayList<>(1)).add(unit);
      }
    }
    marks.replaceAll((mark, units) -> List.copyOf(units));
    return Map.copyOf(marks);
  }

  private static int ends(String text, int from, int to) {
    int first = Math.min(Character.toUpperCase(text.charAt(from)), ASCII);
    int last = Math.min(Character.toUpperCase(text.charAt(to - 1)), ASCII);
    return first * (ASCII + 1) + last;
  }

  /** The currencies that a mark may mean; none where it is no mark. */
  public static List<CurrencyUnit> of(String text, int from, int to) {
    return to - from < 1 || to - from > LONGEST || !ENDS.get(ends(text, from, to))
        ? List.of()
        : MARKS.getOrDefault(text.substring(from, to).toUpperCase(Locale.ROOT), List.of());
  }

  /** The currency with an ISO 4217 code that came from outside. */
  public static Optional<CurrencyUnit> byCode(String code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  /** Whether a character is a sign of money; that of cents is none, as it tells no whole units. */
  static boolean isSign(char c) {
    return Character.getType(c) == Character.CURRENCY_SYMBOL && c != '¢';
  }

  /** Whether a part of a text is the code or the sign of a currency, and nothing else. */
  public static boolean isMark(String text, int from, int to) {
    return !of(text, from, to).isEmpty();
  }
}
