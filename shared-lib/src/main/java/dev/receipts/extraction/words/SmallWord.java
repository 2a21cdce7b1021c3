package dev.receipts.extraction.words;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Small words that tie two things together, as {@code smallwords.txt} lists them. */
public enum SmallWord {
  /** {@code 19 % of 100.00}. */
  SHARE,

  /** {@code 1 May to 3 May}. */
  UNTIL,

  /** {@code 1 of 3}. */
  PAGE,

  /** {@code No. 4711}. */
  NUMBER,

  /** {@code Net total}. */
  NET,

  /** {@code 1.99 per kg}. */
  EACH,

  /** {@code Mill &}, with the rest of the name in the next row. */
  OPEN,

  /** {@code 1st March}. */
  ORDINAL,

  /** {@code 3 de marzo de 2020}. */
  DATE;

  private static final String LIST = "smallwords.txt";
  private static final Map<SmallWord, Set<String>> WORDS = new EnumMap<>(SmallWord.class);
  private static final Map<SmallWord, List<String>> LONGEST_FIRST = new EnumMap<>(SmallWord.class);

  static {
    for (DataFile.Entry entry : DataFile.read(LIST)) {
      SmallWord kind = valueOf(entry.key().toUpperCase(Locale.ROOT));
      WORDS.computeIfAbsent(kind, key -> new TreeSet<>()).addAll(entry.values());
    }
    WORDS.forEach(
        (kind, words) ->
            LONGEST_FIRST.put(
                kind,
                words.stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList()));
  }

  /** Whether a word is one of them, in capital or small letters. */
  public boolean is(String word) {
    return WORDS.get(this).contains(word.toLowerCase(Locale.ROOT));
  }

  /** Any of them as a part of a regular expression, the longest first. */
  public String pattern() {
    return words().stream().map(Pattern::quote).collect(Collectors.joining("|", "(?:", ")"));
  }

  /** All of them, the longest first. */
  public List<String> words() {
    return LONGEST_FIRST.get(this);
  }
}
