package dev.receipts.local.ocr;

import dev.receipts.receipt.Letters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several readings of the same print, put together letter by letter: each letter is what most of
 * the confidence says it is. Two passes seldom misread the same letter in the same way.
 */
final class LetterVote {
  /** A longer text is no name, and would take long to align. */
  private static final int LONGEST = 120;

  private static final int FEWEST_LETTERS = 4;
  private static final char NOTHING = 0;

  /** What one pass read, with the weight that it has. */
  record Ballot(String text, double weight) {}

  private LetterVote() {}

  /**
   * The first ballot's text with the letters on which the ballots agree. Its spaces stay, and
   * nothing is put between its letters.
   */
  static String of(List<Ballot> ballots) {
    String text = ballots.getFirst().text();
    if (text.length() > LONGEST) {
      return text;
    }
    List<Map<Character, Double>> votes = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      votes.add(new HashMap<>());
    }
    for (Ballot ballot : ballots) {
      if (similarity(text, ballot.text()) >= SAME_PRINT) {
        String aligned = aligned(text, ballot.text());
        for (int i = 0; i < text.length(); i++) {
          votes.get(i).merge(aligned.charAt(i), ballot.weight(), Double::sum);
        }
      }
    }
    StringBuilder agreed = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      double most = votes.get(i).getOrDefault(letter, 0.0);
      if (letter != ' ') {
        for (Map.Entry<Character, Double> vote : votes.get(i).entrySet()) {
          if (vote.getValue() > most && vote.getKey() != ' ') {
            letter = vote.getKey();
            most = vote.getValue();
          }
        }
      }
      if (letter != NOTHING) {
        agreed.append(letter);
      }
    }
    return agreed.toString();
  }

  /** From here on two texts are readings of the same print. */
  static final double SAME_PRINT = 0.65;

  /** 1 where two texts are the same, 0 where they have nothing in common. */
  static double similarity(String a, String b) {
    int longer = Math.max(a.length(), b.length());
    if (longer == 0) {
      return 1;
    }
    return longer > LONGEST ? 0 : 1 - (double) distances(a, b)[a.length()][b.length()] / longer;
  }

  /** Whether a name has all letters and digits of a text in a row, and these are not few. */
  static boolean contains(String name, String text) {
    String letters = Letters.oneByOne(text);
    return letters.length() >= FEWEST_LETTERS && Letters.oneByOne(name).contains(letters);
  }

  /** For each letter of a text the one that another text has in its place. */
  private static String aligned(String text, String other) {
    int[][] distances = distances(text, other);
    char[] aligned = new char[text.length()];
    int i = text.length();
    int j = other.length();
    while (i > 0) {
      boolean same = j > 0 && text.charAt(i - 1) == other.charAt(j - 1);
      if (j > 0 && distances[i][j] == distances[i - 1][j - 1] + (same ? 0 : 1)) {
        aligned[--i] = other.charAt(--j);
      } else if (distances[i][j] == distances[i - 1][j] + 1) {
        aligned[--i] = NOTHING;
      } else {
        j--;
      }
    }
    return new String(aligned);
  }

  private static int[][] distances(String a, String b) {
    int[][] distances = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          distances[i][j] = i + j;
        } else {
          int change = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
          distances[i][j] =
              Math.min(change, Math.min(distances[i - 1][j], distances[i][j - 1]) + 1);
        }
      }
    }
    return distances;
  }
}
