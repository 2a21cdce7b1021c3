package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.OcrLetters;
import dev.receipts.extraction.words.SmallWord;
import dev.receipts.receipt.ReceiptDays;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds dates and times in a row's text, in all common forms. Linear in the text. */
public final class Dates {
  /** Of 2015: few receipts that are read today are older. */
  private static final int FIRST_RECENT_YEAR = 15;

  private static final Map<String, List<Month>> MONTHS = months();

  private static final List<String> ORDINALS = SmallWord.ORDINAL.words();

  private static final List<String> OF = SmallWord.DATE.words();

  private Dates() {}

  /** What a name means, and in which countries; in all of them where none is given. */
  private record Month(int number, Set<String> countries) {}

  private static Map<String, List<Month>> months() {
    Map<String, List<Month>> months = new HashMap<>();
    for (DataFile.Entry entry : DataFile.read("months.txt")) {
      List<String> key = List.of(entry.key().split("\\."));
      Month month =
          new Month(Integer.parseInt(key.getFirst()), Set.copyOf(key.subList(1, key.size())));
      for (String name : entry.values()) {
        List<Month> meanings =
            months.computeIfAbsent(fold(name, 0, name.length()), folded -> new ArrayList<>(1));
        if (!meanings.contains(month)) {
          meanings.add(month);
        }
      }
    }
    return Map.copyOf(months);
  }

  /** The dates in a text, from left to right. */
  public static List<DateToken> scan(String text) {
    List<DateToken> dates = new ArrayList<>(2);
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean boundary = i == 0 || !Character.isLetterOrDigit(text.charAt(i - 1));
      DateToken token = null;
      if (isDigit(c) && (i == 0 || !isDigit(text.charAt(i - 1)))) {
        token = numeric(text, i);
      } else if (boundary && Character.isLetter(c)) {
        token = looksLikeDigit(text, i) ? numeric(text, i) : monthFirst(text, i);
      }
      if (token != null) {
        dates.add(token);
        i = token.end();
      } else {
        i++;
      }
    }
    return dates;
  }

  /** O5/12/2018: a letter in place of the first digit. */
  private static boolean looksLikeDigit(String text, int i) {
    return "OoIl".indexOf(text.charAt(i)) >= 0
        && i + 2 < text.length()
        && isDigit(text.charAt(i + 1))
        && "/.-".indexOf(text.charAt(i + 2)) >= 0;
  }

  private static DateToken numeric(String text, int start) {
    Group first = group(text, start);
    if (first == null) {
      return null;
    }
    if (first.length == 8 && plainDigits(text, start, 8)) {
      return compact(text, start);
    }
    if (first.length == 4) {
      return yearFirst(text, start, first);
    }
    if (first.length > 2) {
      return null;
    }
    int at = separator(text, first.end);
    if (at < 0) {
      return null;
    }
    int name = behind(OF, text, behind(ORDINALS, text, at));
    if (Character.isLetter(text.charAt(name)) && !digitGroup(text, name)) {
      return dayMonthName(text, start, first, name);
    }
    char separator = separatorSign(text, first.end, at);
    if (separator == 0) {
      return null;
    }
    Group second = group(text, at);
    if (second == null || second.length > 2) {
      return null;
    }
    int next = separator(text, second.end);
    if (next < 0 || separatorSign(text, second.end, next) == 0) {
      return null;
    }
    char secondSeparator = separatorSign(text, second.end, next);
    boolean sameSeparator = alike(separator, secondSeparator);
    int year = behindApostrophe(text, next);
    Group third = unglued(text, year, group(text, year));
    if (third == null || (third.length != 4 && third.length != 2)) {
      return null;
    }
    // 03.03 2023: the second point is too faint to be read.
    boolean faint =
        separator == '.'
            && secondSeparator == ' '
            && first.length == 2
            && second.length == 2
            && third.length == 4;
    if (!sameSeparator && !faint) {
      return null;
    }
    if (separator == ' ' && (third.length != 4 || first.length != 2 || second.length != 2)) {
      return null;
    }
    boolean comma = separator == ',' && separatorSign(text, second.end, next) == ',';
    if (third.length == 2 && (comma || (separator == ',' && first.length != 2))) {
      return null;
    }
    if (continues(text, start, third.end)) {
      return null;
    }
    List<DateToken.Reading> readings = new ArrayList<>(2);
    add(readings, date(third, second.value, first.value), DateOrder.DMY);
    add(readings, date(third, first.value, second.value), DateOrder.MDY);
    if (mayBeYearFirst(first, third) && !(readings.isEmpty() && separator == '.')) {
      add(readings, date(first, second.value, third.value), DateOrder.YMD);
    }
    return readings.isEmpty()
        ? null
        : new DateToken(List.copyOf(readings), start, third.end, third.length == 4);
  }

  private static void add(
      List<DateToken.Reading> readings, Optional<LocalDate> day, DateOrder order) {
    if (day.isPresent() && readings.stream().noneMatch(other -> other.day().equals(day.get()))) {
      readings.add(new DateToken.Reading(day.get(), Optional.of(order), Set.of()));
    }
  }

  /** {@code 03/04/'26}, {@code MAR04'31} and {@code MAR04' 31} */
  private static int behindApostrophe(String text, int at) {
    if (at + 2 >= text.length() || "'’´`".indexOf(text.charAt(at)) < 0) {
      return at;
    }
    return text.charAt(at + 1) == ' ' ? at + 2 : at + 1;
  }

  /** Whether the first two digits can be those of the year: {@code 24-03-25}. */
  private static boolean mayBeYearFirst(Group first, Group third) {
    return first.length == 2 && third.length == 2 && first.value >= FIRST_RECENT_YEAR;
  }

  /**
   * The year of a date to which the next thing is glued: {@code 02.03.2015:59} is of 2020, and
   * {@code 02.03.202015:59} and {@code 02.03.20203182} are, too.
   */
  private static Group unglued(String text, int start, Group year) {
    if (year == null || year.length < 4 || !plainDigits(text, start, year.length)) {
      return year;
    }
    boolean time =
        year.end + 2 < text.length()
            && text.charAt(year.end) == ':'
            && isDigit(text.charAt(year.end + 1))
            && isDigit(text.charAt(year.end + 2))
            && Integer.parseInt(text, year.end - 2, year.end, 10) < 24;
    if (year.length == 4 && time) {
      return new Group(year.value / 100, 2, start + 2);
    }
    if (year.length > 4 && text.startsWith("20", start)) {
      return new Group(Integer.parseInt(text, start, start + 4, 10), 4, start + 4);
    }
    return year;
  }

  private static DateToken yearFirst(String text, int start, Group year) {
    if (year.value < ReceiptDays.FIRST_YEAR_READ || year.value > ReceiptDays.LAST_YEAR_READ) {
      return null;
    }
    int at = separator(text, year.end);
    if (at < 0 || at >= text.length()) {
      return null;
    }
    char separator = separatorSign(text, year.end, at);
    if (separator == ' ' || separator == 0) {
      return null;
    }
    List<Month> months;
    int next;
    if (Character.isLetter(text.charAt(at)) && !digitGroup(text, at)) {
      int end = wordEnd(text, at);
      months = months(text, at, end);
      next = separator(text, end);
    } else {
      Group second = group(text, at);
      if (second == null || second.length > 2) {
        return null;
      }
      months = List.of(new Month(second.value, Set.of()));
      next = separator(text, second.end);
      if (next >= 0 && separatorSign(text, second.end, next) == 0) {
        return null;
      }
    }
    if (next < 0) {
      return null;
    }
    Group day = group(text, next);
    if (day == null || day.length > 2) {
      // 2018-03-25T10:00 and 2018-03-2510:00 aside, longer groups are no days.
      return null;
    }
    return token(year, months, day, Optional.of(DateOrder.YMD), start, day.end);
  }

  private static DateToken token(
      Group year, List<Month> months, Group day, Optional<DateOrder> order, int start, int end) {
    List<DateToken.Reading> readings = new ArrayList<>(1);
    for (Month month : months) {
      date(year, month.number, day.value)
          .ifPresent(date -> readings.add(new DateToken.Reading(date, order, month.countries)));
    }
    return readings.isEmpty() ? null : new DateToken(List.copyOf(readings), start, end, true);
  }

  /** Behind a small word that stands there and the blanks after it; there where none stands. */
  private static int behind(List<String> words, String text, int at) {
    int end = endOf(words, text, at);
    int next = end == at ? -1 : separator(text, end);
    return next < 0 ? at : next;
  }

  /** Where a small word ends that stands there; there where none stands. */
  private static int endOf(List<String> words, String text, int at) {
    for (String word : words) {
      int end = at + word.length();
      boolean whole =
          end >= text.length()
              || !Character.isLetter(text.charAt(end))
              || !Character.isLetter(text.charAt(end - 1));
      if (whole && text.regionMatches(true, at, word, 0, word.length())) {
        return end;
      }
    }
    return at;
  }

  /** {@code 1st March 2020} and {@code 3 de marzo de 2020}, from the month on. */
  private static DateToken dayMonthName(String text, int start, Group day, int at) {
    int end = wordEnd(text, at);
    List<Month> months = months(text, at, end);
    if (months.isEmpty()) {
      return null;
    }
    int next = separator(text, end);
    if (next < 0) {
      return null;
    }
    next = behind(OF, text, next);
    Group year = group(text, behindApostrophe(text, next));
    if (year == null || (year.length != 4 && year.length != 2)) {
      return null;
    }
    if (year.length == 2 && year.end < text.length() && text.charAt(year.end) == ':') {
      return null;
    }
    return token(year, months, day, Optional.empty(), start, year.end);
  }

  private static DateToken monthFirst(String text, int start) {
    int end = wordEnd(text, start);
    List<Month> months = months(text, start, end);
    if (months.isEmpty()) {
      return null;
    }
    int at = separator(text, end);
    if (at < 0) {
      return null;
    }
    Group day = group(text, at);
    if (day == null || day.length > 2) {
      return null;
    }
    int next = separator(text, endOf(ORDINALS, text, day.end));
    if (next < 0) {
      return null;
    }
    Group year = group(text, behindApostrophe(text, next));
    if (year == null || (year.length != 4 && year.length != 2)) {
      return null;
    }
    // "set 5,04,321.00" is an amount.
    if (year.length == 2 && (text.startsWith(":", year.end) || text.startsWith(",", year.end))) {
      return null;
    }
    return token(year, months, day, Optional.empty(), start, year.end);
  }

  /** 20180325; only a whole number of eight digits. */
  private static DateToken compact(String text, int start) {
    int year = Integer.parseInt(text, start, start + 4, 10);
    int month = Integer.parseInt(text, start + 4, start + 6, 10);
    int day = Integer.parseInt(text, start + 6, start + 8, 10);
    if (year < 2000 || year > ReceiptDays.LAST_YEAR_READ) {
      return null;
    }
    try {
      DateToken.Reading reading =
          new DateToken.Reading(
              LocalDate.of(year, month, day), Optional.of(DateOrder.YMD), Set.of());
      return new DateToken(List.of(reading), start, start + 8, false);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The first time of day in the text, where there is one. */
  public static Optional<LocalTime> time(String text) {
    for (int i = text.indexOf(':'); i > 0; i = text.indexOf(':', i + 1)) {
      int from = i;
      while (from > 0 && text.charAt(from - 1) == ' ' && i - from < 1) {
        from--;
      }
      int hourEnd = from;
      while (from > 0 && hourEnd - from < 3 && isDigit(text.charAt(from - 1))) {
        from--;
      }
      if (hourEnd - from == 3 && gluedToDate(text, hourEnd)) {
        from++;
      }
      int minute = i + 1;
      while (minute < text.length() && text.charAt(minute) == ' ' && minute < i + 2) {
        minute++;
      }
      boolean minutes =
          minute + 1 < text.length()
              && isDigit(text.charAt(minute))
              && isDigit(text.charAt(minute + 1))
              && !(minute + 2 < text.length() && isDigit(text.charAt(minute + 2)));
      if (hourEnd - from < 1 || hourEnd - from > 2 || !minutes) {
        continue;
      }
      int hour = Integer.parseInt(text, from, hourEnd, 10);
      int min = Integer.parseInt(text, minute, minute + 2, 10);
      int end = minute + 2;
      int second = 0;
      if (end + 2 < text.length()
          && text.charAt(end) == ':'
          && isDigit(text.charAt(end + 1))
          && isDigit(text.charAt(end + 2))) {
        second = Integer.parseInt(text, end + 1, end + 3, 10);
        end += 3;
      }
      while (end < text.length() && text.charAt(end) == ' ') {
        end++;
      }
      if (end + 1 < text.length()) {
        char half = Character.toUpperCase(text.charAt(end));
        if (Character.toUpperCase(text.charAt(end + 1)) == 'M' && hour <= 12) {
          if (half == 'P' && hour < 12) {
            hour += 12;
          } else if (half == 'A' && hour == 12) {
            hour = 0;
          }
        }
      }
      if (hour < 24 && min < 60 && second < 60) {
        return Optional.of(LocalTime.of(hour, min, second));
      }
    }
    return Optional.empty();
  }

  /** Whether the digits before a time are the end of a date. */
  private static boolean gluedToDate(String text, int hourEnd) {
    int at = hourEnd - 2;
    while (at > 0 && isDigit(text.charAt(at - 1)) && hourEnd - at < 7) {
      at--;
    }
    return at > 1 && "./-".indexOf(text.charAt(at - 1)) >= 0 && isDigit(text.charAt(at - 2));
  }

  private static Optional<LocalDate> date(Group year, int month, int day) {
    int full = year.length == 4 ? year.value : 2000 + year.value;
    if (full < ReceiptDays.FIRST_YEAR_READ
        || full > ReceiptDays.LAST_YEAR_READ
        || month < 1
        || month > 12
        || day < 1
        || day > 31) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.of(full, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /**
   * A digit that goes on in front or behind makes it part of something longer; a time of day, as in
   * {@code 03.03.23/11:35}, does not.
   */
  private static boolean continues(String text, int start, int end) {
    boolean behind =
        end + 1 < text.length()
            && ".-/".indexOf(text.charAt(end)) >= 0
            && isDigit(text.charAt(end + 1))
            && !(text.startsWith(":", end + 2) || text.startsWith(":", end + 3));
    boolean before =
        start > 1 && ".-/".indexOf(text.charAt(start - 1)) >= 0 && isDigit(text.charAt(start - 2));
    return behind || before;
  }

  private static boolean plainDigits(String text, int from, int length) {
    for (int i = from; i < from + length; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean digitGroup(String text, int at) {
    Group group = group(text, at);
    return group != null && group.length <= 4;
  }

  /** Digits, with the usual letters in their place; nothing where no real digit is among them. */
  private static Group group(String text, int start) {
    int i = start;
    int value = 0;
    int real = 0;
    while (i < text.length() && i - start < 9) {
      char c = text.charAt(i);
      int digit = isDigit(c) ? c - '0' : "OoQ".indexOf(c) >= 0 ? 0 : "Il|".indexOf(c) >= 0 ? 1 : -1;
      if (digit < 0) {
        break;
      }
      real += isDigit(c) ? 1 : 0;
      value = value * 10 + digit;
      i++;
    }
    // 25OCT18: the O belongs to the month.
    if (i < text.length() && Character.isLetter(text.charAt(i)) && i > start) {
      int back = i;
      while (back > start && !isDigit(text.charAt(back - 1))) {
        back--;
        value /= 10;
      }
      i = back;
    }
    return real == 0 || i == start ? null : new Group(value, i - start, i);
  }

  /** Skips one separator with the spaces around it; -1 where it ends the text or is too long. */
  private static int separator(String text, int from) {
    int i = from;
    int signs = 0;
    int spaces = 0;
    while (i < text.length() && i - from < 4) {
      char c = text.charAt(i);
      if (c == ' ') {
        spaces++;
      } else if ("/.-,–—_年월月년".indexOf(c) >= 0) {
        signs++;
      } else {
        break;
      }
      i++;
    }
    if (i >= text.length() || signs > 2 || spaces > 2) {
      return -1;
    }
    return i;
  }

  private static char separatorSign(String text, int from, int to) {
    char sign = to > from ? ' ' : 0;
    for (int i = from; i < to; i++) {
      if (text.charAt(i) != ' ') {
        sign = "–—".indexOf(text.charAt(i)) >= 0 ? '-' : text.charAt(i);
      }
    }
    return sign;
  }

  private static boolean alike(char a, char b) {
    return a == b || ((a == '.' || a == ',') && (b == '.' || b == ','));
  }

  private static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && Character.isLetter(text.charAt(end)) && end - from < 12) {
      end++;
    }
    return end;
  }

  private static List<Month> months(String text, int from, int to) {
    return to - from < 3 ? List.of() : MONTHS.getOrDefault(fold(text, from, to), List.of());
  }

  private static String fold(String text, int from, int to) {
    StringBuilder folded = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      char c = OcrLetters.fold(text.charAt(i));
      if (c != 0) {
        folded.append(c);
      }
    }
    return folded.toString();
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private record Group(int value, int length, int end) {}
}
