package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.WordList;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Units of measure and of goods. */
public final class Units {
  private static final WordList LIST = WordList.of("units.txt", "unit", "measure");
  private static final Set<String> UNITS = LIST.words("unit");
  private static final Set<String> MEASURES = LIST.words("measure");

  private Units() {}

  /** Whether a word is a unit, in capital or small letters. */
  public static boolean isUnit(String word) {
    return UNITS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** The unit behind a quantity: {@code 0,846 kg} and {@code 2 Rolle}. */
  public static Optional<String> behind(String text, NumberToken count) {
    int from = count.end();
    while (from > count.start() && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    while (from < text.length() && text.charAt(from) == ' ') {
      from++;
    }
    int to = from;
    while (to < text.length() && Character.isLetterOrDigit(text.charAt(to))) {
      to++;
    }
    String unit = text.substring(from, to);
    return isUnit(unit) ? Optional.of(unit) : Optional.empty();
  }

  /** Whether a number is what was weighed or filled in, and no amount: {@code 49,23 l}. */
  public static boolean isMeasure(String text, NumberToken number) {
    return behind(text, number)
        .filter(unit -> MEASURES.contains(unit.toLowerCase(Locale.ROOT)))
        .isPresent();
  }
}
