package dev.receipts.extraction.header;

import dev.receipts.extraction.notation.Dates;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the number of a receipt may look like, and what no number can be. */
final class NumberText {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 32;

  /** A day in figures, of whatever year. */
  private static final Pattern DAY = Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}");

  /** Those who write few invoices have short numbers: {@code Invoice No. 17}. */
  private static final Pattern FEW_DIGITS = Pattern.compile("[1-9]\\d?");

  /** Signs of rates, prices and web addresses. */
  private static final String NOT_IN_NUMBERS = "%$€£?=&";

  private NumberText() {}

  /** A number has digits, is not an amount or a date with signs, and is not endless. */
  static boolean isNumber(String text) {
    int length = text.length();
    if (length < SHORTEST || length > LONGEST) {
      return false;
    }
    int digits = digits(text);
    boolean amount = digits == length - 1 && ".,".indexOf(text.charAt(length - 3)) >= 0;
    return digits >= 2
        && !(amount && length > SHORTEST)
        && text.chars().noneMatch(c -> NOT_IN_NUMBERS.indexOf(c) >= 0)
        && !DAY.matcher(text).matches()
        && (digits == length || Dates.scan(text).isEmpty());
  }

  /** Whether it is too short for a number where nothing says that it is one. */
  static boolean isShort(String text) {
    return FEW_DIGITS.matcher(text).matches();
  }

  /** A text, where it may be a number. */
  static Optional<String> number(String text) {
    return isNumber(text) ? Optional.of(text) : Optional.empty();
  }

  /** Without the signs around it. */
  static String bare(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && ":#.,*°º".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ":.,;*)".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** Where the word ends that begins at a place, or the part of a text that it stands in. */
  static int wordEnd(String text, int from, int to) {
    int end = from;
    while (end < to && text.charAt(end) != '\t' && text.charAt(end) != ' ') {
      end++;
    }
    return end;
  }

  /** The word that begins at a place; empty where none does. */
  static String word(String text, int from, int to) {
    return text.substring(from, wordEnd(text, from, to));
  }

  private static int digits(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits;
  }
}
