package dev.receipts.extraction.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that name fields on receipts, in every language there is a list for. */
public final class Keywords {
  /** The fewest letters of a word that may be stuck to another one. */
  private static final int SHORTEST = 3;

  private static final Set<String> KINDS =
      Stream.of(Concept.values())
          .map(concept -> concept.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.toUnmodifiableSet());

  private static final Phrases<Concept> PHRASES = load();

  private Keywords() {}

  private static Phrases<Concept> load() {
    Phrases<Concept> phrases = Phrases.withMisreadings();
    for (DataFile.Entry languages : WordList.of("languages.txt", "languages").entries()) {
      for (String language : languages.values()) {
        for (DataFile.Entry entry :
            new WordList("keywords/" + language + ".txt", KINDS).entries()) {
          Concept concept = Concept.valueOf(entry.key().toUpperCase(Locale.ROOT));
          entry.values().forEach(phrase -> phrases.add(phrase, concept));
        }
      }
    }
    return phrases;
  }

  /**
   * The words of a text. One that has lost the blank in front of its last word or digit, as {@code
   * WineSubtotal} or {@code TAX1}, is taken apart where its last word is a keyword.
   */
  public static Words words(String text) {
    Words words = Words.of(text);
    List<Words.Word> apart = null;
    for (int i = 0; i < words.words().size(); i++) {
      Words.Word word = words.words().get(i);
      int cut = lastCut(text, word.start(), word.end());
      if (apart == null && cut > 0) {
        apart = new ArrayList<>(words.words().subList(0, i));
      }
      if (apart != null) {
        apart.addAll(cut > 0 ? parts(text, word, cut) : List.of(word));
      }
    }
    return apart == null ? words : new Words(apart);
  }

  /** Where the last word or digit begins inside of a word, or 0. */
  private static int lastCut(String text, int start, int end) {
    if (end - start <= SHORTEST) {
      return 0;
    }
    if (Character.isDigit(text.charAt(end - 1)) && Character.isLetter(text.charAt(end - 2))) {
      return end - 1;
    }
    for (int i = end - SHORTEST; i >= start + SHORTEST; i--) {
      if (Character.isUpperCase(text.charAt(i))) {
        return Character.isLowerCase(text.charAt(i - 1)) && allLowerCase(text, i + 1, end) ? i : 0;
      }
    }
    return 0;
  }

  private static boolean allLowerCase(String text, int start, int end) {
    return text.chars().limit(end).skip(start).allMatch(Character::isLowerCase);
  }

  private static List<Words.Word> parts(String text, Words.Word word, int cut) {
    List<Words.Word> parts = List.of(part(text, word.start(), cut), part(text, cut, word.end()));
    Words.Word keyword = Character.isDigit(text.charAt(cut)) ? parts.getFirst() : parts.getLast();
    boolean known =
        PHRASES.find(new Words(List.of(word))).isEmpty()
            && PHRASES.find(new Words(List.of(keyword))).stream().anyMatch(Phrases.Match::exact);
    return known ? parts : List.of(word);
  }

  private static Words.Word part(String text, int start, int end) {
    Words.Word word = Words.of(text.substring(start, end)).words().getFirst();
    return new Words.Word(word.text(), start, end, word.letters());
  }

  /** What a text speaks of that is one keyword and nothing else, without a misread letter. */
  public static Set<Concept> meanings(String text) {
    return PHRASES.meanings(text);
  }

  /** The keywords among some words. */
  public static List<Phrases.Match<Concept>> find(Words words) {
    return PHRASES.find(words);
  }
}
