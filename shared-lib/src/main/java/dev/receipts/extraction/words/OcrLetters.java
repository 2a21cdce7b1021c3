package dev.receipts.extraction.words;

import java.text.Normalizer;

/**
 * What a character looks like to OCR, wherever it stands: folds words, so that misread ones match,
 * and reads letters in amounts as digits. Dates and torn numbers allow others beside their own
 * signs.
 */
public final class OcrLetters {
  private OcrLetters() {}

  /** The digit a character is or looks like, or -1. */
  public static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return switch (c) {
      case 'O', 'o', 'Q', 'D' -> 0;
      case 'l', 'I', '|', 'i' -> 1;
      case 'Z', 'z' -> 2;
      case 'S', 's' -> 5;
      case 'G', 'b' -> 6;
      case 'B' -> 8;
      default -> -1;
    };
  }

  /** One capital letter for all that look alike; 0 for what is no letter or digit. */
  public static char fold(char c) {
    return switch (c) {
      case '0' -> 'O';
      case '1', 'L', 'l', '|', 'i', 'I' -> 'I';
      case '5' -> 'S';
      case '8' -> 'B';
      case '2' -> 'Z';
      case '6' -> 'G';
      default -> {
        if (c < 128) {
          yield c >= 'a' && c <= 'z'
              ? (char) (c - 32)
              : (c >= 'A' && c <= 'Z') || (c >= '3' && c <= '9') ? c : 0;
        }
        yield foldAccent(c);
      }
    };
  }

  private static char foldAccent(char c) {
    switch (c) {
      case 'ß' -> {
        return 'B';
      }
      case 'ł', 'Ł' -> {
        return 'I';
      }
      case 'ø', 'Ø' -> {
        return 'O';
      }
      default -> {}
    }
    if (!Character.isLetterOrDigit(c)) {
      return 0;
    }
    char base = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    return base < 128 ? fold(base) : Character.toUpperCase(base);
  }
}
