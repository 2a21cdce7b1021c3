package dev.receipts.extraction.words;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds phrases in words, the longest first: exactly as they are listed, or with their words
 * misread.
 */
public final class Phrases<T> {
  /** Phrases of fewer letters are not looked for without the blanks between their words. */
  private static final int SHORTEST_GLUED = 6;

  /** A power of two, with which a list of a thousand words lets few others pass. */
  private static final int BEGINNINGS = 1 << 14;

  private final Map<String, Node<T>> roots = new HashMap<>();

  /** The hash codes of the words that phrases begin with. */
  private final BitSet beginnings = new BitSet(BEGINNINGS);

  private final Optional<Misreadings> misreadings;

  /** Finds phrases exactly as they are listed, but for case and letters that look alike. */
  public Phrases() {
    this(Optional.empty());
  }

  private Phrases(Optional<Misreadings> misreadings) {
    this.misreadings = misreadings;
  }

  /** Finds phrases with misread words, too. */
  static <T> Phrases<T> withMisreadings() {
    return new Phrases<>(Optional.of(new Misreadings()));
  }

  /**
   * A phrase in a text.
   *
   * @param start where the phrase begins in the text
   * @param end behind its last character
   * @param from index of its first word
   * @param to index behind its last word
   */
  public record Match<T>(Set<T> meanings, int start, int end, int from, int to, boolean exact) {}

  /** Learns a phrase; the same phrase may have several meanings. */
  public void add(String phrase, T meaning) {
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
      misreadings.ifPresent(list -> list.learn(word.text()));
      glued.append(word.text());
    }
    beginnings.set(beginning(words.getFirst().text()));
    node.meanings.add(meaning);
    if (words.size() > 1 && glued.length() >= SHORTEST_GLUED) {
      Node<T> whole = roots.computeIfAbsent(glued.toString(), key -> new Node<>());
      whole.meanings.add(meaning);
      beginnings.set(beginning(glued.toString()));
      misreadings.ifPresent(list -> list.learn(glued.toString()));
    }
  }

  private static int beginning(String word) {
    int hash = word.hashCode();
    return (hash ^ hash >>> 14) & (BEGINNINGS - 1);
  }

  /** The phrases in a text, from left to right; of those that begin at one word the longest. */
  public List<Match<T>> find(Words text) {
    List<Words.Word> words = text.words();
    List<Match<T>> matches = List.of();
    int i = 0;
    while (i < words.size()) {
      boolean begins = beginnings.get(beginning(words.get(i).text()));
      if (misreadings.isEmpty() && !begins) {
        i++;
        continue;
      }
      Map<String, Node<T>> level = roots;
      Match<T> longest = null;
      boolean exact = true;
      for (int j = i; j < words.size(); j++) {
        Words.Word word = words.get(j);
        Node<T> node = j > i || begins ? level.get(word.text()) : null;
        boolean misread = false;
        if (node == null && misreadings.isPresent() && word.wordy()) {
          Optional<String> meant = misreadings.get().meant(word.text());
          node = meant.isPresent() ? level.get(meant.get()) : null;
          misread = true;
        }
        if (node == null) {
          break;
        }
        exact &= !misread;
        if (!node.meanings.isEmpty() && (word.wordy() || j > i)) {
          longest = new Match<>(node.shown, words.get(i).start(), word.end(), i, j + 1, exact);
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

  /** What a text means that is one of the phrases as it is listed, and nothing else. */
  Set<T> meanings(String text) {
    List<Words.Word> words = Words.of(text).words();
    boolean whole =
        !words.isEmpty()
            && words.getFirst().start() == 0
            && words.getLast().end() == text.length()
            && (words.size() > 1 || words.getFirst().wordy());
    Node<T> node = whole ? roots.get(words.getFirst().text()) : null;
    for (int i = 1; i < words.size() && node != null; i++) {
      node = node.next.get(words.get(i).text());
    }
    return node == null ? Set.of() : node.shown;
  }

  private static final class Node<T> {
    private final Map<String, Node<T>> next = new HashMap<>(2);
    private final Set<T> meanings = new LinkedHashSet<>(2);

    /** What matches are told: the tries are shared. */
    private final Set<T> shown = Collections.unmodifiableSet(meanings);
  }
}
