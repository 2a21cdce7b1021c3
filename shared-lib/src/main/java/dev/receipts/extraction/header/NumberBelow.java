package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the number that stands in a row below its label. */
final class NumberBelow {
  private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}:\\d{2}(?!\\d)|:$");

  /** A sign, or a word with figures behind it; an N alone begins other things, too. */
  private static final Pattern NUMBER_SIGN =
      Pattern.compile(
          SmallWord.NUMBER.pattern() + "(?<!\\bn)(?:(?<=[°º#])|[.:]* ?[°º]?[\\p{L}\\d]*-?\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  private NumberBelow() {}

  /** {@code INVOICE} and, below it, {@code No. 002-014-000005678}. */
  static Optional<String> ofTitle(RowFacts row, Phrases.Match<Concept> title, RowFacts below) {
    Span column = Span.of(row.row(), title.start(), title.end());
    for (Row.Part part : below.row().parts()) {
      int to = Math.min(below.text().length(), part.end());
      if (column.overlap(Span.of(part.cell().box())) > 0
          && part.start() < to
          && NUMBER_SIGN.matcher(part.cell().text()).lookingAt()) {
        return NumberBeside.in(below.text(), part.start(), to);
      }
    }
    return Optional.empty();
  }

  /** The number that stands below most of a label. */
  static Optional<String> of(RowFacts row, Phrases.Match<Concept> label, RowFacts below) {
    Optional<String> number = inColumn(row, label, below);
    boolean last = label.end() + 2 >= row.text().length();
    return number.isEmpty() && last ? last(below) : number;
  }

  private static Optional<String> inColumn(
      RowFacts row, Phrases.Match<Concept> label, RowFacts below) {
    String text = below.text();
    Span column = Span.of(row.row(), label.start(), label.end());
    boolean sure = endsWithNumberSign(row.text().substring(label.start(), label.end()));
    Optional<String> best = Optional.empty();
    double most = 0;
    int from = 0;
    while (from < text.length()) {
      String word = word(text, from);
      double overlap = column.overlap(Span.of(below.row(), from, from + word.length()));
      if (overlap > most && isNumber(below, from, word, sure)) {
        most = overlap;
        best = Optional.of(NumberText.bare(word).replace(" ", ""));
      }
      from += word.length() + 1;
    }
    return best;
  }

  /** A word; what a hyphen ends goes on behind the space. */
  private static String word(String text, int from) {
    int end = NumberText.wordEnd(text, from, text.length());
    boolean goesOn = end > from && text.charAt(end - 1) == '-' && end + 1 < text.length();
    return goesOn
        ? text.substring(from, end) + ' ' + NumberText.word(text, end + 1, text.length())
        : text.substring(from, end);
  }

  /**
   * Whether a word is the number.
   *
   * @param sure whether the label says that it is one, however short
   */
  private static boolean isNumber(RowFacts row, int from, String word, boolean sure) {
    return !TIME.matcher(word).find()
        && (NumberText.isNumber(NumberText.bare(word)) || (sure && isShortCell(row, from, word)))
        && !isOfDate(row, from, word);
  }

  /** {@code Invoice No.}: what stands below is a number, however short. */
  private static boolean endsWithNumberSign(String label) {
    String last = label.substring(label.lastIndexOf(' ') + 1);
    return label.indexOf(' ') > 0 && (last.isEmpty() || SmallWord.NUMBER.is(last));
  }

  private static boolean isShortCell(RowFacts row, int from, String word) {
    return row.row().cells().size() > 1
        && NumberText.isShort(word)
        && row.row().cellAt(from).text().equals(word);
  }

  /** The last word, below a label that is the last one: both rows were read as one piece. */
  private static Optional<String> last(RowFacts below) {
    String text = below.text();
    int from = text.lastIndexOf(' ') + 1;
    String word = text.substring(from);
    boolean number =
        from > 0
            && text.indexOf('\t') < 0
            && word.chars().allMatch(Character::isDigit)
            && NumberText.isNumber(word)
            && !isOfDate(below, from, word);
    return number ? Optional.of(word) : Optional.empty();
  }

  /** Whether a word is a part of a date, or a year beside one. */
  private static boolean isOfDate(RowFacts row, int position, String word) {
    return row.dates().stream()
        .anyMatch(
            date ->
                (date.start() <= position && position < date.end())
                    || word.equals(Integer.toString(date.reading(DateOrder.DMY).getYear())));
  }
}
