package dev.receipts.local.ocr;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * How a page's picture was turned before its text was read.
 *
 * @param quarterTurns how often by 90 degrees, clockwise
 * @param skew by how much after that, in radians, clockwise
 */
record Pose(int quarterTurns, double skew) {
  static final Pose AS_IT_IS = new Pose(0, 0);

  /**
   * The picture as it was read: the boxes of its text are shares of this one.
   *
   * @param longestSide of the result, in pixels
   */
  BufferedImage apply(GrayImage image, int longestSide) {
    int longest = Math.max(image.width(), image.height());
    BufferedImage source = image.toColors(Math.max(1, longest / longestSide));
    boolean sideways = quarterTurns % 2 != 0;
    double scale = (double) longestSide / longest;
    int width = Math.max(1, (int) Math.round(image.width() * scale));
    int height = Math.max(1, (int) Math.round(image.height() * scale));
    BufferedImage result =
        new BufferedImage(
            sideways ? height : width, sideways ? width : height, BufferedImage.TYPE_INT_RGB);
    AffineTransform turn = new AffineTransform();
    turn.translate(result.getWidth() / 2.0, result.getHeight() / 2.0);
    turn.rotate(skew);
    turn.quadrantRotate(quarterTurns);
    turn.scale((double) width / source.getWidth(), (double) height / source.getHeight());
    turn.translate(-source.getWidth() / 2.0, -source.getHeight() / 2.0);
    Graphics2D graphics = result.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, result.getWidth(), result.getHeight());
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.drawImage(source, turn, null);
    } finally {
      graphics.dispose();
    }
    return result;
  }
}
