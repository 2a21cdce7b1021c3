package dev.receipts.extraction.vendor;

import dev.receipts.extraction.words.WordList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Puts right the names of shops that are compounded of two common words, as {@code Getränkemarkt}
 * and {@code Baumarkt}: in each part, one letter may be read as one that looks like it.
 */
final class Compounds {
  private static final WordList LIST = WordList.of("compounds.txt", "part", "alike");
  private static final int SHORTEST_MENDED_PART = 4;

  private static final int ASCII = 128;

  /** Pairs of letters that look alike. */
  private static final BitSet ALIKE = alike();

  /** By their length, with the place where the second part begins. */
  private static final Map<Integer, List<Compound>> BY_LENGTH = compounds();

  private record Compound(String word, int second) {

    boolean resembles(String other) {
      return alike(other, 0, second) && alike(other, second, word.length());
    }

    private boolean alike(String other, int from, int to) {
      int allowed = to - from < SHORTEST_MENDED_PART ? 0 : 1;
      for (int i = from; i < to; i++) {
        if (word.charAt(i) != other.charAt(i)
            && (allowed-- == 0 || !lookAlike(word.charAt(i), other.charAt(i)))) {
          return false;
        }
      }
      return true;
    }
  }

  private Compounds() {}

  private static Map<Integer, List<Compound>> compounds() {
    Map<Integer, List<Compound>> compounds = new HashMap<>();
    for (String first : LIST.words("part")) {
      for (String second : LIST.words("part")) {
        String word = first + second;
        compounds
            .computeIfAbsent(word.length(), length -> new ArrayList<>())
            .add(new Compound(word, first.length()));
      }
    }
    return compounds;
  }

  private static BitSet alike() {
    BitSet pairs = new BitSet(ASCII * ASCII);
    for (String letters : LIST.words("alike")) {
      letters.chars().forEach(a -> letters.chars().forEach(b -> pairs.set(a * ASCII + b)));
    }
    return pairs;
  }

  private static boolean lookAlike(char a, char b) {
    return a < ASCII && b < ASCII && ALIKE.get(a * ASCII + b);
  }

  /** The name with its misread compounds put right. */
  static String mend(String name) {
    StringBuilder mended = new StringBuilder(name);
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || name.charAt(i) == ' ' || name.charAt(i) == '-') {
        if (BY_LENGTH.containsKey(i - start)) {
          // A compound is as long as what was read.
          String word = name.substring(start, i);
          mended.replace(start, i, meant(word).orElse(word));
        }
        start = i + 1;
      }
    }
    return mended.toString();
  }

  private static Optional<String> meant(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    Compound only = null;
    for (Compound compound : BY_LENGTH.get(word.length())) {
      if (compound.resembles(lower)) {
        if (only != null) {
          return Optional.empty();
        }
        only = compound;
      }
    }
    return only == null || only.word().equals(lower)
        ? Optional.empty()
        : Optional.of(written(only.word(), word));
  }

  /** In capitals, or with a capital in front, as it was read. */
  private static String written(String meant, String read) {
    if (read.equals(read.toUpperCase(Locale.ROOT))) {
      return meant.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(read.charAt(0))
        ? meant.substring(0, 1).toUpperCase(Locale.ROOT) + meant.substring(1)
        : meant;
  }
}
