package dev.receipts.duplicate;

import java.text.Normalizer;

/**
 * A text as far as two scans of the same paper agree on it: letters and digits without accents and
 * case, and one character for all that optical character recognition takes for each other.
 */
record LooseText(String value) {
  /** Longer ones differ early if they differ. */
  private static final int LONGEST = 60;

  /** One name within another says something from this length on. */
  private static final int TELLING = 5;

  static LooseText of(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder();
    for (int i = 0; i < plain.length() && folded.length() < LONGEST; i++) {
      char c = plain.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        folded.append(fold(Character.toUpperCase(c)));
      }
    }
    return new LooseText(folded.toString());
  }

  boolean isEmpty() {
    return value.isEmpty();
  }

  /** Whether at most one character in four differs, or one is a part of the other. */
  boolean near(LooseText other) {
    int shorter = Math.min(value.length(), other.value.length());
    int longer = Math.max(value.length(), other.value.length());
    if (shorter == 0) {
      return false;
    }
    boolean within =
        shorter >= TELLING && (value.contains(other.value) || other.value.contains(value));
    return within || distance(value, other.value) * 4 <= longer;
  }

  private static char fold(char c) {
    return switch (c) {
      case 'O', 'Q' -> '0';
      case 'I', 'L' -> '1';
      case 'Z' -> '2';
      case 'S' -> '5';
      case 'G' -> '6';
      case 'B', 'ẞ' -> '8';
      default -> c;
    };
  }

  /** How many characters must be changed, added or removed to make one of the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
