package dev.receipts.extraction.header;

import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.notation.DateToken;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.page.Box;
import java.util.List;
import java.util.Optional;

/** Finds the label of a date, in front of it or in the row above. */
final class DateLabels {
  /** Letters of a short word in the second row of a title. */
  private static final int REST_OF_TITLE = 4;

  private DateLabels() {}

  /** The nearest label in front of a date. */
  static Optional<DateLabel> before(RowFacts row, DateToken date) {
    return last(row, 0, date.start());
  }

  /** The label in the column above a date; where none stands there, any label above. */
  static Optional<DateLabel> above(List<RowFacts> rows, int index, DateToken date) {
    return index > 0 ? above(titles(rows, index), rows.get(index), date) : Optional.empty();
  }

  private static Optional<DateLabel> above(RowFacts titles, RowFacts row, DateToken date) {
    boolean ofGoods = !row.money().isEmpty() && Headings.isOne(titles);
    if (!titles.dates().isEmpty() || ofGoods) {
      return Optional.empty();
    }
    return inColumn(titles, row.row().cellAt(date.start()).box())
        .or(() -> inOrder(titles, row, date))
        .or(() -> DateLabel.anyOf(titles.concepts()));
  }

  private static Optional<DateLabel> inColumn(RowFacts titles, Box below) {
    if (titles.row().cells().size() == 1) {
      return Optional.empty();
    }
    for (Row.Part title : titles.row().parts()) {
      if (title.cell().box().sharesColumn(below)) {
        Optional<DateLabel> label = last(titles, title.start(), title.end());
        if (label.isPresent()) {
          return label;
        }
      }
    }
    return Optional.empty();
  }

  /** Titles and dates that were each read as one piece belong together in their order. */
  private static Optional<DateLabel> inOrder(RowFacts titles, RowFacts row, DateToken date) {
    List<DateLabel> labels =
        titles.keywords().stream().map(DateLabel::of).flatMap(Optional::stream).toList();
    return labels.size() > 1 && labels.size() == row.dates().size()
        ? Optional.of(labels.get(row.dates().indexOf(date)))
        : Optional.empty();
  }

  /** The row above, or the one above that where titles go on with a word below the others. */
  private static RowFacts titles(List<RowFacts> rows, int index) {
    RowFacts above = rows.get(index - 1);
    boolean rest = index > 1 && above.keywords().isEmpty() && above.letters() <= REST_OF_TITLE;
    return rest ? rows.get(index - 2) : above;
  }

  /** The last label of a date in a part of a row. */
  private static Optional<DateLabel> last(RowFacts row, int from, int to) {
    Optional<DateLabel> last = Optional.empty();
    Optional<Phrases.Match<Concept>> before = Optional.empty();
    for (Phrases.Match<Concept> match : row.keywords()) {
      if (match.start() >= from && match.start() < to) {
        Optional<DateLabel> label =
            before.flatMap(number -> DateLabel.of(number, match, row.text()));
        if (label.isEmpty() && !isSecond(row.text(), match.start(), last.isPresent())) {
          label = DateLabel.of(match);
        }
        last = label.isPresent() ? label : last;
      }
      before = Optional.of(match);
    }
    return last;
  }

  /**
   * {@code Invoice date/Delivery date}: the first one tells what the date is, be it in the row
   * above.
   */
  private static boolean isSecond(String text, int label, boolean first) {
    int before = label - 1;
    while (before > 0 && text.charAt(before) == ' ') {
      before--;
    }
    return before >= 0 && text.charAt(before) == '/' && (first || before == 0);
  }
}
