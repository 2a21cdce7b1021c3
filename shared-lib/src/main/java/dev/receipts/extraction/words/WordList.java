package dev.receipts.extraction.words;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A word list with the kinds of words that its owner knows: a misspelt one would be passed over.
 *
 * @param name of the file
 * @param kinds the keys that its lines may have
 */
public record WordList(String name, Set<String> kinds) {

  public WordList {
    kinds = Set.copyOf(kinds);
  }

  /** A list with these kinds of words. */
  public static WordList of(String name, String... kinds) {
    return new WordList(name, Set.of(kinds));
  }

  /**
   * The lines of the list.
   *
   * @throws IllegalStateException if the library has no such list, or a line of it has no key or an
   *     unknown one
   */
  public List<DataFile.Entry> entries() {
    List<DataFile.Entry> entries = DataFile.read(name);
    for (DataFile.Entry entry : entries) {
      if (!kinds.contains(entry.key())) {
        throw new IllegalStateException(
            "The word list " + name + " has words of an unknown kind: " + entry.key());
      }
    }
    return entries;
  }

  /** The words of a kind, as they stand there and in that order. */
  public Set<String> words(String kind) {
    return entries().stream()
        .filter(entry -> entry.key().equals(kind))
        .flatMap(entry -> entry.values().stream())
        .collect(
            Collectors.collectingAndThen(
                Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
  }

  /** The phrases of some kinds. */
  public Phrases<Boolean> phrases(String... some) {
    Phrases<Boolean> phrases = new Phrases<>();
    entries().stream()
        .filter(entry -> List.of(some).contains(entry.key()))
        .forEach(entry -> entry.values().forEach(value -> phrases.add(value, true)));
    return phrases;
  }
}
