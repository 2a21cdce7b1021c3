package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.layout.Row;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.page.Box;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * The rows of a receipt as places of the vendor's name: of each only the part that may be a name,
 * without the titles, slogans and recipients beside it.
 */
final class NameRows {
  /** Cells that begin so near each other, in parts of the page's width, are one column. */
  static final double SAME_COLUMN = 0.03;

  private final List<RowFacts> rows;
  private final NameShape[] shapes;
  private final double medianHeight;
  private final double medianConfidence;

  NameRows(List<RowFacts> rows) {
    this.rows = rows;
    shapes = new NameShape[rows.size()];
    medianHeight = median(cell -> cell.box().height());
    medianConfidence = median(Cell::confidence);
  }

  int size() {
    return rows.size();
  }

  RowFacts row(int index) {
    return rows.get(index);
  }

  List<RowFacts> all() {
    return rows;
  }

  /** Looked at when it is asked for: most rows never are. */
  NameShape shape(int index) {
    if (shapes[index] == null) {
      shapes[index] =
          NameShape.of(
              introduced(rows.get(index))
                  .orElseGet(() -> rows.get(index).text().substring(0, nameEnd(index))));
    }
    return shapes[index];
  }

  /** In parts of the page's height. */
  double medianHeight() {
    return medianHeight;
  }

  /** In percent. */
  double medianConfidence() {
    return medianConfidence;
  }

  private double median(ToDoubleFunction<Cell> measure) {
    int count = 0;
    for (RowFacts row : rows) {
      count += row.row().cells().size();
    }
    double[] values = new double[count];
    for (RowFacts row : rows) {
      for (Cell cell : row.row().cells()) {
        values[--count] = measure.applyAsDouble(cell);
      }
    }
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[values.length / 2];
  }

  /** The text of a column at the right that tells the vendor by itself, or has a label for it. */
  static Optional<String> introduced(RowFacts row) {
    List<Cell> cells = row.row().cells();
    for (int i = 0; i + 1 < cells.size(); i++) {
      if (NameText.isLabel(cells.get(i).text()) && !cells.get(i + 1).text().endsWith(":")) {
        return Optional.of(cells.get(i + 1).text());
      }
    }
    for (int i = 1; i < cells.size(); i++) {
      if (NameText.introduces(cells.get(i).text())) {
        return Optional.of(cells.get(i).text());
      }
    }
    return Optional.empty();
  }

  /** Whether the second column, and not the first, stands below the label of a recipient. */
  boolean isBesideRecipient(int index) {
    List<Cell> cells = rows.get(index).row().cells();
    if (index == 0 || cells.size() < 2) {
      return false;
    }
    RowFacts above = rows.get(index - 1);
    return above.keywords().stream()
        .filter(match -> match.meanings().contains(Concept.RECIPIENT))
        .findFirst()
        .map(match -> above.row().cellAt(match.start()).box().left() - SAME_COLUMN)
        .filter(left -> cells.getFirst().box().left() < left && cells.get(1).box().left() > left)
        .isPresent();
  }

  /** One below the other with little between them, and of similar size. */
  boolean adjacent(int upper, int lower) {
    Row a = rows.get(upper).row();
    Row b = rows.get(lower).row();
    Box first = a.box();
    Box second = b.box();
    double gap = second.top() - first.bottom();
    double height = Math.max(first.height(), second.height());
    double small = Math.min(first.height(), second.height());
    return a.page() == b.page() && gap < 1.3 * height && height <= 2 * small;
  }

  /** Where the sender's name in a row ends: at a title, or at the name of a recipient beside it. */
  private int nameEnd(int index) {
    RowFacts row = rows.get(index);
    int end = Math.min(columnEnd(row), Math.min(titleStart(row), sloganStart(row)));
    int column = row.text().indexOf('\t');
    return column >= 0 && isBesideRecipient(index) ? Math.min(end, column) : end;
  }

  /** Where a title or label in the column at the right begins. */
  private static int columnEnd(RowFacts row) {
    int column = row.text().indexOf('\t');
    boolean titled =
        column > 0
            && row.concepts(column, Integer.MAX_VALUE).stream()
                .anyMatch(NameLabels.TITLES::contains)
            && row.purity(0, column) < 0.5;
    return titled ? column : row.text().length();
  }

  /** Where a title begins behind a whole name, as in {@code Mill Ltd Invoice No 17}. */
  private static int titleStart(RowFacts row) {
    for (Phrases.Match<Concept> match : row.keywords()) {
      if (match.start() > 0
          && match.exact()
          && endsName(row.text().substring(0, match.start()), match)) {
        return match.start();
      }
    }
    return row.text().length();
  }

  private static boolean endsName(String before, Phrases.Match<Concept> match) {
    Set<Concept> title = match.meanings();
    return NameLabels.isRecipient(match)
        ? before.strip().length() >= 3
        : (title.contains(Concept.OTHERNUMBER)
                || title.stream().anyMatch(NameLabels.TITLES::contains))
            && NameShape.of(before).legalEnd();
  }

  /** Where a slogan in the column beside the name begins. */
  private static int sloganStart(RowFacts row) {
    int column = row.text().indexOf('\t');
    boolean slogan =
        column >= 3
            && NameShape.of(row.text().substring(column)).sentence()
            && !NameShape.of(row.text().substring(0, column)).sentence();
    return slogan ? column : row.text().length();
  }
}
