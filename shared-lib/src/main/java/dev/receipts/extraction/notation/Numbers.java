package dev.receipts.extraction.notation;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds numbers in a row's text: {@code 1,234.56}, {@code 1.234,56}, {@code 1 234,56}, {@code
 * 1'234.56}, {@code -5.00}, {@code 5,00-}, {@code (5.00)}, {@code RM5.00}, {@code .50}, with the
 * letters that OCR takes for digits put right. Values are in thousandths. Linear in the text.
 *
 * <p>Walks along the text from word to word; {@link TornNumbers} tells which words are one number,
 * {@link NumberWord} reads it, and {@link GluedNumbers} finds several in one word.
 */
public final class Numbers {
  private Numbers() {}

  /** The numbers in a text, from left to right. */
  public static List<NumberToken> scan(String text, NumberStyle style) {
    return scan(text, style, 0);
  }

  /**
   * The numbers in the text of a row.
   *
   * @param labelEnd where the label of an amount ends, or 0: what begins there is no quantity in
   *     front of an amount, so {@code 27 317,58} is one number
   */
  public static List<NumberToken> scan(String text, NumberStyle style, int labelEnd) {
    List<NumberToken> numbers = new ArrayList<>(4);
    int i = 0;
    while (i < text.length()) {
      if (isBetweenWords(text.charAt(i))) {
        i++;
        continue;
      }
      int end = TornNumbers.end(text, i, wordEnd(text, i), style, labelEnd);
      if (Digits.isIn(text, i, end)) {
        read(text, i, end, style, numbers);
      }
      i = end;
    }
    return numbers;
  }

  /** Adds the number that a word is, or those in it. */
  private static void read(
      String text, int start, int end, NumberStyle style, List<NumberToken> numbers) {
    NumberToken token = NumberWord.read(text, start, end, style);
    if (token != null) {
      numbers.add(PercentSigns.isApart(text, token) ? token.ofHundred() : token);
    } else {
      GluedNumbers.split(text, start, end, style, numbers);
    }
  }

  static int wordEnd(String text, int from) {
    int end = from;
    while (end < text.length() && !isBetweenWords(text.charAt(end))) {
      end++;
    }
    return end;
  }

  static boolean isBetweenWords(char c) {
    return c == ' ' || c == '\t';
  }
}
