package dev.receipts.extraction;

import java.util.List;
import java.util.Locale;

/** The words that name fields on receipts, in every language there is a list for. */
final class Keywords {
  private static final Phrases<Concept> PHRASES = load();

  private Keywords() {}

  private static Phrases<Concept> load() {
    Phrases<Concept> phrases = Phrases.withMisreadings();
    for (DataFile.Entry languages : DataFile.read("languages.txt")) {
      for (String language : languages.values()) {
        for (DataFile.Entry entry : DataFile.read("keywords/" + language + ".txt")) {
          Concept concept = Concept.valueOf(entry.key().toUpperCase(Locale.ROOT));
          entry.values().forEach(phrase -> phrases.add(phrase, concept));
        }
      }
    }
    return phrases;
  }

  static List<Phrases.Match<Concept>> find(Words words) {
    return PHRASES.find(words);
  }
}
