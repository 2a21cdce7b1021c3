package dev.receipts.local.ocr;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * The picture of one page, one byte a pixel: 0 is black, 255 white. Transparent parts are white.
 */
final class GrayImage {
  private final int width;
  private final int height;

  /** Row by row, from the top left. */
  private final byte[] pixels;

  private GrayImage(int width, int height, byte[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The brightness of a pixel, 0 to 255. */
  int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  static GrayImage of(BufferedImage image) {
    boolean gray =
        image.getRaster().getNumBands() == 1
            && !(image.getColorModel() instanceof IndexColorModel)
            && image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    // getRGB would take the gray values as linear light and brighten them.
    return gray
        ? ofSamples(image.getRaster(), image.getColorModel().getComponentSize(0))
        : ofColors(image);
  }

  private static GrayImage ofSamples(Raster raster, int bits) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] pixels = new byte[width * height];
    int[] row = new int[width];
    int most = (1 << bits) - 1;
    for (int y = 0; y < height; y++) {
      raster.getSamples(raster.getMinX(), raster.getMinY() + y, width, 1, 0, row);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = (byte) (row[x] * 255L / most);
      }
    }
    return new GrayImage(width, height, pixels);
  }

  private static GrayImage ofColors(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    byte[] pixels = new byte[width * height];
    int[] row = new int[width];
    for (int y = 0; y < height; y++) {
      image.getRGB(0, y, width, 1, row, 0, width);
      for (int x = 0; x < width; x++) {
        int color = row[x];
        int alpha = color >>> 24;
        int gray =
            (299 * (color >> 16 & 0xff) + 587 * (color >> 8 & 0xff) + 114 * (color & 0xff)) / 1000;
        pixels[y * width + x] = (byte) ((gray * alpha + 255 * (255 - alpha)) / 255);
      }
    }
    return new GrayImage(width, height, pixels);
  }

  /**
   * Four-channel JPEGs as Adobe writes them, inverted: a channel's 255 is "no ink".
   *
   * @param luminanceFirst whether the first channel is luminance (YCCK) and not cyan (CMYK)
   */
  static GrayImage ofInk(Raster raster, boolean luminanceFirst) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    byte[] pixels = new byte[width * height];
    int[] row = new int[width * 4];
    for (int y = 0; y < height; y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int i = x * 4;
        int light =
            luminanceFirst ? row[i] : (299 * row[i] + 587 * row[i + 1] + 114 * row[i + 2]) / 1000;
        pixels[y * width + x] = (byte) (light * row[i + 3] / 255);
      }
    }
    return new GrayImage(width, height, pixels);
  }

  /**
   * The image for drawing on, each pixel the mean of a square of pixels.
   *
   * @param step the side of the squares; what is left over at the right and the bottom is dropped
   */
  BufferedImage toColors(int step) {
    int newWidth = Math.max(1, width / step);
    int newHeight = Math.max(1, height / step);
    BufferedImage image = new BufferedImage(newWidth, newHeight, BufferedImage.TYPE_INT_RGB);
    int[] row = new int[newWidth];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        row[x] = 0x010101 * mean(x * step, y * step, step);
      }
      image.setRGB(0, y, newWidth, 1, row, 0, newWidth);
    }
    return image;
  }

  private int mean(int left, int top, int side) {
    int right = Math.min(width, left + side);
    int bottom = Math.min(height, top + side);
    long sum = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        sum += at(x, y);
      }
    }
    return (int) (sum / ((long) (right - left) * (bottom - top)));
  }

  /** The image as it is to be looked at, for an EXIF or TIFF orientation from 1 to 8. */
  GrayImage upright(int orientation) {
    if (orientation < 2 || orientation > 8) {
      return this;
    }
    boolean turned = orientation >= 5;
    int newWidth = turned ? height : width;
    int newHeight = turned ? width : height;
    byte[] turnedPixels = new byte[pixels.length];
    for (int y = 0; y < newHeight; y++) {
      for (int x = 0; x < newWidth; x++) {
        int fromX =
            switch (orientation) {
              case 2, 3 -> width - 1 - x;
              case 4 -> x;
              case 5, 6 -> y;
              default -> width - 1 - y;
            };
        int fromY =
            switch (orientation) {
              case 2 -> y;
              case 3, 4 -> height - 1 - y;
              case 5, 8 -> x;
              default -> height - 1 - x;
            };
        turnedPixels[y * newWidth + x] = pixels[fromY * width + fromX];
      }
    }
    return new GrayImage(newWidth, newHeight, turnedPixels);
  }
}
