package dev.receipts.extraction.evidence;

import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.Conversions;
import dev.receipts.extraction.notation.Currencies;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.notation.Dates;
import dev.receipts.extraction.notation.NumberStyle;
import dev.receipts.extraction.notation.NumberToken;
import dev.receipts.extraction.notation.Numbers;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Keywords;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.extraction.words.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What stands in a row: words, keywords, numbers and dates.
 *
 * @param index position among the receipt's rows, over all its pages
 * @param concepts of all keywords
 */
public record RowFacts(
    int index,
    Row row,
    Words words,
    List<Phrases.Match<Concept>> keywords,
    List<NumberToken> numbers,
    List<NumberToken> money,
    List<DateToken> dates,
    Set<Concept> concepts) {

  /** What labels of sums speak of. */
  private static final Set<Concept> OF_SUMS =
      EnumSet.of(
          Concept.TOTAL,
          Concept.FINAL,
          Concept.SUBTOTAL,
          Concept.TAX,
          Concept.EXCLUDING,
          Concept.INCLUDING,
          Concept.DUE);

  private static final Pattern ARTICLE_NUMBER = Pattern.compile("\\d{1,3}([.,])\\d{3}\\1\\d{2}");

  /** Reads a row. */
  public static RowFacts of(int index, Row row, NumberStyle style) {
    String text = row.text();
    Words words = Keywords.words(text);
    List<DateToken> dates = Dates.scan(text);
    List<Phrases.Match<Concept>> keywords = Keywords.find(words);
    List<NumberToken> numbers =
        new ArrayList<>(Numbers.scan(text, style, amountLabelEnd(keywords)));
    for (DateToken date : dates) {
      numbers.removeIf(number -> number.start() < date.end() && date.start() < number.end());
    }
    if (numbers.size() > 1) {
      List<Conversions.Part> conversions = Conversions.in(text);
      numbers.removeIf(number -> conversions.stream().anyMatch(part -> part.holds(number)));
    }
    numbers.removeIf(number -> number.start() == 0 && articleNumber(text, number.end()));
    List<NumberToken> money =
        numbers.stream()
            .filter(number -> number.money(style) || (style.digits() == 0 && whole(row, number)))
            .toList();
    return new RowFacts(index, row, words, keywords, numbers, money, dates, all(keywords));
  }

  private static int amountLabelEnd(List<Phrases.Match<Concept>> keywords) {
    int end = 0;
    for (Phrases.Match<Concept> match : keywords) {
      if (!Collections.disjoint(OF_SUMS, match.meanings())) {
        end = match.end();
      }
    }
    return end;
  }

  /** Whether a row begins with {@code 403.548.04} and goes on with words: that is no amount. */
  private static boolean articleNumber(String text, int end) {
    return ARTICLE_NUMBER.matcher(text.substring(0, end).strip()).matches()
        && text.chars().skip(end).filter(Character::isLetter).count() >= 3;
  }

  /** Reads all rows of a receipt. */
  public static List<RowFacts> of(List<Row> rows, NumberStyle style) {
    List<RowFacts> facts = new ArrayList<>(rows.size());
    for (Row row : rows) {
      facts.add(of(facts.size(), row, style));
    }
    return facts;
  }

  /** The text of the row, its cells parted by tabs. */
  public String text() {
    return row.text();
  }

  private static Set<Concept> all(List<Phrases.Match<Concept>> keywords) {
    if (keywords.isEmpty()) {
      return Set.of();
    }
    Set<Concept> concepts = EnumSet.noneOf(Concept.class);
    keywords.forEach(match -> concepts.addAll(match.meanings()));
    return Collections.unmodifiableSet(concepts);
  }

  /** The concepts of the keywords that begin in a part of the row. */
  public Set<Concept> concepts(int from, int to) {
    Set<Concept> concepts = EnumSet.noneOf(Concept.class);
    for (Phrases.Match<Concept> match : keywords) {
      if (match.start() >= from && match.start() < to) {
        concepts.addAll(match.meanings());
      }
    }
    return concepts;
  }

  /** Whether concepts are of the number of this paper, or of the order behind it. */
  public static boolean ofNumber(Set<Concept> concepts) {
    return concepts.contains(Concept.NUMBER) || concepts.contains(Concept.ORDERNUMBER);
  }

  /** Whether a part of the row has a keyword without a misread letter. */
  public boolean exactKeyword(int from, int to) {
    return keywords.stream()
        .anyMatch(match -> match.exact() && match.start() >= from && match.start() < to);
  }

  /** How much of the wording in the row is keywords: 1 is all, 0 is nothing. */
  public double purity() {
    return purity(0, text().length());
  }

  /** How much of the wording in a part of the row is keywords: 1 is all, 0 is nothing. */
  public double purity(int from, int to) {
    if (keywords.isEmpty()) {
      return 0;
    }
    int all = 0;
    int known = 0;
    for (int i = 0; i < words.words().size(); i++) {
      Words.Word word = words.words().get(i);
      if (word.start() < from || word.start() >= to || !word.wordy()) {
        continue;
      }
      if (Currencies.isMark(text(), word.start(), word.end())) {
        continue;
      }
      all += word.text().length();
      for (Phrases.Match<Concept> match : keywords) {
        if (i >= match.from() && i < match.to()) {
          known += word.text().length();
          break;
        }
      }
    }
    return all == 0 ? 0 : (double) known / all;
  }

  /** Where amounts have no decimals, a cell with a whole number and its currency is one. */
  private static boolean whole(Row row, NumberToken number) {
    if (number.decimals() != 0 || number.percent() || number.value() < 10_000) {
      return false;
    }
    if (isMarkBehind(row.text(), number.end())) {
      return true;
    }
    String cell = row.cellAt(number.start()).text();
    int digits = 0;
    for (Words.Word word : Words.of(cell).words()) {
      boolean figures = word.letters() == 0;
      if (!figures && !Currencies.isMark(cell, word.start(), word.end())) {
        return false;
      }
      digits += figures ? word.text().length() : 0;
    }
    return digits <= 9 && cell.indexOf('%') < 0 && cell.indexOf('-') < 0;
  }

  /** {@code Fare: 240 CZK}. */
  private static boolean isMarkBehind(String text, int end) {
    if (end >= text.length() || text.charAt(end) != ' ') {
      return false;
    }
    int to = end + 1;
    while (to < text.length() && " \t,;".indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return Currencies.isMark(text, end + 1, to);
  }

  /** How many letters the words have. */
  public int letters() {
    int letters = 0;
    for (Words.Word word : words.words()) {
      letters += word.letters();
    }
    return letters;
  }
}
