package dev.receipts.local.ocr;

import dev.receipts.page.Box;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes text lines of words that stand in one row. A wide gap ends a line, as in Textract's
 * answers: a label at the left and its amount at the right are two lines.
 */
final class Lines {
  /** A gap that is wider than this many letter heights. */
  private static final double WIDE = 2.0;

  /** A mark without letter or digit is read from dirt more often than from print. */
  private static final double LEAST_CONFIDENCE_OF_A_MARK = 50;

  /** So few letters at the edge of a line, read with doubt, are the paper's edge or a frame. */
  private static final int LONGEST_SPECK = 2;

  private static final double LEAST_CONFIDENCE_OF_LETTERS_AT_THE_EDGE = 50;
  private static final double LEAST_CONFIDENCE_OF_A_MARK_AT_THE_EDGE = 70;

  private Lines() {}

  /**
   * The lines of some rows.
   *
   * @param widthToHeight the page's width divided by its height
   */
  static List<TextLine> of(List<List<Word>> rows, double widthToHeight) {
    List<List<Word>> lines = new ArrayList<>();
    for (List<Word> row : rows) {
      List<Word> words = withoutSpecks(row.stream().filter(Lines::isText).toList());
      double height =
          words.stream()
              .mapToDouble(word -> word.box().height())
              .sorted()
              .skip(words.size() / 2)
              .findFirst()
              .orElse(0);
      List<Word> line = new ArrayList<>();
      for (Word word : words) {
        boolean apart =
            !line.isEmpty()
                && (word.box().left() - line.getLast().box().right()) * widthToHeight
                    > WIDE * height;
        if (apart) {
          lines.add(insideARow(line));
          line = new ArrayList<>();
        }
        line.add(word);
      }
      lines.add(insideARow(line));
    }
    return lines.stream().filter(line -> !line.isEmpty()).map(Lines::line).toList();
  }

  private static boolean isText(Word word) {
    return word.confidence() >= LEAST_CONFIDENCE_OF_A_MARK
        || word.text().codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static List<Word> withoutSpecks(List<Word> line) {
    int from = 0;
    int to = line.size();
    while (from < to && isSpeck(line.get(from))) {
      from++;
    }
    while (to > from && isSpeck(line.get(to - 1))) {
      to--;
    }
    return line.subList(from, to);
  }

  /** What stands alone between others may be an amount in a table that could not be read. */
  private static List<Word> insideARow(List<Word> line) {
    List<Word> kept = withoutSpecks(line);
    return kept.isEmpty() ? line : kept;
  }

  private static boolean isSpeck(Word word) {
    double least =
        word.text().codePoints().allMatch(Lines::isMark)
            ? LEAST_CONFIDENCE_OF_A_MARK_AT_THE_EDGE
            : LEAST_CONFIDENCE_OF_LETTERS_AT_THE_EDGE;
    return word.confidence() < least
        && word.text().length() <= LONGEST_SPECK
        && word.text().codePoints().noneMatch(Character::isDigit);
  }

  /** Neither a letter nor part of an amount. */
  private static boolean isMark(int c) {
    return !Character.isLetterOrDigit(c)
        && Character.getType(c) != Character.CURRENCY_SYMBOL
        && c != '-';
  }

  private static TextLine line(List<Word> words) {
    String text = String.join(" ", words.stream().map(Word::text).toList());
    Box box = words.stream().map(Word::box).reduce(Box::union).orElse(Box.PAGE);
    double confidence = words.stream().mapToDouble(Word::confidence).average().orElse(0);
    return new TextLine(text, box, confidence, words);
  }
}
