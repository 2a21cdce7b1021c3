package dev.receipts.samples;

import java.util.List;

/** A horizontal strip of a page. */
sealed interface Row {
  /** Text in columns. */
  record Text(List<Cell> cells, float size, boolean bold) implements Row {
    public Text {
      cells = List.copyOf(cells);
    }
  }

  /** A line across the page. */
  record Rule(boolean dashed) implements Row {}

  /** Nothing, for some points. */
  record Gap(float points) implements Row {}

  /**
   * Text at a place.
   *
   * @param at the place of the edge or centre, from 0 (left) to 1 (right)
   */
  record Cell(String text, float at, Align align) {}

  /** Which part of a cell's text is at its place. */
  enum Align {
    LEFT,
    CENTRE,
    RIGHT
  }

  static Cell left(String text, float at) {
    return new Cell(text, at, Align.LEFT);
  }

  static Cell right(String text, float at) {
    return new Cell(text, at, Align.RIGHT);
  }

  static Cell centre(String text) {
    return new Cell(text, 0.5f, Align.CENTRE);
  }
}
