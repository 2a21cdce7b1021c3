package dev.receipts.page;

/**
 * A place on a page, as shares of the page's width and height: 0 is left or top, 1 right or bottom.
 */
public record Box(double left, double top, double width, double height) {
  /** The whole page. */
  public static final Box PAGE = new Box(0, 0, 1, 1);

  public double right() {
    return left + width;
  }

  public double bottom() {
    return top + height;
  }

  public double centerX() {
    return left + width / 2;
  }

  public double centerY() {
    return top + height / 2;
  }

  /** Whether some of it stands in one column with some of another box. */
  public boolean sharesColumn(Box other) {
    return left < other.right() && other.left < right();
  }

  /** How wide the column is that two boxes share; where they share none, the gap, as a minus. */
  public double overlap(Box other) {
    return Math.min(right(), other.right()) - Math.max(left, other.left);
  }

  /** The smallest box around this one and another. */
  public Box union(Box other) {
    double newLeft = Math.min(left, other.left);
    double newTop = Math.min(top, other.top);
    return new Box(
        newLeft,
        newTop,
        Math.max(right(), other.right()) - newLeft,
        Math.max(bottom(), other.bottom()) - newTop);
  }
}
