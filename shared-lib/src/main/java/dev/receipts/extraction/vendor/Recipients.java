package dev.receipts.extraction.vendor;

import dev.receipts.extraction.evidence.Headings;
import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.layout.Cell;
import dev.receipts.extraction.words.Concept;
import dev.receipts.extraction.words.Phrases;
import dev.receipts.page.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The cells that are of whom a receipt was written to: the label, as {@code Bill to}, and what
 * stands below it in its column, until something else begins.
 */
final class Recipients {
  /** Rows further apart than this many times their height are of different blocks. */
  private static final double MAX_GAP = 2;

  /** Name, persons, address, and numbers; the limit keeps what is printed densely apart. */
  private static final int MAX_ROWS = 10;

  /** By row; none where nothing names a recipient. */
  private final List<Set<Cell>> cells = new ArrayList<>();

  Recipients(List<RowFacts> rows) {
    if (rows.stream().noneMatch(row -> row.concepts().contains(Concept.RECIPIENT))) {
      return;
    }
    List<Block> open = new ArrayList<>();
    for (RowFacts row : rows) {
      boolean titles = Headings.isOne(row);
      open.removeIf(block -> titles || block.endsAt(row));
      List<Cell> found = new ArrayList<>();
      open.forEach(block -> found.addAll(block.take(row)));
      for (Phrases.Match<Concept> match : labels(row)) {
        Block block = new Block(row, match);
        open.removeIf(other -> other.holds(block.last));
        open.add(block);
        found.add(row.row().cellAt(match.start()));
      }
      cells.add(Set.copyOf(found));
    }
  }

  /** Whether a place in a row is in a cell of theirs. */
  boolean hold(RowFacts row, int position) {
    return !cells.isEmpty() && hold(row, row.row().cellAt(position));
  }

  /** Whether a cell of a row is theirs. */
  boolean hold(RowFacts row, Cell cell) {
    return !cells.isEmpty() && cells.get(row.index()).contains(cell);
  }

  /** Two labels in one cell are of columns that were read as one: it tells nothing of either. */
  private static List<Phrases.Match<Concept>> labels(RowFacts row) {
    List<Phrases.Match<Concept>> labels =
        row.keywords().stream().filter(NameLabels::isRecipient).toList();
    return labels.stream()
        .filter(match -> begins(row, match) && !goesOnAsSentence(row.text(), match.end()))
        .filter(match -> labels.stream().filter(other -> isBeside(row, match, other)).count() == 1)
        .toList();
  }

  /** Whether two keywords stand in one cell. */
  private static boolean isBeside(
      RowFacts row, Phrases.Match<Concept> match, Phrases.Match<Concept> other) {
    return row.row().cellAt(match.start()).equals(row.row().cellAt(other.start()));
  }

  /** Whether a keyword is the first of its cell. */
  private static boolean begins(RowFacts row, Phrases.Match<Concept> match) {
    return row.text()
        .substring(row.text().lastIndexOf('\t', match.start()) + 1, match.start())
        .chars()
        .noneMatch(Character::isLetterOrDigit);
  }

  /** {@code Send this invoice to the person who pays}: no name begins with a small letter. */
  private static boolean goesOnAsSentence(String text, int end) {
    return end + 1 < text.length()
        && text.charAt(end) == ' '
        && Character.isLowerCase(text.charAt(end + 1));
  }

  /** What goes on below one label. */
  private static final class Block {
    private final int page;
    private Box last;
    private double left;
    private double right;
    private double center;

    /** Where the next column begins. */
    private double end;

    /** So many rows were taken. */
    private int rows;

    /** The cell beside a mere label, which may be its value: the block goes on below it then. */
    private Optional<Box> value;

    Block(RowFacts row, Phrases.Match<Concept> label) {
      page = row.row().page();
      List<Cell> all = row.row().cells();
      Cell cell = row.row().cellAt(label.start());
      int next = all.indexOf(cell) + 1;
      end = next < all.size() ? all.get(next).box().left() : Double.MAX_VALUE;
      value =
          next < all.size() && isValueBehind(row, label)
              ? Optional.of(all.get(next).box())
              : Optional.empty();
      begin(cell.box());
    }

    /** {@code Bill to:}, and in the cell beside it something that is no other title. */
    private static boolean isValueBehind(RowFacts row, Phrases.Match<Concept> label) {
      int column = row.text().indexOf('\t', label.end());
      return column >= 0
          && row.text().substring(label.end(), column).chars().noneMatch(Character::isLetterOrDigit)
          && row.concepts(column, Integer.MAX_VALUE).stream()
              .noneMatch(
                  concept -> concept == Concept.SELLER || NameLabels.TITLES.contains(concept));
    }

    private void begin(Box box) {
      last = box;
      left = box.left();
      right = box.right();
      center = box.centerX();
    }

    /** Whether the column goes on below the label's, whichever way the rows are aligned. */
    boolean holds(Box box) {
      boolean below = box.left() > left - NameRows.SAME_COLUMN && box.left() < right;
      boolean centered = Math.abs(box.centerX() - center) < NameRows.SAME_COLUMN;
      return (below || centered) && box.left() < end - NameRows.SAME_COLUMN;
    }

    boolean endsAt(RowFacts row) {
      if (rows >= MAX_ROWS || row.row().page() != page) {
        return true;
      }
      double height = Math.max(last.height(), row.row().box().height());
      return row.row().box().top() - last.bottom() > MAX_GAP * height
          || hasAmount(row)
          || of(row).stream().anyMatch(cell -> isOther(row, cell));
    }

    /** Whether goods or sums follow; an amount may stand beside with a label of its own. */
    private boolean hasAmount(RowFacts row) {
      return !row.money().isEmpty()
          && row.keywords().stream()
              .allMatch(match -> holds(row.row().cellAt(match.start()).box()));
    }

    /** Whether a seller follows, or a title below the name. */
    private boolean isOther(RowFacts row, Cell cell) {
      return row.keywords().stream()
          .filter(match -> begins(row, match) && row.row().cellAt(match.start()).equals(cell))
          .map(Phrases.Match::meanings)
          .anyMatch(
              words ->
                  words.contains(Concept.SELLER)
                      || (rows > 0 && words.stream().anyMatch(NameLabels.TITLES::contains)));
    }

    private List<Cell> of(RowFacts row) {
      return row.row().cells().stream().filter(cell -> holds(cell.box())).toList();
    }

    private void moveTo(Box box) {
      begin(box);
      end = Double.MAX_VALUE;
    }

    List<Cell> take(RowFacts row) {
      if (rows == 0 && of(row).isEmpty()) {
        value.ifPresent(this::moveTo);
        value = Optional.empty();
      }
      List<Cell> own = of(row);
      for (Cell cell : own) {
        last = cell.box();
        right = Math.max(right, cell.box().right());
      }
      rows += own.isEmpty() ? 0 : 1;
      return own;
    }
  }
}
