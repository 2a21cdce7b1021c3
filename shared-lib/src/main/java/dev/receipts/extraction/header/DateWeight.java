package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.notation.Dates;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.SmallWord;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How much speaks for a date being the receipt's, by what stands around it. */
final class DateWeight {
  /** By so much less a date weighs for each row above it. */
  private static final double BELOW = 0.05;

  /** Rows; the date at the foot of a long roll is no worse than that of a long page. */
  private static final int MOST_BELOW = 120;

  /** What stands in front of a letter's date: where it was written. */
  private static final Pattern LETTER_DATE =
      Pattern.compile("\\p{Lu}[\\p{L} .-]{2,30}, ?(?:\\p{Ll}{2,3} )?");

  private static final int LONGEST_TITLE = 30;

  private DateWeight() {}

  static double of(List<RowFacts> rows, int index, DateToken date) {
    RowFacts row = rows.get(index);
    return (date.sure() ? 6 : 0)
        + labels(rows, index, date)
        + neighbours(row, date)
        + form(row, date)
        - BELOW * Math.min(index, MOST_BELOW);
  }

  /** What it is called. */
  private static double labels(List<RowFacts> rows, int index, DateToken date) {
    RowFacts row = rows.get(index);
    Optional<DateLabel> before = DateLabels.before(row, date);
    if (before.isPresent()) {
      return before.get().beside();
    }
    double title = isBehindTitle(row, date) ? 10 : 0;
    return title + DateLabels.above(rows, index, date).map(DateLabel::above).orElse(0.0);
  }

  /** What else stands in its row. */
  private static double neighbours(RowFacts row, DateToken date) {
    double weight = 0;
    // Midnight is what a machine writes that knows the day only.
    if (Dates.time(row.text()).filter(time -> !time.equals(LocalTime.MIDNIGHT)).isPresent()) {
      weight += 8;
    }
    if (!row.money().isEmpty()) {
      weight -= 4;
    }
    if (isOfPeriod(row, date)) {
      weight -= 15;
    }
    return weight;
  }

  /** How it is written. */
  private static double form(RowFacts row, DateToken date) {
    double weight = 0;
    if (isOfLetter(row, date)) {
      weight += 12;
    }
    if (isOfMachine(row.text(), date)) {
      weight -= 12;
    }
    return weight;
  }

  /** {@code Leeds, 4 May 2024} and {@code Ulm, den 04.05.2024}: a letter begins with its date. */
  private static boolean isOfLetter(RowFacts row, DateToken date) {
    int start = row.text().lastIndexOf('\t', date.start()) + 1;
    return row.keywords().isEmpty()
        && LETTER_DATE.matcher(row.text().substring(start, date.start())).matches();
  }

  /** {@code Invoice 4 May 2024}, and nothing else. */
  private static boolean isBehindTitle(RowFacts row, DateToken date) {
    return row.concepts(0, date.start()).contains(Concept.DOCUMENT)
        && date.end() == row.text().length()
        && date.start() <= LONGEST_TITLE;
  }

  /** Whether the day begins or ends a period: {@code 01.02.2024 - 29.02.2024}. */
  private static boolean isOfPeriod(RowFacts row, DateToken date) {
    for (DateToken other : row.dates()) {
      int from = Math.min(date.end(), other.end());
      int to = Math.max(date.start(), other.start());
      if (!other.equals(date)
          && from < to
          && SmallWord.UNTIL.is(row.text().substring(from, to).strip())) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether a time follows as in {@code 2023-03-02T23:35:00.000Z}: that is how the security module
   * of a till signs, often in universal time, where it can be the day before the printed one.
   */
  private static boolean isOfMachine(String text, DateToken date) {
    int end = date.end();
    return end + 1 < text.length()
        && text.charAt(end) == 'T'
        && Character.isDigit(text.charAt(end + 1))
        && text.charAt(date.start() + 4) == '-';
  }
}
