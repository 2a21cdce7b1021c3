package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.words.DataFile;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Names in phrases such as "Thank you for shopping at Corner Shop!" and "Ihr Mill Team". */
final class VendorMentions {
  static final double WEIGHT = 14;

  private static final int MAX_MENTIONS = 3;

  private static final Phrases<String> PHRASES = new Phrases<>();

  static {
    for (DataFile.Entry entry : VendorWords.NAMES.entries()) {
      if (entry.key().equals("around")) {
        PHRASES.add(entry.values().getFirst(), entry.values().getLast());
      } else if (entry.key().equals("mention")) {
        entry.values().forEach(phrase -> PHRASES.add(phrase, ""));
      }
    }
  }

  private VendorMentions() {}

  static List<VendorFinder.Name> find(List<RowFacts> rows) {
    List<VendorFinder.Name> names = new ArrayList<>();
    for (RowFacts row : rows) {
      for (Phrases.Match<String> match : PHRASES.find(row.words())) {
        String rest = row.text().substring(match.end());
        String tail = match.meanings().iterator().next();
        int end = tail.isEmpty() ? sentenceEnd(rest) : tailStart(rest, tail);
        String name = end < 0 ? "" : NameText.of(rest.substring(0, end)).text();
        NameShape shape = NameShape.of(name);
        if (shape.nameLike()
            && Character.isUpperCase(name.charAt(0))
            && shape.smallWords() < 2
            && names.size() < MAX_MENTIONS) {
          names.add(new VendorFinder.Name(name, WEIGHT, Source.of(row, match.start(), "phrase")));
        }
      }
    }
    return names;
  }

  private static int sentenceEnd(String text) {
    int end = 0;
    while (end < text.length() && "!?,.\t".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  private static int tailStart(String text, String tail) {
    int at = Words.indexIgnoringCase(text, tail);
    return at > 0 && " -\t".indexOf(text.charAt(at - 1)) >= 0 ? at - 1 : -1;
  }
}
