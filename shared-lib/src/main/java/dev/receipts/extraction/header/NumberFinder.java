package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.evidence.Source;
import dev.receipts.extraction.evidence.Trace;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.notation.DateOrder;
import dev.receipts.extraction.notation.Dates;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.SmallWord;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the number of the receipt or invoice behind its label, or below it. */
public final class NumberFinder {
  private static final int MAX_LENGTH = 32;

  /** By so much less a number weighs for each row above it. */
  private static final double BELOW = 0.005;

  /** Rows; the number at the foot of a long roll is no worse than that of a long page. */
  private static final int MOST_BELOW = 120;

  private static final int LONGEST_SERIES = 4;

  /** Beside the rows of an address there may be one in between. */
  private static final int ROWS_BELOW_TITLE = 2;

  private static final String BEFORE_NUMBER = ":.#-–—= \t°º";

  /** A day in figures, of whatever year. */
  private static final Pattern DAY = Pattern.compile("\\d{1,2}([/.-])\\d{1,2}\\1\\d{4}");

  private static final int LONGEST_HOUSE = 4;

  /** Those who write few invoices have short numbers: {@code Invoice No. 17}. */
  private static final Pattern FEW_DIGITS = Pattern.compile("[1-9]\\d?");

  private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}:\\d{2}(?!\\d)|:$");

  /** A sign, or a word with figures behind it; an N alone begins other things, too. */
  private static final Pattern NUMBER_SIGN =
      Pattern.compile(
          SmallWord.NUMBER.pattern() + "(?<!\\bn)(?:(?<=[°º#])|[.:]* ?[°º]?[\\p{L}\\d]*-?\\d)",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Signs of rates, prices and web addresses. */
  private static final String NOT_IN_NUMBERS = "%$€£?=&";

  /** A number and where it stands. */
  public record Found(String number, Source source) {}

  private NumberFinder() {}

  /** The number of the receipt or invoice. */
  public static Optional<Found> find(List<RowFacts> rows) {
    return find(rows, Trace.OFF);
  }

  /** The same, telling what else could be it. */
  public static Optional<Found> find(List<RowFacts> rows, Trace trace) {
    Found best = null;
    double most = 0;
    for (int i = 0; i < rows.size(); i++) {
      RowFacts row = rows.get(i);
      for (Phrases.Match<Concept> match : row.keywords()) {
        boolean order = match.meanings().contains(Concept.ORDERNUMBER);
        if (!RowFacts.ofNumber(match.meanings())) {
          continue;
        }
        boolean title =
            match.meanings().contains(Concept.DOCUMENT) && !row.text().startsWith("#", match.end());
        // An order has a number before its receipt has one.
        double weight = title ? 1 : (order ? 0.6 : 2) + 0.1 * (match.to() - match.from());
        String text = row.text();
        int label = labelEnd(row, match);
        String number = behind(text, seriesStart(text, label), nextKeyword(row, label));
        if (number == null && !title && i + 1 < rows.size()) {
          number = below(row, match, rows.get(i + 1));
          weight -= 0.5;
        } else if (number != null && title && isHouse(text, number)) {
          number = null;
        } else if (number == null && title) {
          int last = Math.min(rows.size(), i + 1 + ROWS_BELOW_TITLE);
          for (int below = i + 1; below < last && number == null; below++) {
            number = belowTitle(row, match, rows.get(below));
          }
        }
        weight -= BELOW * Math.min(i, MOST_BELOW);
        if (number == null) {
          continue;
        }
        Found found = new Found(number, Source.of(row, match.start(), "label: number"));
        trace.candidate("number", found::number, found.source(), weight);
        if (weight > most) {
          most = weight;
          best = found;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code TAX INVOICE 12 Quay Street}: what stands in front of words is no number. */
  private static boolean isHouse(String text, String number) {
    int behind = text.indexOf(number) + number.length();
    String rest = firstWord(text, Math.min(text.length(), behind + 1), text.length());
    return number.length() <= LONGEST_HOUSE
        && number.chars().allMatch(Character::isDigit)
        && text.startsWith(" ", behind)
        && rest.length() >= 1
        && rest.chars().allMatch(Character::isLetter);
  }

  /** Where a label ends that names the date, too: {@code Invoice no./date}. */
  private static int labelEnd(RowFacts row, Phrases.Match<Concept> match) {
    return row.keywords().stream()
        .filter(other -> other.start() >= match.end())
        .findFirst()
        .filter(
            next ->
                next.meanings().contains(Concept.DATE)
                    && DateFinder.isBesideNumber(row.text(), match.end(), next.start()))
        .map(Phrases.Match::end)
        .orElse(match.end());
  }

  private static int nextKeyword(RowFacts row, int from) {
    for (Phrases.Match<Concept> other : row.keywords()) {
      boolean ends =
          other.meanings().contains(Concept.DATE)
              || other.meanings().contains(Concept.ORDERDATE)
              || other.meanings().contains(Concept.ORDERNUMBER)
              || other.meanings().contains(Concept.OTHERNUMBER)
              || other.meanings().contains(Concept.TIME);
      if (other.start() >= from && ends) {
        return other.start();
      }
    }
    return row.text().length();
  }

  /**
   * Where a number begins whose series was taken for the end of the label, as the T in {@code
   * Ticket T-20931} and the INV in {@code Invoice INV/2026/42}. NO and NR stand for the word
   * number.
   */
  private static int seriesStart(String text, int end) {
    int start = end;
    while (start > 0 && Character.isUpperCase(text.charAt(start - 1))) {
      start--;
    }
    boolean joined =
        end + 1 < text.length()
            && "-/_".indexOf(text.charAt(end)) >= 0
            && Character.isDigit(text.charAt(end + 1));
    int first = start;
    while (joined && first > 1 && isOfSeries(text, first)) {
      first--;
    }
    boolean word = first == 0 || " :#\t".indexOf(text.charAt(first - 1)) >= 0;
    boolean series =
        joined
            && word
            && end - start <= LONGEST_SERIES
            && start < end
            && !SmallWord.NUMBER.is(text.substring(start, end));
    return series ? first : end;
  }

  /** Whether a number goes on in front: in {@code S-INV-31-0042}, the S is a part of it. */
  private static boolean isOfSeries(String text, int at) {
    char before = text.charAt(at - 1);
    return before == '-' || (text.charAt(at) == '-' && Character.isUpperCase(before));
  }

  private static String behind(String text, int from, int to) {
    int i = from;
    while (i < to && BEFORE_NUMBER.indexOf(text.charAt(i)) >= 0) {
      i++;
    }
    // "No", "Nr", "number" between label and value.
    boolean numbered = text.substring(from, i).indexOf('#') >= 0;
    for (String word : SmallWord.NUMBER.words()) {
      if (text.regionMatches(true, i, word, 0, word.length())) {
        int end = i + word.length();
        if (end < to && ":. #\t".indexOf(text.charAt(end)) >= 0) {
          i = end;
          numbered = true;
          while (i < to && BEFORE_NUMBER.indexOf(text.charAt(i)) >= 0) {
            i++;
          }
        }
      }
    }
    int end = i;
    while (end < to && text.charAt(end) != '\t' && text.charAt(end) != ' ') {
      end++;
    }
    // "V001- 536988": what a hyphen ends goes on behind the space.
    if (end - i >= 2
        && end + 1 < to
        && text.charAt(end - 1) == '-'
        && Character.isDigit(text.charAt(end + 1))) {
      String joined = text.substring(i, end) + firstWord(text, end + 1, to);
      return valid(joined) ? joined : null;
    }
    // "CR 1803/0064": a short prefix and the number behind a space.
    if (end - i <= 3 && end < to && text.charAt(end) == ' ' && letters(text, i, end)) {
      String next = firstWord(text, end + 1, to);
      if (valid(next)) {
        return text.substring(i, end + 1) + next;
      }
    }
    String number = strip(text.substring(i, end));
    boolean last = end == to || text.charAt(end) == '\t';
    return valid(number) || (numbered && last && FEW_DIGITS.matcher(number).matches())
        ? number
        : null;
  }

  private static String firstWord(String text, int from, int to) {
    int end = from;
    while (end < to && text.charAt(end) != '\t' && text.charAt(end) != ' ') {
      end++;
    }
    return text.substring(from, end);
  }

  /** {@code INVOICE} and, below it, {@code No. 002-014-000005678}. */
  private static String belowTitle(RowFacts row, Phrases.Match<Concept> match, RowFacts next) {
    int from = 0;
    for (Cell cell : next.row().cells()) {
      int to = Math.min(next.text().length(), from + cell.text().length());
      boolean overlaps =
          Math.min(x(row, match.end()), cell.box().right())
              > Math.max(x(row, match.start()), cell.box().left());
      if (overlaps && from < to && NUMBER_SIGN.matcher(cell.text()).lookingAt()) {
        return behind(next.text(), from, to);
      }
      from += cell.text().length() + 1;
    }
    return null;
  }

  private static String below(RowFacts row, Phrases.Match<Concept> match, RowFacts next) {
    String best = null;
    double most = 0;
    int from = 0;
    boolean sure = endsWithNumberSign(row.text().substring(match.start(), match.end()));
    while (from < next.text().length()) {
      String word = firstWord(next.text(), from, next.text().length());
      if (word.endsWith("-") && from + word.length() + 1 < next.text().length()) {
        word += ' ' + firstWord(next.text(), from + word.length() + 1, next.text().length());
      }
      double overlap =
          Math.min(x(row, match.end()), x(next, from + word.length()))
              - Math.max(x(row, match.start()), x(next, from));
      if (overlap > most
          && !TIME.matcher(word).find()
          && (valid(strip(word)) || (sure && isShortCell(next, from, word)))
          && !ofDate(next, from, word)) {
        most = overlap;
        best = strip(word).replace(" ", "");
      }
      from += word.length() + 1;
    }
    return best == null && match.end() + 2 >= row.text().length() ? lastBelow(next) : best;
  }

  /** {@code Invoice No.}: what stands below is a number, however short. */
  private static boolean endsWithNumberSign(String label) {
    String last = label.substring(label.lastIndexOf(' ') + 1);
    return label.indexOf(' ') > 0 && (last.isEmpty() || SmallWord.NUMBER.is(last));
  }

  private static boolean isShortCell(RowFacts row, int from, String word) {
    return row.row().cells().size() > 1
        && FEW_DIGITS.matcher(word).matches()
        && row.row().cellAt(from).text().equals(word);
  }

  /** The last word, below a label that is the last one: both rows were read as one piece. */
  private static String lastBelow(RowFacts next) {
    String text = next.text();
    int from = text.lastIndexOf(' ') + 1;
    String word = text.substring(from);
    boolean number =
        from > 0
            && text.indexOf('\t') < 0
            && word.chars().allMatch(Character::isDigit)
            && valid(word)
            && !ofDate(next, from, word);
    return number ? word : null;
  }

  /** Whether a word is a part of a date, or a year beside one. */
  private static boolean ofDate(RowFacts row, int position, String word) {
    return row.dates().stream()
        .anyMatch(
            date ->
                (date.start() <= position && position < date.end())
                    || word.equals(Integer.toString(date.reading(DateOrder.DMY).getYear())));
  }

  /** Where a character of a row stands on the page, as if all were equally wide. */
  private static double x(RowFacts facts, int position) {
    int start = 0;
    for (Cell cell : facts.row().cells()) {
      int length = cell.text().length();
      if (position <= start + length) {
        return cell.box().left() + cell.box().width() * (position - start) / Math.max(1, length);
      }
      start += length + 1;
    }
    return facts.row().box().right();
  }

  private static boolean letters(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Character.isLetter(text.charAt(i))) {
        return false;
      }
    }
    return to > from;
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && ":#.,*°º".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ":.,;*)".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  /** A number has digits, is not an amount or a date with signs, and is not endless. */
  private static boolean valid(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      digits += Character.isDigit(text.charAt(i)) ? 1 : 0;
    }
    boolean amount =
        text.length() > 3
            && ".,".indexOf(text.charAt(text.length() - 3)) >= 0
            && digits == text.length() - 1;
    return digits >= 2
        && !DAY.matcher(text).matches()
        && text.length() >= 3
        && text.length() <= MAX_LENGTH
        && !amount
        && text.chars().noneMatch(c -> NOT_IN_NUMBERS.indexOf(c) >= 0)
        && (digits == text.length() || Dates.scan(text).isEmpty());
  }
}
