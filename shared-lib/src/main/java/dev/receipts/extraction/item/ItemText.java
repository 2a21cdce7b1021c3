package dev.receipts.extraction.item;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.Currencies;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.notation.Units;
import dev.receipts.extraction.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What stands beside the amount in a row of goods: words, unit and tax code. */
final class ItemText {
  /** A number with decimals, or a sign of multiplication at the end. */
  private static final Pattern QUANTITY = Pattern.compile("\\d[.,]\\d|[xX×*@]$");

  private static final Set<String> SIGNS = ItemWords.LIST.words("sign");

  private ItemText() {}

  /** The mark behind an amount that ties it to a tax rate: {@code 3,49 B} and {@code 9,70 1}. */
  static Optional<String> taxCode(RowFacts row, NumberToken amount) {
    String text = row.text();
    int from = amount.end();
    while (from > amount.start() && !Character.isDigit(text.charAt(from - 1))) {
      from--;
    }
    String mark = text.substring(from).strip();
    boolean letters =
        !mark.isEmpty() && mark.length() <= 2 && mark.chars().allMatch(ItemText::isLatin);
    boolean sign = mark.length() == 1 && (mark.equals("*") || Character.isDigit(mark.charAt(0)));
    return (letters && !Currencies.isMark(mark, 0, mark.length())) || sign
        ? Optional.of(mark.toUpperCase(Locale.ROOT))
        : Optional.empty();
  }

  private static boolean isLatin(int c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Whether a number is the price of one piece, as in {@code TEA @ 2.50}, and no amount. */
  static boolean isUnitPrice(RowFacts row, NumberToken number) {
    String text = row.text();
    int at = number.start();
    while (at > 0 && text.charAt(at - 1) == ' ') {
      at--;
    }
    return text.charAt(number.start()) == '@' || (at > 0 && text.charAt(at - 1) == '@');
  }

  /**
   * The words left of the amount.
   *
   * @param used the numbers that are the line's quantity and price
   */
  static String description(
      RowFacts row, NumberToken amount, List<NumberToken> used, Optional<String> code) {
    List<String> parts = new ArrayList<>();
    for (Row.Part cell : row.row().parts()) {
      int end = Math.min(cell.end(), amount.start());
      if (cell.start() >= amount.start() || end > row.text().length()) {
        break;
      }
      int from = cell.start() == 0 ? behind(row, code) : cell.start();
      String part = words(row, from, Math.max(from, end), used);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return String.join(" ", parts);
  }

  /** Whether a row begins with a day, as each line of a statement or of hours worked does. */
  static boolean isDated(RowFacts row) {
    return !row.dates().isEmpty() && row.dates().getFirst().start() == 0;
  }

  /** Where the words may begin: behind the day or the article number in front. */
  private static int behind(RowFacts row, Optional<String> code) {
    int day = isDated(row) ? row.dates().getFirst().end() : 0;
    return code.map(number -> row.text().indexOf(number) + number.length()).orElse(day);
  }

  /** A part of a row without the quantity in front and the numbers behind. */
  private static String words(RowFacts row, int start, int end, List<NumberToken> used) {
    String text = row.text();
    int from = start;
    for (NumberToken number : used) {
      boolean first = text.substring(from, Math.max(from, number.start())).isBlank();
      if (first && number.start() >= start && number.end() < end) {
        int next = number.end();
        while (next < end && "xX*@× ".indexOf(text.charAt(next)) >= 0) {
          next++;
        }
        from = next;
      }
    }
    int to = end;
    int at = end;
    while (at > from) {
      int word = at;
      while (word > from && text.charAt(word - 1) != ' ') {
        word--;
      }
      if (number(row, used, word, at)) {
        to = word;
      } else if (word < at && !beside(text.substring(word, at))) {
        break;
      }
      at = word - 1;
    }
    to = beforeMark(text, from, to);
    while (to > from && "@ ".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    while (from < to && "-*•·> ".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    String words = text.substring(from, Math.max(from, to)).strip();
    return letters(words) >= 2 && !onlyUnits(words) ? words : "";
  }

  /** {@code Soup CHF}, with the amount behind it. */
  private static int beforeMark(String text, int from, int end) {
    int to = text.substring(from, Math.max(from, end)).stripTrailing().length() + from;
    int mark = Math.max(from, text.lastIndexOf(' ', to - 1) + 1);
    boolean behindWords = mark > from && to - mark > 1;
    return behindWords && Currencies.isMark(text, mark, to) ? mark : end;
  }

  static int letters(String words) {
    int letters = 0;
    for (int i = 0; i < words.length(); i++) {
      letters += Character.isLetter(words.charAt(i)) ? 1 : 0;
    }
    return letters;
  }

  private static boolean number(RowFacts row, List<NumberToken> used, int from, int to) {
    for (NumberToken number : row.numbers()) {
      boolean inside = number.start() < to && number.end() > from;
      boolean taken = used.stream().anyMatch(other -> other.start() == number.start());
      if (inside && (taken || row.money().contains(number))) {
        return true;
      }
    }
    return false;
  }

  /** What may stand between the numbers behind the words. */
  private static boolean beside(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return Units.isUnit(lower)
        || SIGNS.contains(lower)
        || word.equals("@")
        || word.equals("*")
        || word.equals("=")
        || Currencies.isMark(word, 0, word.length());
  }

  /** {@code 0,180 x} and {@code 1,419 EUR/l}, while {@code 10' 2X3} may name a timber. */
  static boolean onlyQuantity(String words) {
    return onlyUnits(words) && QUANTITY.matcher(words).find();
  }

  /** "kg X", "EUR/kg": what stands beside a quantity. */
  static boolean onlyUnits(String words) {
    for (Words.Word word : Words.of(words).words()) {
      String printed = words.substring(word.start(), word.end()).toLowerCase(Locale.ROOT);
      boolean known =
          Units.isUnit(printed)
              || SIGNS.contains(printed)
              || Currencies.isMark(words, word.start(), word.end())
              || !word.wordy();
      if (!known) {
        return false;
      }
    }
    return true;
  }
}
