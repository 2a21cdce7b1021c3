package dev.receipts.samples;

import java.awt.image.BufferedImage;
import java.util.Random;

/** What a scanner, a fax and a phone's camera do to a clean page. Images are 8-bit grey. */
final class Optics {
  private static final int WHITE = 255;

  private Optics() {}

  /**
   * How a photo is taken.
   *
   * @param degrees how far the paper is turned, clockwise
   * @param lean how much narrower the far end looks, as a share of the width
   * @param shadow how much darker the darkest corner is, from 0 to 1
   * @param blur the radius in pixels
   * @param noise standard deviation of the sensor's noise, in shades of grey
   */
  record Shot(
      double degrees,
      double lean,
      double shadow,
      double blur,
      double noise,
      int table,
      long seed) {}

  /** A page on a scanner's bed: a hair crooked, slightly grey, with faint grain. */
  static BufferedImage flatScan(BufferedImage page, double degrees, int fading, long seed) {
    return photo(page, new Shot(degrees, 0, 0, 0.35, 2.2, 246, seed), 0.03, fading);
  }

  /** A receipt on a table, taken by hand. */
  static BufferedImage photo(BufferedImage page, Shot shot) {
    return photo(page, shot, 0.1, 28);
  }

  /** Black and white, as a fax or a document scanner sends it. */
  static BufferedImage blackAndWhite(BufferedImage page, int threshold) {
    BufferedImage image =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < page.getHeight(); y++) {
      for (int x = 0; x < page.getWidth(); x++) {
        int grey = page.getRaster().getSample(x, y, 0);
        image.getRaster().setSample(x, y, 0, grey < threshold ? 0 : 1);
      }
    }
    return image;
  }

  private static BufferedImage photo(BufferedImage page, Shot shot, double border, int ink) {
    int width = (int) Math.round(page.getWidth() * (1 + 2 * border));
    int height = (int) Math.round(page.getHeight() + 2 * border * page.getWidth());
    double[][] light = new double[height][width];
    double sine = Math.sin(Math.toRadians(shot.degrees()));
    double cosine = Math.cos(Math.toRadians(shot.degrees()));
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = x - width / 2.0;
        double dy = y - height / 2.0;
        // The inverse of the camera: from a pixel of the photo to the place on the paper.
        double turnedX = cosine * dx + sine * dy;
        double turnedY = -sine * dx + cosine * dy;
        double depth = 1 + shot.lean() * (0.5 - turnedY / height);
        double paperX = turnedX * depth + page.getWidth() / 2.0;
        double paperY = turnedY * depth + page.getHeight() / 2.0;
        double reflected = paper(page, paperX, paperY, shot.table(), ink);
        light[y][x] = reflected * illumination(shot, x / (double) width, y / (double) height);
      }
    }
    return develop(blurred(light, shot.blur()), shot);
  }

  /** The paper's brightness at a place, between its pixels; outside it, the table's. */
  private static double paper(BufferedImage page, double x, double y, int table, int ink) {
    if (x < 0 || y < 0 || x > page.getWidth() - 1 || y > page.getHeight() - 1) {
      return table;
    }
    int left = (int) Math.min(x, page.getWidth() - 2.0);
    int top = (int) Math.min(y, page.getHeight() - 2.0);
    double right = x - left;
    double down = y - top;
    double grey =
        (1 - down) * ((1 - right) * grey(page, left, top) + right * grey(page, left + 1, top))
            + down
                * ((1 - right) * grey(page, left, top + 1) + right * grey(page, left + 1, top + 1));
    // Thermal ink is dark grey rather than black.
    return ink + grey * (250 - ink) / WHITE;
  }

  private static int grey(BufferedImage page, int x, int y) {
    return page.getRaster().getSample(x, y, 0);
  }

  /** Bright near the lamp at the upper left, with a soft shadow towards the lower right. */
  private static double illumination(Shot shot, double x, double y) {
    double distance = Math.sqrt((x - 0.25) * (x - 0.25) + (y - 0.2) * (y - 0.2));
    double hand = 1 / (1 + Math.exp((x + 0.5 * y - 1.15) * -9));
    return 1 - shot.shadow() * (0.55 * distance + 0.45 * hand);
  }

  private static double[][] blurred(double[][] light, double radius) {
    if (radius <= 0) {
      return light;
    }
    int reach = (int) Math.ceil(radius * 2.5);
    double[] weights = new double[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = Math.exp(-i * i / (2 * radius * radius));
      sum += weights[i + reach];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return smeared(smeared(light, weights, reach, 1, 0), weights, reach, 0, 1);
  }

  private static double[][] smeared(
      double[][] light, double[] weights, int reach, int stepX, int stepY) {
    int height = light.length;
    int width = light[0].length;
    double[][] result = new double[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = 0;
        for (int i = -reach; i <= reach; i++) {
          int fromX = Math.clamp(x + i * stepX, 0, width - 1);
          int fromY = Math.clamp(y + i * stepY, 0, height - 1);
          value += weights[i + reach] * light[fromY][fromX];
        }
        result[y][x] = value;
      }
    }
    return result;
  }

  private static BufferedImage develop(double[][] light, Shot shot) {
    Random random = new Random(shot.seed());
    int height = light.length;
    int width = light[0].length;
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double value = light[y][x] + shot.noise() * random.nextGaussian();
        image.getRaster().setSample(x, y, 0, Math.clamp(Math.round(value), 0, WHITE));
      }
    }
    return image;
  }
}
