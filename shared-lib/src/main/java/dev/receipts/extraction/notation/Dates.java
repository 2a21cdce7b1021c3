package dev.receipts.extraction.notation;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds dates and times in a row's text, in all common forms. Linear in the text.
 *
 * <p>Walks along the text; each written form of a date has its own class: {@link DatesInFigures},
 * {@link DatesWithYearFirst} and {@link DatesWithMonthName}.
 */
public final class Dates {
  private Dates() {}

  /** The dates in a text, from left to right. */
  public static List<DateToken> scan(String text) {
    List<DateToken> dates = new ArrayList<>(2);
    int i = 0;
    while (i < text.length()) {
      DateToken token = at(text, i);
      if (token != null) {
        dates.add(token);
        i = token.end();
      } else {
        i++;
      }
    }
    return dates;
  }

  /** The first time of day in the text, where there is one. */
  public static Optional<LocalTime> time(String text) {
    return TimesOfDay.first(text);
  }

  /** The date that begins there, or null. */
  private static DateToken at(String text, int start) {
    char c = text.charAt(start);
    if (Digits.isDigit(c)) {
      return start > 0 && Digits.isDigit(text.charAt(start - 1)) ? null : fromFigures(text, start);
    }
    if (!Character.isLetter(c)
        || (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1)))) {
      return null;
    }
    return looksLikeDigit(text, start)
        ? fromFigures(text, start)
        : DatesWithMonthName.fromMonth(text, start);
  }

  /** O5/12/2018: a letter in place of the first digit. */
  private static boolean looksLikeDigit(String text, int at) {
    return "OoIl".indexOf(text.charAt(at)) >= 0
        && at + 2 < text.length()
        && Digits.isDigit(text.charAt(at + 1))
        && "/.-".indexOf(text.charAt(at + 2)) >= 0;
  }

  /** How many figures come first, and what stands behind them, tells the form. */
  private static DateToken fromFigures(String text, int start) {
    DateFigures first = DateFigures.at(text, start);
    if (first == null) {
      return null;
    }
    if (first.length() == 8 && Digits.fill(text, start, start + 8)) {
      return DatesWithYearFirst.withoutSigns(text, start);
    }
    if (first.length() == 4) {
      return DatesWithYearFirst.read(text, start, first);
    }
    int next = first.length() > 2 ? -1 : DateSigns.behind(text, first.end());
    if (next < 0) {
      return null;
    }
    int name = DateWords.behindOf(text, DateWords.behindOrdinal(text, next));
    return MonthNames.mayBeginAt(text, name)
        ? DatesWithMonthName.fromDay(text, start, first, name)
        : DatesInFigures.read(text, start, first, next);
  }
}
