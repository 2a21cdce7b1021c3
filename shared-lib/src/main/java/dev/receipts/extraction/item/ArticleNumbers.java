package dev.receipts.extraction.item;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Words;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers of articles: in front of their names, behind them, and in rows of their own. */
final class ArticleNumbers {
  private static final int SHORTEST_TRADE_ITEM_NUMBER = 8;
  private static final int SHORTEST_CODE = 3;
  private static final int LONGEST_CODE = 20;
  private static final int SHORTEST_PLAIN_NUMBER = 5;
  private static final int LONGEST_PLAIN_NUMBER = 14;

  /** What is shorter may be a measure or a model. */
  private static final int SHORTEST_NUMBER_BEHIND = 8;

  /** {@code 1X 000004711001}: figures behind the count are the number of the article. */
  private static final Pattern LEADING_COUNT =
      Pattern.compile("([1-9]\\d{0,2}) ?[xX×][ \\t]+(\\d{5,14})(?=[ \\t])");

  private static final Set<String> LABELS = ItemWords.LIST.words("article");

  private ArticleNumbers() {}

  /** The words and the article number behind them: {@code FLOPPY PUPPY 004747514846}. */
  static Optional<Map.Entry<String, String>> numberBehind(String description) {
    int space = description.lastIndexOf(' ');
    String words = description.substring(0, Math.max(0, space)).strip();
    String number = description.substring(space + 1);
    boolean code =
        number.length() >= SHORTEST_NUMBER_BEHIND
            && number.length() <= LONGEST_PLAIN_NUMBER
            && number.chars().allMatch(ArticleNumbers::isFigure);
    return code && ItemText.letters(words) > 0
        ? Optional.of(Map.entry(words, number))
        : Optional.empty();
  }

  /** The count in front of a row that goes on with a number: {@code 2X 000004711001 6.20}. */
  static OptionalLong leadingCount(RowFacts row) {
    Matcher count = LEADING_COUNT.matcher(row.text());
    return count.lookingAt()
        ? OptionalLong.of(Integer.parseInt(count.group(1)))
        : OptionalLong.empty();
  }

  /**
   * An article number in front, or behind the count: a number of five digits or more, or a cell
   * such as CP-8511.
   */
  static Optional<String> code(RowFacts row) {
    if (ItemText.isDated(row)) {
      return Optional.empty();
    }
    String text = row.text();
    Matcher count = LEADING_COUNT.matcher(text);
    if (count.lookingAt()) {
      return Optional.of(count.group(2));
    }
    int end = 0;
    while (end < text.length() && text.charAt(end) != ' ' && text.charAt(end) != '\t') {
      end++;
    }
    String word = text.substring(0, end);
    if (word.chars().allMatch(ArticleNumbers::isFigure)) {
      return end >= SHORTEST_PLAIN_NUMBER && end <= LONGEST_PLAIN_NUMBER
          ? Optional.of(word)
          : Optional.empty();
    }
    boolean cell =
        end < text.length() && text.charAt(end) == '\t' && wordsBehind(row, end) && !amount(row);
    boolean code =
        end >= SHORTEST_CODE
            && end <= LONGEST_CODE
            && word.chars().anyMatch(ArticleNumbers::isFigure)
            && word.chars()
                .allMatch(c -> isFigure(c) || (c >= 'A' && c <= 'Z') || "-/._".indexOf(c) >= 0);
    return cell && code ? Optional.of(word) : Optional.empty();
  }

  private static boolean isFigure(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean amount(RowFacts row) {
    return !row.money().isEmpty() && row.money().getFirst().start() == 0;
  }

  private static boolean wordsBehind(RowFacts row, int from) {
    int letters = 0;
    for (Words.Word word : row.words().words()) {
      letters += word.start() >= from ? word.letters() : 0;
    }
    return letters >= SHORTEST_CODE;
  }

  /**
   * A trade item number that stands alone or behind its label: 8, 12, 13 or 14 digits, the last of
   * which is the check digit of GS1's General Specifications, section 7.9.
   */
  static Optional<String> tradeItemNumber(RowFacts row) {
    if (!hasLongNumber(row.words())) {
      return Optional.empty();
    }
    String found = null;
    for (String word : row.text().split("[ \t:]", 12)) {
      boolean figures = !word.isEmpty() && word.chars().allMatch(ArticleNumbers::isFigure);
      if (figures && found == null && checkDigitFits(word)) {
        found = word;
      } else if (!word.isEmpty() && !label(word)) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(found);
  }

  /** A quick look before a thorough one. */
  private static boolean hasLongNumber(Words words) {
    for (Words.Word word : words.words()) {
      if (word.letters() == 0 && word.text().length() >= SHORTEST_TRADE_ITEM_NUMBER) {
        return true;
      }
    }
    return false;
  }

  private static boolean label(String word) {
    for (String part : word.toLowerCase(Locale.ROOT).split("[./-]", 6)) {
      if (!part.isEmpty() && !LABELS.contains(part)) {
        return false;
      }
    }
    return true;
  }

  private static boolean checkDigitFits(String digits) {
    int length = digits.length();
    if (length != SHORTEST_TRADE_ITEM_NUMBER && (length < 12 || length > 14)) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < length; i++) {
      int weight = (length - i) % 2 == 0 ? 3 : 1;
      sum += weight * (digits.charAt(i) - '0');
    }
    return sum % 10 == 0;
  }
}
