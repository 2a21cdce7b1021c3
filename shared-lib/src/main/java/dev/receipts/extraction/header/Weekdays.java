package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The names of the days of the week. */
public final class Weekdays {
  private static final Phrases<DayOfWeek> NAMES = new Phrases<>();

  /** Shorter names are words of many languages. */
  private static final int SHORTEST_SURE = 3;

  static {
    for (DataFile.Entry entry : DataFile.read("weekdays.txt")) {
      DayOfWeek day = DayOfWeek.valueOf(entry.key().toUpperCase(Locale.ROOT));
      entry.values().forEach(name -> NAMES.add(name, day));
    }
  }

  private Weekdays() {}

  /** How many names of days are among some words. */
  public static int count(Words words) {
    return NAMES.find(words).size();
  }

  /** The day whose name stands directly before or behind a part of a row, as a date is. */
  static Optional<DayOfWeek> beside(RowFacts row, int from, int to) {
    String text = row.text();
    for (Phrases.Match<DayOfWeek> name : NAMES.find(row.words())) {
      boolean before = name.end() <= from && onlySigns(text, name.end(), from);
      boolean behind = name.start() >= to && onlySigns(text, to, name.start());
      if ((before || behind) && name.end() - name.start() >= SHORTEST_SURE) {
        return Optional.of(List.copyOf(name.meanings()).getFirst());
      }
    }
    return Optional.empty();
  }

  private static boolean onlySigns(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (Character.isLetterOrDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
