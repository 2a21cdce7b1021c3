package dev.receipts.extraction.layout;

import dev.receipts.extraction.words.Keywords;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is seen of a text that comes from outside. */
final class PrintedText {
  private static final int SHORTEST_LABEL = 4;

  private static final Pattern GLUED =
      Pattern.compile("(?<!\\p{L})(\\p{L}{4,20}:?)(\\d{1,6}[.,]\\d{2})(?!\\d)");

  private PrintedText() {}

  /**
   * Control characters become spaces, runs of white space one space. What is longer than a row is
   * left off, and so is what is not seen, as the hyphens of words that are not broken.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length() && clean.length() < Row.MAX_LENGTH; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = !clean.isEmpty();
      } else if (isSeen(c)) {
        if (space) {
          clean.append(' ');
          space = false;
        }
        clean.append(c);
      }
    }
    return apart(clean.toString());
  }

  /** {@code TOTAL12.00}: OCR loses the blank between a label and its amount. */
  private static String apart(String text) {
    return mayBeGlued(text)
        ? GLUED
            .matcher(text)
            .replaceAll(
                found -> {
                  boolean label = !Keywords.find(Keywords.words(found.group(1))).isEmpty();
                  return Matcher.quoteReplacement(
                      label ? found.group(1) + ' ' + found.group(2) : found.group());
                })
        : text;
  }

  /** A quick look before a thorough one. */
  private static boolean mayBeGlued(String text) {
    for (int i = SHORTEST_LABEL; i < text.length(); i++) {
      char before = text.charAt(i - 1);
      if (Character.isDigit(text.charAt(i)) && (before == ':' || Character.isLetter(before))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSeen(char c) {
    return (c > ' ' && c < '\u007f')
        || (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
  }
}
