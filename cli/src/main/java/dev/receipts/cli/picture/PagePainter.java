package dev.receipts.cli.picture;

import dev.receipts.page.Box;
import dev.receipts.page.TextLine;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws what was read on a page. Use it in one thread. */
public final class PagePainter {
  private static final int LEGEND = 440;
  private static final double LETTERS = 16;
  private static final double ROW = 23;
  private static final double PADDING = 4;
  private static final Color HALO = new Color(255, 255, 255, 200);
  private static final Stroke CHOSEN = new BasicStroke(2.5f);
  private static final Stroke AROUND_CHOSEN = new BasicStroke(5.5f);
  private static final Stroke RUNNER_UP =
      new BasicStroke(
          1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {6, 4}, 0);

  private final Lettering lettering = new Lettering();

  /**
   * The page with a box around each value and a list of the values beside it. Runners-up have thin,
   * dashed boxes.
   *
   * @param heading what stands above the list
   */
  public BufferedImage explain(BufferedImage page, String heading, List<Mark> marks) {
    BufferedImage result =
        new BufferedImage(page.getWidth() + LEGEND, page.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = begin(result);
    try {
      graphics.drawImage(page, 0, 0, null);
      mark(graphics, page.getWidth(), page.getHeight(), marks);
      legend(graphics, page.getWidth(), page.getHeight(), heading, marks);
    } finally {
      graphics.dispose();
    }
    return result;
  }

  /** Draws a box around each value. */
  public void mark(BufferedImage page, List<Mark> marks) {
    Graphics2D graphics = page.createGraphics();
    try {
      smooth(graphics);
      mark(graphics, page.getWidth(), page.getHeight(), marks);
    } finally {
      graphics.dispose();
    }
  }

  /** A page of which there is no picture: its lines of text where they stood. */
  public BufferedImage write(List<TextLine> lines, int width, int height) {
    BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = begin(page);
    try {
      for (TextLine line : lines) {
        Rectangle2D place = place(line.box(), width, height);
        graphics.setColor(new Color(0xe3e3e3));
        graphics.draw(place);
        graphics.setColor(Color.DARK_GRAY);
        double natural = lettering.width(line.text(), 1);
        double size = Math.min(place.getHeight() * 0.9, place.getWidth() / Math.max(natural, 0.1));
        lettering.draw(
            graphics, line.text(), place.getX(), place.getMaxY() - place.getHeight() * 0.2, size);
      }
    } finally {
      graphics.dispose();
    }
    return page;
  }

  private static Graphics2D begin(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    smooth(graphics);
    return graphics;
  }

  private static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  private void mark(Graphics2D graphics, int width, int height, List<Mark> marks) {
    List<Mark> chosenLast = marks.stream().sorted(Comparator.comparing(Mark::chosen)).toList();
    List<Rectangle2D> taken = new ArrayList<>();
    List<Rectangle2D> boxes = new ArrayList<>();
    for (Mark mark : chosenLast) {
      Rectangle2D box = apart(place(mark.box(), width, height), boxes);
      boxes.add(box);
      if (mark.chosen()) {
        graphics.setColor(HALO);
        graphics.setStroke(AROUND_CHOSEN);
        graphics.draw(box);
      }
      graphics.setColor(Palette.of(mark));
      graphics.setStroke(mark.chosen() ? CHOSEN : RUNNER_UP);
      graphics.draw(box);
    }
    for (int i = 0; i < boxes.size(); i++) {
      if (chosenLast.get(i).chosen()) {
        taken.add(tag(graphics, chosenLast.get(i), boxes.get(i), taken, width, height));
      }
    }
  }

  /** Two values may come from the same text: then one box stands around the other. */
  private static Rectangle2D apart(Rectangle2D box, List<Rectangle2D> others) {
    Rectangle2D result = box;
    for (Rectangle2D other : others) {
      boolean same =
          Math.abs(other.getX() - result.getX()) < 3 && Math.abs(other.getY() - result.getY()) < 3;
      if (same) {
        result = grown(result, 4);
      }
    }
    return result;
  }

  private Rectangle2D tag(
      Graphics2D graphics,
      Mark mark,
      Rectangle2D box,
      List<Rectangle2D> taken,
      int width,
      int height) {
    double tagWidth = lettering.width(mark.name(), LETTERS) + 2 * PADDING;
    double tagHeight = LETTERS + PADDING;
    List<Rectangle2D> places = new ArrayList<>();
    places.add(rectangle(box.getMaxX() + 3, box.getCenterY() - tagHeight / 2, tagWidth, tagHeight));
    places.add(
        rectangle(
            box.getX() - tagWidth - 3, box.getCenterY() - tagHeight / 2, tagWidth, tagHeight));
    places.add(rectangle(box.getX(), box.getY() - tagHeight - 2, tagWidth, tagHeight));
    places.add(rectangle(box.getX(), box.getMaxY() + 2, tagWidth, tagHeight));
    places.add(rectangle(box.getMaxX() - tagWidth, box.getMaxY() + 2, tagWidth, tagHeight));
    Rectangle2D page = rectangle(0, 0, width, height);
    Rectangle2D place =
        places.stream()
            .filter(page::contains)
            .filter(candidate -> taken.stream().noneMatch(candidate::intersects))
            .findFirst()
            .orElse(places.get(2));
    graphics.setColor(Palette.of(mark));
    graphics.fill(place);
    graphics.setColor(Color.WHITE);
    lettering.draw(
        graphics, mark.name(), place.getX() + PADDING, place.getMaxY() - 1.3 * PADDING, LETTERS);
    return place;
  }

  private void legend(Graphics2D graphics, int left, int height, String heading, List<Mark> marks) {
    double x = left + 14.0;
    double room = LEGEND - 48.0;
    double y = ROW + 6;
    graphics.setColor(Color.BLACK);
    lettering.draw(graphics, lettering.fit(heading, LETTERS, room), x, y, LETTERS);
    int receipt = 0;
    boolean several = marks.stream().mapToInt(Mark::receipt).distinct().count() > 1;
    for (int i = 0; i < marks.size(); i++) {
      Mark mark = marks.get(i);
      y += ROW;
      if (several && mark.receipt() != receipt) {
        receipt = mark.receipt();
        graphics.setColor(Color.BLACK);
        y += ROW / 2;
        lettering.draw(graphics, "Receipt " + receipt, x, y, LETTERS);
        y += ROW;
      }
      if (y > height - 2 * ROW) {
        graphics.setColor(Color.BLACK);
        lettering.draw(graphics, "… and %d more".formatted(marks.size() - i), x, y, LETTERS);
        return;
      }
      graphics.setColor(Palette.of(mark));
      graphics.setStroke(mark.chosen() ? CHOSEN : RUNNER_UP);
      Rectangle2D swatch = rectangle(x, y - 13, 14, 14);
      graphics.draw(swatch);
      if (mark.chosen()) {
        graphics.fill(swatch);
      }
      graphics.setColor(mark.chosen() ? Color.BLACK : Color.GRAY);
      String text = mark.name() + (mark.chosen() ? ": " : ", or: ") + mark.value();
      lettering.draw(graphics, lettering.fit(text, LETTERS, room), x + 22, y, LETTERS);
    }
  }

  /** A box in pixels, with a little air around it; whatever an answer says, it is on the page. */
  private static Rectangle2D place(Box box, int width, int height) {
    double left = within(box.left()) * width;
    double top = within(box.top()) * height;
    double right = within(box.right()) * width;
    double bottom = within(box.bottom()) * height;
    return grown(rectangle(left, top, Math.max(1, right - left), Math.max(1, bottom - top)), 2);
  }

  private static double within(double share) {
    return Double.isNaN(share) ? 0 : Math.clamp(share, 0, 1);
  }

  private static Rectangle2D grown(Rectangle2D box, double by) {
    return rectangle(
        box.getX() - by, box.getY() - by, box.getWidth() + 2 * by, box.getHeight() + 2 * by);
  }

  private static Rectangle2D rectangle(double x, double y, double width, double height) {
    return new Rectangle2D.Double(x, y, width, height);
  }
}
