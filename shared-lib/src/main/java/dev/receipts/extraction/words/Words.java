package dev.receipts.extraction.words;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The words of a text, folded so that case, accents and characters that OCR confuses do not count.
 * Letters that stand apart, as in {@code T O T A L}, are one word.
 */
public record Words(List<Word> words) {
  private static final int SPACED_LETTERS = 4;

  /** With the blank behind it; what a row mostly has. */
  private static final int LETTERS_A_WORD = 5;

  public Words {
    words = Collections.unmodifiableList(words);
  }

  /**
   * A word of the text.
   *
   * @param text folded
   * @param letters how many of its characters are letters
   */
  public record Word(String text, int start, int end, int letters) {
    /** Whether it is a word and not a number. */
    public boolean wordy() {
      return letters * 2 > text.length() || letters >= 3;
    }
  }

  /** The words of a text. */
  public static Words of(String text) {
    List<Word> words = new ArrayList<>(1 + text.length() / LETTERS_A_WORD);
    StringBuilder folded = new StringBuilder();
    int start = -1;
    int letters = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? OcrLetters.fold(text.charAt(i)) : 0;
      // A bar parts words like a blank; an apostrophe inside one does not.
      if (c != 0 && text.charAt(i) != '|') {
        if (start < 0) {
          start = i;
        }
        folded.append(c);
        letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      } else if (start >= 0 && !(i < text.length() && apostrophe(text, i))) {
        words.add(new Word(folded.toString(), start, i, letters));
        folded.setLength(0);
        start = -1;
        letters = 0;
      }
    }
    return new Words(joinSpaced(words, text));
  }

  /** Where a part begins whatever its case, or -1; a text in small letters may be longer. */
  public static int indexIgnoringCase(String text, String part) {
    for (int i = 0; i + part.length() <= text.length(); i++) {
      if (text.regionMatches(true, i, part, 0, part.length())) {
        return i;
      }
    }
    return -1;
  }

  private static boolean apostrophe(String text, int i) {
    char c = text.charAt(i);
    return (c == '\'' || c == '’')
        && i + 1 < text.length()
        && Character.isLetter(text.charAt(i + 1));
  }

  private static List<Word> joinSpaced(List<Word> words, String text) {
    if (words.size() < SPACED_LETTERS) {
      return words;
    }
    int i = 0;
    List<Word> joined = null;
    while (i < words.size()) {
      int end = i;
      while (end < words.size()
          && single(words.get(end), text)
          && (end < i + 2 || dotted(words, end, text) == dotted(words, i + 1, text))) {
        end++;
      }
      if (end - i >= SPACED_LETTERS) {
        if (joined == null) {
          joined = new ArrayList<>(words.subList(0, i));
        }
        StringBuilder word = new StringBuilder();
        for (Word letter : words.subList(i, end)) {
          word.append(letter.text());
        }
        joined.add(
            new Word(word.toString(), words.get(i).start(), words.get(end - 1).end(), end - i));
        i = end;
      } else {
        if (joined != null) {
          joined.add(words.get(i));
        }
        i++;
      }
    }
    return joined == null ? words : joined;
  }

  /** Whether nothing but a point is between a letter and the one before. */
  private static boolean dotted(List<Word> letters, int i, String text) {
    int before = letters.get(i - 1).end();
    return letters.get(i).start() == before + 1 && text.charAt(before) == '.';
  }

  private static boolean single(Word word, String text) {
    return word.text().length() == 1 && Character.isLetter(text.charAt(word.start()));
  }
}
