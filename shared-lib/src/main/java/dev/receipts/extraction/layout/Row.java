package dev.receipts.extraction.layout;

import dev.receipts.page.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Cells that stand side by side, left to right.
 *
 * @param page from 1
 * @param text the cells' texts, with a tab between cells
 */
public record Row(int page, List<Cell> cells, String text) {

  /** Longer rows are no receipt rows; the limit keeps the work per row bounded. */
  static final int MAX_LENGTH = 400;

  public Row {
    cells = List.copyOf(cells);
  }

  /** A row of cells, from left to right. */
  public static Row of(int page, List<Cell> cells) {
    StringBuilder text = new StringBuilder();
    for (Cell cell : cells) {
      if (!text.isEmpty()) {
        text.append('\t');
      }
      text.append(cell.text());
    }
    return new Row(page, cells, cut(text.toString()));
  }

  /** As much of a text as is read. */
  static String cut(String text) {
    return text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
  }

  /**
   * A cell with its place in the row's text.
   *
   * @param end behind the cell's last character, also where the row's text is cut before it
   */
  public record Part(Cell cell, int start, int end) {}

  /** The cells with their places in {@link #text}. */
  public List<Part> parts() {
    List<Part> parts = new ArrayList<>(cells.size());
    int start = 0;
    for (Cell cell : cells) {
      int end = start + cell.text().length();
      parts.add(new Part(cell, start, end));
      start = end + 1;
    }
    return parts;
  }

  /** The cell that holds the character at a position of {@link #text}. */
  public Cell cellAt(int position) {
    int end = -1;
    for (Cell cell : cells) {
      end += cell.text().length() + 1;
      if (position < end) {
        return cell;
      }
    }
    return cells.getLast();
  }

  /** The smallest box around all cells. */
  public Box box() {
    Box box = cells.getFirst().box();
    for (Cell cell : cells) {
      box = box.union(cell.box());
    }
    return box;
  }

  /** The confidence of the least sure cell, in percent. */
  public double confidence() {
    double lowest = 100;
    for (Cell cell : cells) {
      lowest = Math.min(lowest, cell.confidence());
    }
    return lowest;
  }
}
