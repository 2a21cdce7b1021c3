package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Reads the number behind its label, in the same row. */
final class NumberBeside {
  private static final String SIGNS = ":.#-–—= \t°º";

  /** Signs behind the word number that are no part of what it announces. */
  private static final String WORD_ENDS = ":. #\t";

  private static final int LONGEST_PREFIX = 3;

  private static final int LONGEST_HOUSE = 4;

  /** What is said behind one of these is not the number. */
  private static final Set<Concept> ENDS =
      EnumSet.of(
          Concept.DATE, Concept.ORDERDATE, Concept.ORDERNUMBER, Concept.OTHERNUMBER, Concept.TIME);

  private NumberBeside() {}

  /** The number behind a label, as far as the next label. */
  static Optional<String> of(RowFacts row, Phrases.Match<Concept> label) {
    int end = labelEnd(row, label);
    return in(row.text(), NumberSeries.start(row.text(), end), nextLabel(row, end));
  }

  /** The number in a part of a text, behind signs and the word number. */
  static Optional<String> in(String text, int from, int to) {
    int start = behindSigns(text, from, to);
    int behindWord = behindWord(text, start, to);
    boolean announced = behindWord > start || text.substring(from, start).indexOf('#') >= 0;
    return at(text, behindWord, to, announced);
  }

  /** {@code TAX INVOICE 12 Quay Street}: what stands in front of words is no number. */
  static boolean isHouse(String text, String number) {
    int behind = text.indexOf(number) + number.length();
    String rest = NumberText.word(text, Math.min(text.length(), behind + 1), text.length());
    return number.length() <= LONGEST_HOUSE
        && number.chars().allMatch(Character::isDigit)
        && text.startsWith(" ", behind)
        && !rest.isEmpty()
        && rest.chars().allMatch(Character::isLetter);
  }

  /** Where a label ends that names the date, too: {@code Invoice no./date}. */
  private static int labelEnd(RowFacts row, Phrases.Match<Concept> label) {
    return row.keywords().stream()
        .filter(other -> other.start() >= label.end())
        .findFirst()
        .filter(
            next ->
                next.meanings().contains(Concept.DATE)
                    && DateLabel.isBesideNumber(row.text(), label.end(), next.start()))
        .map(Phrases.Match::end)
        .orElse(label.end());
  }

  private static int nextLabel(RowFacts row, int from) {
    for (Phrases.Match<Concept> other : row.keywords()) {
      if (other.start() >= from && !Collections.disjoint(other.meanings(), ENDS)) {
        return other.start();
      }
    }
    return row.text().length();
  }

  private static int behindSigns(String text, int from, int to) {
    int at = from;
    while (at < to && SIGNS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Behind "No", "Nr" and "number" between label and value. */
  private static int behindWord(String text, int from, int to) {
    int at = from;
    for (String word : SmallWord.NUMBER.words()) {
      int end = at + word.length();
      if (text.regionMatches(true, at, word, 0, word.length())
          && end < to
          && WORD_ENDS.indexOf(text.charAt(end)) >= 0) {
        at = behindSigns(text, end, to);
      }
    }
    return at;
  }

  /**
   * The number that begins at a place.
   *
   * @param announced whether a sign or a word says that it is a number, however short
   */
  private static Optional<String> at(String text, int from, int to, boolean announced) {
    int end = NumberText.wordEnd(text, from, to);
    boolean goesOn = end + 1 < to && Character.isDigit(text.charAt(end + 1));
    if (goesOn && end - from >= 2 && text.charAt(end - 1) == '-') {
      // "V001- 536988": what a hyphen ends goes on behind the space.
      return NumberText.number(text.substring(from, end) + NumberText.word(text, end + 1, to));
    }
    if (isPrefix(text, from, end) && end < to && text.charAt(end) == ' ') {
      // "CR 1803/0064": a short prefix and the number behind a space.
      String next = NumberText.word(text, end + 1, to);
      if (NumberText.isNumber(next)) {
        return Optional.of(text.substring(from, end + 1) + next);
      }
    }
    String number = NumberText.bare(text.substring(from, end));
    boolean last = end == to || text.charAt(end) == '\t';
    return announced && last && NumberText.isShort(number)
        ? Optional.of(number)
        : NumberText.number(number);
  }

  private static boolean isPrefix(String text, int from, int to) {
    return to > from
        && to - from <= LONGEST_PREFIX
        && text.substring(from, to).chars().allMatch(Character::isLetter);
  }
}
