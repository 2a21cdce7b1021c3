package dev.receipts.receipt;

import java.util.Locale;
import java.util.function.IntUnaryOperator;

/** What of a name or a number counts when it is compared: its letters and digits alone. */
public final class Letters {
  private Letters() {}

  /** In capitals: {@code Weiß & Co.} is {@code WEISSCO}. */
  public static String inCapitals(String text) {
    return of(text, IntUnaryOperator.identity()).toUpperCase(Locale.ROOT);
  }

  /** In capitals, as many as were printed: {@code Weiß & Co.} is {@code WEIßCO}. */
  public static String oneByOne(String text) {
    return of(text, Character::toUpperCase);
  }

  private static String of(String text, IntUnaryOperator written) {
    StringBuilder folded = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (Character.isLetterOrDigit(c)) {
        folded.appendCodePoint(written.applyAsInt(c));
      }
      at += Character.charCount(c);
    }
    return folded.toString();
  }
}
