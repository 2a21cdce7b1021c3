package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;

/** The marks by which currencies are printed beside amounts. */
final class Currencies {
  private static final int LONGEST = 5;
  private static final int ASCII = 128;
  private static final Map<String, List<CurrencyUnit>> MARKS = load();

  /**
   * The ASCII characters that marks begin and end with, and one bit for all others: most text is no
   * mark and is passed over by them.
   */
  private static final BitSet FIRST = new BitSet(ASCII);

  private static final BitSet LAST = new BitSet(ASCII);

  private static final Set<String> AS_PRINTED = new HashSet<>();

  static {
    for (DataFile.Entry entry : DataFile.read("currencies.txt")) {
      AS_PRINTED.add(entry.key());
      AS_PRINTED.addAll(entry.values());
    }
    for (String mark : MARKS.keySet()) {
      FIRST.set(Math.min(mark.charAt(0), ASCII));
      LAST.set(Math.min(mark.charAt(mark.length() - 1), ASCII));
    }
  }

  private Currencies() {}

  /** Whether a mark is written exactly as in the list, capitals and all. */
  static boolean exactMark(String text, int from, int to) {
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

  /** The currencies that a mark may mean; none where it is no mark. */
  static List<CurrencyUnit> of(String text, int from, int to) {
    return to - from < 1
            || to - from > LONGEST
            || !FIRST.get(Math.min(Character.toUpperCase(text.charAt(from)), ASCII))
            || !LAST.get(Math.min(Character.toUpperCase(text.charAt(to - 1)), ASCII))
        ? List.of()
        : MARKS.getOrDefault(text.substring(from, to).toUpperCase(Locale.ROOT), List.of());
  }

  /** The currency with an ISO 4217 code that came from outside. */
  static Optional<CurrencyUnit> byCode(String code) {
    try {
      return Optional.of(CurrencyUnit.of(code));
    } catch (IllegalCurrencyException e) {
      return Optional.empty();
    }
  }

  static boolean isMark(String text, int from, int to) {
    return !of(text, from, to).isEmpty();
  }
}
