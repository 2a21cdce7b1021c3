package dev.receipts.extraction.notation;

import dev.receipts.extraction.words.SmallWord;
import java.util.List;

/** The small words in a date: {@code 1st of March} and {@code 3 de marzo de 2020}. */
final class DateWords {
  private static final List<String> ORDINALS = SmallWord.ORDINAL.words();
  private static final List<String> OF = SmallWord.DATE.words();

  private DateWords() {}

  /** Behind an ordinal's ending that stands there and the blanks after it; there where none is. */
  static int behindOrdinal(String text, int at) {
    return behind(text, at, ORDINALS);
  }

  /** Behind an "of" that stands there and the blanks after it; there where none is. */
  static int behindOf(String text, int at) {
    return behind(text, at, OF);
  }

  /** Where an ordinal's ending ends that stands there; there where none is. */
  static int endOfOrdinal(String text, int at) {
    return end(text, at, ORDINALS);
  }

  private static int behind(String text, int at, List<String> words) {
    int end = end(text, at, words);
    int next = end == at ? -1 : DateSigns.behind(text, end);
    return next < 0 ? at : next;
  }

  private static int end(String text, int at, List<String> words) {
    for (String word : words) {
      int end = at + word.length();
      boolean whole =
          end >= text.length()
              || !Character.isLetter(text.charAt(end))
              || !Character.isLetter(text.charAt(end - 1));
      if (whole && text.regionMatches(true, at, word, 0, word.length())) {
        return end;
      }
    }
    return at;
  }
}
