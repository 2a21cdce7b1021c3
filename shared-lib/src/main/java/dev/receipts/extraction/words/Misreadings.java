package dev.receipts.extraction.words;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words of five letters or more with one letter wrong, missing or too much, unless that makes them
 * other words of the list.
 */
final class Misreadings {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 16;
  private static final char ANY = '?';

  /** A power of two, large enough that few words share a bit. */
  private static final int HASHES = 1 << 20;

  private final Set<String> vocabulary = new HashSet<>();
  private final Map<String, String> meant = new HashMap<>();

  /** The hash codes of all words and misreadings: most words are none of them. */
  private final BitSet hashes = new BitSet(HASHES);

  /** Adds a word to the list; of two words that are misread alike, the first one counts. */
  void learn(String word) {
    if (!vocabulary.add(word) || word.length() < SHORTEST) {
      return;
    }
    hashes.set(bit(word.hashCode()));
    for (int i = 0; i < word.length(); i++) {
      learn(word.substring(0, i) + ANY + word.substring(i + 1), word);
      learn(word.substring(0, i) + word.substring(i + 1), word);
    }
  }

  private void learn(String misreading, String word) {
    meant.putIfAbsent(misreading, word);
    hashes.set(bit(misreading.hashCode()));
  }

  private boolean mayBeKnown(int hash) {
    return hashes.get(bit(hash));
  }

  private static int bit(int hash) {
    return hash & (HASHES - 1);
  }

  /** The word of the list that a misread word most likely is. */
  Optional<String> meant(String word) {
    if (word.length() < SHORTEST || word.length() > LONGEST) {
      return Optional.empty();
    }
    boolean known = mayBeKnown(word.hashCode());
    if (known && vocabulary.contains(word)) {
      return Optional.empty();
    }
    Hashes parts = new Hashes(word);
    for (int i = 0; i < word.length(); i++) {
      if (mayBeKnown(parts.with(i))) {
        String wrong = meant.get(word.substring(0, i) + ANY + word.substring(i + 1));
        if (wrong != null) {
          return Optional.of(wrong);
        }
      }
    }
    if (known && meant.containsKey(word)) {
      return Optional.of(meant.get(word));
    }
    for (int i = 0; i < word.length() && word.length() > SHORTEST; i++) {
      if (mayBeKnown(parts.without(i))) {
        String tooMuch = word.substring(0, i) + word.substring(i + 1);
        if (vocabulary.contains(tooMuch)) {
          return Optional.of(tooMuch);
        }
      }
    }
    return Optional.empty();
  }

  /** The hash codes of a word with one letter changed or left out, without writing that word. */
  private static final class Hashes {
    private static final int BASE = 31;

    private final int[] heads;
    private final int[] powers;

    Hashes(String word) {
      int length = word.length();
      heads = new int[length + 1];
      powers = new int[length + 1];
      powers[0] = 1;
      for (int i = 0; i < length; i++) {
        heads[i + 1] = heads[i] * BASE + word.charAt(i);
        powers[i + 1] = powers[i] * BASE;
      }
    }

    int with(int changed) {
      return (heads[changed] * BASE + ANY) * powers[behind(changed)] + tail(changed);
    }

    int without(int left) {
      return heads[left] * powers[behind(left)] + tail(left);
    }

    private int behind(int at) {
      return heads.length - 2 - at;
    }

    private int tail(int at) {
      return heads[heads.length - 1] - heads[at + 1] * powers[behind(at)];
    }
  }
}
