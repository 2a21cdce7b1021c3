package dev.receipts.extraction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds phrases in words, the longest first. Words of five letters or more may have one letter
 * wrong, missing or too much, unless they are words of their own in the list.
 */
final class Phrases<T> {
  private static final int FUZZY_LENGTH = 5;
  private static final int LONGEST_FUZZY = 16;
  private static final char ANY = '?';

  /** A power of two, large enough that few words share a bit. */
  private static final int HASHES = 1 << 20;

  /** A power of two, with which a list of a thousand words lets few others pass. */
  private static final int BEGINNINGS = 1 << 14;

  private final Map<String, Node<T>> roots = new HashMap<>();

  /** The hash codes of the words that phrases begin with. */
  private final BitSet beginnings = new BitSet(BEGINNINGS);

  private final Map<String, String> misreadings = new HashMap<>();
  private final Set<String> vocabulary = new LinkedHashSet<>();

  /** The hash codes of all words and misreadings: most words are none of them. */
  private final BitSet hashes = new BitSet(HASHES);

  /**
   * @param start where the phrase begins in the text
   * @param end behind its last character
   * @param from index of its first word
   * @param to index behind its last word
   */
  record Match<T>(Set<T> meanings, int start, int end, int from, int to, boolean exact) {}

  void add(String phrase, T meaning) {
    List<Words.Word> words = Words.of(phrase).words();
    if (words.isEmpty()) {
      return;
    }
    Map<String, Node<T>> level = roots;
    Node<T> node = null;
    StringBuilder glued = new StringBuilder();
    for (Words.Word word : words) {
      node = level.computeIfAbsent(word.text(), key -> new Node<>());
      level = node.next;
      learn(word.text());
      glued.append(word.text());
    }
    beginnings.set(beginning(words.getFirst().text()));
    node.meanings.add(meaning);
    if (words.size() > 1 && glued.length() > FUZZY_LENGTH) {
      Node<T> whole = roots.computeIfAbsent(glued.toString(), key -> new Node<>());
      whole.meanings.add(meaning);
      beginnings.set(beginning(glued.toString()));
      learn(glued.toString());
    }
  }

  private void learn(String word) {
    if (!vocabulary.add(word) || word.length() < FUZZY_LENGTH) {
      return;
    }
    hashes.set(bit(word.hashCode()));
    for (int i = 0; i < word.length(); i++) {
      learn(word.substring(0, i) + ANY + word.substring(i + 1), word);
      learn(word.substring(0, i) + word.substring(i + 1), word);
    }
  }

  private void learn(String misreading, String word) {
    misreadings.putIfAbsent(misreading, word);
    hashes.set(bit(misreading.hashCode()));
  }

  private static int beginning(String word) {
    int hash = word.hashCode();
    return (hash ^ hash >>> 14) & (BEGINNINGS - 1);
  }

  private static int bit(int hash) {
    return hash & (HASHES - 1);
  }

  List<Match<T>> find(Words text) {
    return find(text, true);
  }

  List<Match<T>> find(Words text, boolean fuzzy) {
    List<Words.Word> words = text.words();
    List<Match<T>> matches = List.of();
    int i = 0;
    while (i < words.size()) {
      if (!fuzzy && !beginnings.get(beginning(words.get(i).text()))) {
        i++;
        continue;
      }
      Map<String, Node<T>> level = roots;
      Match<T> longest = null;
      boolean exact = true;
      for (int j = i; j < words.size(); j++) {
        Words.Word word = words.get(j);
        Node<T> node = level.get(word.text());
        boolean misread = false;
        if (node == null && fuzzy && word.wordy()) {
          String meant = meant(word.text());
          node = meant == null ? null : level.get(meant);
          misread = true;
        }
        if (node == null) {
          break;
        }
        exact &= !misread;
        if (!node.meanings.isEmpty() && (word.wordy() || j > i)) {
          longest = new Match<>(node.meanings, words.get(i).start(), word.end(), i, j + 1, exact);
        }
        level = node.next;
      }
      if (longest == null) {
        i++;
      } else {
        if (matches.isEmpty()) {
          matches = new ArrayList<>();
        }
        matches.add(longest);
        i = longest.to();
      }
    }
    return matches;
  }

  /** The word that a misread word most likely is, or null. */
  private String meant(String word) {
    if (word.length() < FUZZY_LENGTH || word.length() > LONGEST_FUZZY) {
      return null;
    }
    if (hashes.get(bit(word.hashCode())) && vocabulary.contains(word)) {
      return null;
    }
    Hashes parts = new Hashes(word);
    for (int i = 0; i < word.length(); i++) {
      if (hashes.get(bit(parts.with(i)))) {
        String wrong = misreadings.get(word.substring(0, i) + ANY + word.substring(i + 1));
        if (wrong != null) {
          return wrong;
        }
      }
    }
    if (hashes.get(bit(word.hashCode()))) {
      String missing = misreadings.get(word);
      if (missing != null) {
        return missing;
      }
    }
    for (int i = 0; i < word.length() && word.length() > FUZZY_LENGTH; i++) {
      if (hashes.get(bit(parts.without(i)))) {
        String tooMuch = word.substring(0, i) + word.substring(i + 1);
        if (vocabulary.contains(tooMuch)) {
          return tooMuch;
        }
      }
    }
    return null;
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

  private static final class Node<T> {
    private final Map<String, Node<T>> next = new HashMap<>(2);
    private final Set<T> meanings = new LinkedHashSet<>(2);
  }
}
