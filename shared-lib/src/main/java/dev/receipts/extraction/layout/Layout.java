package dev.receipts.extraction.layout;

import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Puts the text lines of a page into rows: what stands side by side belongs together, on a skewed
 * page too.
 */
public final class Layout {
  /** Two cells are in one row when their centres differ by less than this share of their height. */
  private static final double SAME_ROW = 0.5;

  /** A page that leans more than this (height over width) is not straightened. */
  private static final double MAX_SLOPE = 0.12;

  /** Only so many rows are open at a time, which keeps the work linear in the lines. */
  private static final int OPEN_ROWS = 6;

  private static final int NEIGHBOURS = 8;

  /** A row with more cells is none that a receipt has; the limit keeps the work linear. */
  private static final int MAX_CELLS = 64;

  /** Fewer measurements than this say nothing. */
  private static final int MIN_SLOPES = 4;

  private Layout() {}

  /** The rows of a page, from top to bottom. */
  public static List<Row> rows(Page page) {
    List<Cell> cells = new ArrayList<>();
    for (TextLine line : page.lines()) {
      Cell cell = Cell.of(line.text(), line.box(), line.confidence());
      if (!cell.text().isEmpty()) {
        cells.add(cell);
      }
    }
    if (cells.isEmpty()) {
      return List.of();
    }
    double slope = slopeOfWords(page).orElseGet(() -> slopeOfNeighbours(cells));
    List<Open> rows = new ArrayList<>();
    List<Cell> sorted = new ArrayList<>(cells);
    Comparator<Cell> byHeight = Comparator.comparingDouble(cell -> straight(cell, slope));
    sorted.sort(byHeight);
    for (Cell cell : sorted) {
      Open best = null;
      double bestDistance = Double.MAX_VALUE;
      for (int i = Math.max(0, rows.size() - OPEN_ROWS); i < rows.size(); i++) {
        double distance = rows.get(i).distance(cell, slope);
        if (distance < bestDistance) {
          best = rows.get(i);
          bestDistance = distance;
        }
      }
      if (best == null) {
        best = new Open();
        rows.add(best);
      }
      best.cells.add(cell);
    }
    List<Row> result = new ArrayList<>(rows.size());
    for (Open row : rows) {
      row.cells.sort(Comparator.comparingDouble(cell -> cell.box().left()));
      result.add(Row.of(page.number(), row.cells));
    }
    return result;
  }

  private static double straight(Cell cell, double slope) {
    return cell.box().centerY() - slope * cell.box().centerX();
  }

  /** The median lean between neighbours that overlap in height. */
  private static double slopeOfNeighbours(List<Cell> cells) {
    List<Cell> sorted = new ArrayList<>(cells);
    sorted.sort(Comparator.comparingDouble(cell -> cell.box().centerY()));
    double[] slopes = new double[sorted.size()];
    int count = 0;
    for (int i = 0; i < sorted.size(); i++) {
      Box left = sorted.get(i).box();
      double nearest = Double.MAX_VALUE;
      double slope = 0;
      for (int j = Math.max(0, i - NEIGHBOURS);
          j < Math.min(sorted.size(), i + NEIGHBOURS + 1);
          j++) {
        Box right = sorted.get(j).box();
        double gap = right.left() - left.right();
        double rise = right.centerY() - left.centerY();
        double height = Math.min(left.height(), right.height());
        boolean level = Math.abs(rise) < 0.7 * height;
        boolean alike = Math.max(left.height(), right.height()) < 2 * height;
        double run = right.centerX() - left.centerX();
        if (gap > 0 && level && alike && run > 0.1 && Math.abs(rise) < nearest) {
          nearest = Math.abs(rise);
          slope = rise / run;
        }
      }
      if (nearest < Double.MAX_VALUE) {
        slopes[count++] = slope;
      }
    }
    return count < MIN_SLOPES ? 0 : median(slopes, count);
  }

  private static double median(double[] slopes, int count) {
    double[] known = Arrays.copyOf(slopes, count);
    Arrays.sort(known);
    double median = known[count / 2];
    return Math.abs(median) > MAX_SLOPE ? 0 : median;
  }

  /** The lean inside long lines, which is certain where the source gave words. */
  private static OptionalDouble slopeOfWords(Page page) {
    double[] slopes = new double[page.lines().size()];
    int count = 0;
    for (TextLine line : page.lines()) {
      if (line.words().size() >= 2) {
        Box first = Cell.sound(line.words().getFirst().box());
        Box last = Cell.sound(line.words().getLast().box());
        double run = last.centerX() - first.centerX();
        // Letters with and without descenders make short lines unreliable.
        if (run > 8 * Math.max(first.height(), last.height())) {
          slopes[count++] = (last.centerY() - first.centerY()) / run;
        }
      }
    }
    return count < MIN_SLOPES ? OptionalDouble.empty() : OptionalDouble.of(median(slopes, count));
  }

  /** A row that may still grow. */
  private static final class Open {
    private final List<Cell> cells = new ArrayList<>();

    /** How far a cell is from this row, and no number at all where it cannot belong to it. */
    double distance(Cell cell, double slope) {
      if (cells.size() >= MAX_CELLS || cell.box().height() <= 0) {
        return Double.MAX_VALUE;
      }
      Cell nearest = null;
      double nearestGap = Double.MAX_VALUE;
      for (Cell other : cells) {
        double overlap = cell.box().overlap(other.box());
        double narrow = Math.min(cell.box().width(), other.box().width());
        if (overlap > 0.4 * narrow) {
          return Double.MAX_VALUE;
        }
        double gap = -overlap;
        if (gap < nearestGap) {
          nearestGap = gap;
          nearest = other;
        }
      }
      if (nearest == null) {
        return Double.MAX_VALUE;
      }
      double rise = Math.abs(straight(cell, slope) - straight(nearest, slope));
      double height = Math.min(cell.box().height(), nearest.box().height());
      double tall = Math.max(cell.box().height(), nearest.box().height());
      double allowed = SAME_ROW * Math.max(height, 0.6 * tall);
      return rise < allowed ? rise : Double.MAX_VALUE;
    }
  }
}
