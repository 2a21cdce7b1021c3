package dev.receipts.extraction.notation;

import java.time.LocalTime;
import java.util.Optional;

/** Times of day: {@code 15:59}, {@code 15:59:30} and {@code 3 : 59 PM}. */
final class TimesOfDay {
  private TimesOfDay() {}

  /** The first one in the text, where there is one. */
  static Optional<LocalTime> first(String text) {
    for (int colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
      Optional<LocalTime> time = around(text, colon);
      if (time.isPresent()) {
        return time;
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalTime> around(String text, int colon) {
    int hourEnd = text.charAt(colon - 1) == ' ' ? colon - 1 : colon;
    int hourStart = hourStart(text, hourEnd);
    int minuteStart = text.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
    int minuteEnd = minuteStart + 2;
    if (hourEnd - hourStart < 1
        || hourEnd - hourStart > 2
        || !twoDigits(text, minuteStart)
        || Digits.isAt(text, minuteEnd)) {
      return Optional.empty();
    }
    boolean seconds = text.startsWith(":", minuteEnd) && twoDigits(text, minuteEnd + 1);
    int end = seconds ? minuteEnd + 3 : minuteEnd;
    int hour = inHalfOfDay(Integer.parseInt(text, hourStart, hourEnd, 10), text, end);
    int minute = Integer.parseInt(text, minuteStart, minuteEnd, 10);
    int second = seconds ? Integer.parseInt(text, minuteEnd + 1, end, 10) : 0;
    return hour < 24 && minute < 60 && second < 60
        ? Optional.of(LocalTime.of(hour, minute, second))
        : Optional.empty();
  }

  /** {@code 25.12.1815:59}: of three digits, the first belongs to the date. */
  private static int hourStart(String text, int hourEnd) {
    int start = hourEnd;
    while (start > 0 && hourEnd - start < 3 && Digits.isDigit(text.charAt(start - 1))) {
      start--;
    }
    return hourEnd - start == 3 && isGluedToDate(text, hourEnd) ? start + 1 : start;
  }

  /** Whether the digits before a time are the end of a date. */
  private static boolean isGluedToDate(String text, int hourEnd) {
    int at = hourEnd - 2;
    while (at > 0 && Digits.isDigit(text.charAt(at - 1)) && hourEnd - at < 7) {
      at--;
    }
    return at > 1 && "./-".indexOf(text.charAt(at - 1)) >= 0 && Digits.isDigit(text.charAt(at - 2));
  }

  private static boolean twoDigits(String text, int at) {
    return Digits.isAt(text, at) && Digits.isAt(text, at + 1);
  }

  /** The hour of the day, where AM or PM follows. */
  private static int inHalfOfDay(int hour, String text, int end) {
    int at = end;
    while (at < text.length() && text.charAt(at) == ' ') {
      at++;
    }
    if (hour > 12 || !text.regionMatches(true, at + 1, "M", 0, 1)) {
      return hour;
    }
    return switch (text.charAt(at)) {
      case 'P', 'p' -> hour < 12 ? hour + 12 : hour;
      case 'A', 'a' -> hour == 12 ? 0 : hour;
      default -> hour;
    };
  }
}
