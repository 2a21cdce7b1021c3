package dev.receipts.extraction;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells what an expense is for from the words on the receipt. */
public final class Categories {
  /** A word in the vendor's name says as much as this many in the lines below. */
  private static final int NAME_WEIGHT = 3;

  /** One word alone may stand anywhere by chance. */
  private static final int MIN_WEIGHT = 2;

  /** A word counts so many times: ten beers make no more of a restaurant than three. */
  private static final int MAX_PER_WORD = 3;

  private static final Phrases<String> WORDS = new Phrases<>();

  private static final List<String> NAMES;

  static {
    List<DataFile.Entry> entries = DataFile.read("categories.txt");
    NAMES = entries.stream().map(DataFile.Entry::key).distinct().toList();
    for (DataFile.Entry entry : entries) {
      entry.values().forEach(word -> WORDS.add(word, entry.key()));
    }
  }

  private Categories() {}

  /** The names of all categories. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A category.
   *
   * @param source the first word for it; absent where only the vendor's name speaks for it
   */
  record Found(String category, Optional<Source> source) {}

  /** The category that most words speak for; none where two are level. */
  static Optional<Found> find(Optional<String> vendor, List<RowFacts> rows) {
    Map<String, Integer> weights = new HashMap<>();
    vendor.ifPresent(
        name -> {
          for (Phrases.Match<String> match : WORDS.find(Words.of(name))) {
            match.meanings().forEach(key -> weights.merge(key, NAME_WEIGHT, Integer::sum));
          }
        });
    Map<String, Integer> seen = new HashMap<>();
    Map<String, Source> sources = new HashMap<>();
    for (RowFacts row : rows) {
      for (Phrases.Match<String> match : WORDS.find(row.words())) {
        String word = row.words().words().get(match.from()).text();
        if (seen.merge(word, 1, Integer::sum) <= MAX_PER_WORD) {
          for (String key : match.meanings()) {
            weights.merge(key, 1, Integer::sum);
            sources.computeIfAbsent(key, none -> Source.of(row, match.start(), "word of it"));
          }
        }
      }
    }
    int most = weights.values().stream().max(Integer::compare).orElse(0);
    List<String> best =
        weights.entrySet().stream()
            .filter(entry -> entry.getValue() == most)
            .map(Map.Entry::getKey)
            .toList();
    return most >= MIN_WEIGHT && best.size() == 1
        ? Optional.of(new Found(best.getFirst(), Optional.ofNullable(sources.get(best.getFirst()))))
        : Optional.empty();
  }
}
