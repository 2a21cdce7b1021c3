package dev.receipts.local.ocr;

import static org.bytedeco.leptonica.global.leptonica.L_BRING_IN_WHITE;
import static org.bytedeco.leptonica.global.leptonica.L_ROTATE_AREA_MAP;
import static org.bytedeco.leptonica.global.leptonica.boxCreate;
import static org.bytedeco.leptonica.global.leptonica.boxaDestroy;
import static org.bytedeco.leptonica.global.leptonica.boxaGetBoxGeometry;
import static org.bytedeco.leptonica.global.leptonica.boxaGetCount;
import static org.bytedeco.leptonica.global.leptonica.pixBackgroundNormSimple;
import static org.bytedeco.leptonica.global.leptonica.pixBlockconv;
import static org.bytedeco.leptonica.global.leptonica.pixClipRectangle;
import static org.bytedeco.leptonica.global.leptonica.pixConnCompBB;
import static org.bytedeco.leptonica.global.leptonica.pixConvertTo8;
import static org.bytedeco.leptonica.global.leptonica.pixCreate;
import static org.bytedeco.leptonica.global.leptonica.pixDestroy;
import static org.bytedeco.leptonica.global.leptonica.pixFindSkewSweepAndSearch;
import static org.bytedeco.leptonica.global.leptonica.pixGammaTRC;
import static org.bytedeco.leptonica.global.leptonica.pixGetData;
import static org.bytedeco.leptonica.global.leptonica.pixGetWpl;
import static org.bytedeco.leptonica.global.leptonica.pixOtsuAdaptiveThreshold;
import static org.bytedeco.leptonica.global.leptonica.pixRotate;
import static org.bytedeco.leptonica.global.leptonica.pixRotateOrth;
import static org.bytedeco.leptonica.global.leptonica.pixSauvolaBinarize;
import static org.bytedeco.leptonica.global.leptonica.pixScale;

import dev.receipts.local.ocr.Pass.Light;
import java.nio.IntBuffer;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.leptonica.BOX;
import org.bytedeco.leptonica.BOXA;
import org.bytedeco.leptonica.PIX;

/** A page's picture in native memory, upright, straight and with letters of a good size. */
final class PreparedImage implements AutoCloseable {
  /** Leptonica calls a skew worth correcting from this confidence on. */
  private static final float SURE = 3.0f;

  /** Below this (degrees) turning costs more sharpness than it gains. */
  private static final float LEAST_SKEW = 0.3f;

  /** Leptonica's own range, in degrees to either side. */
  private static final float WIDEST_SKEW = 7;

  /** In a picture of fewer pixels the search keeps every second one, in others every fourth. */
  private static final long SMALL_PICTURE = 3_000_000;

  private static final int SMALLEST_LETTER = 6;
  private static final int FEWEST_LETTERS = 20;
  private static final int SMALLEST_LEGIBLE = 8;
  private static final int LARGEST_LEGIBLE = 70;
  private static final int GOOD_HEIGHT = 20;
  private static final double MOST_ENLARGEMENT = 3;
  private static final long MOST_PIXELS = 25_000_000;

  /** How bright the paper is once its shadows are off, by Leptonica's choice. */
  private static final int PAPER = 200;

  /** Half the side, in pixels, of the square around a pixel that it is compared with. */
  private static final int WINDOW = 25;

  /**
   * The less, the fainter print may be; Sauvola and Pietikäinen (2000) suggest 0.2 to 0.5 for print
   * that is not.
   */
  private static final float SENSITIVITY = 0.1f;

  private PIX image;
  private float skew;

  private PreparedImage(PIX image) {
    this.image = image;
  }

  /**
   * Prepares a picture.
   *
   * @param quarterTurns how often to turn it by 90 degrees clockwise first
   */
  static PreparedImage of(GrayImage gray, Pass pass, int quarterTurns) {
    PreparedImage prepared = new PreparedImage(toNative(gray));
    if (quarterTurns != 0) {
      prepared.change(image -> pixRotateOrth(image, quarterTurns));
    }
    if (pass.light() != Light.AS_SCANNED) {
      prepared.change(image -> pixBackgroundNormSimple(image, null, null));
    }
    if (pass.light() == Light.LOCAL) {
      prepared.change(PreparedImage::darkerThanAround);
    } else if (pass.light() == Light.WHITE) {
      prepared.change(image -> pixGammaTRC(null, image, 1, 0, PAPER));
    }
    prepared.scaleAndStraighten(pass.letterHeight());
    return prepared;
  }

  /** Sauvola's threshold, which follows the mean and the spread of gray around each pixel. */
  private static PIX darkerThanAround(PIX gray) {
    int window = Math.min(WINDOW, Math.min(gray.w(), gray.h()) / 2 - 2);
    if (window < 2) {
      return null;
    }
    try (PointerPointer<PIX> result = new PointerPointer<>(1)) {
      result.put(0, (org.bytedeco.javacpp.Pointer) null);
      PointerPointer<PIX> unused = new PointerPointer<>();
      int failed = pixSauvolaBinarize(gray, window, SENSITIVITY, 1, unused, unused, unused, result);
      return failed == 0 ? softened(result.get(PIX.class)) : null;
    }
  }

  /** In gray and a little blurred, so that the dots of a matrix printer run together again. */
  private static PIX softened(PIX black) {
    PIX hard = pixConvertTo8(black, 0);
    pixDestroy(black);
    if (hard == null) {
      return null;
    }
    PIX soft = pixBlockconv(hard, 1, 1);
    pixDestroy(hard);
    return soft;
  }

  PIX image() {
    return image;
  }

  /** Leaves only the top of the page: this share of its height. */
  void cutToHead(double share) {
    int height = Math.max(1, (int) Math.round(image.h() * share));
    change(
        whole -> {
          try (BOX head = boxCreate(0, 0, whole.w(), height)) {
            return pixClipRectangle(whole, head, (BOX) null);
          }
        });
  }

  /** By how much it was straightened, in radians, clockwise. */
  double skew() {
    return skew;
  }

  private void scaleAndStraighten(int letterHeight) {
    PIX blackAndWhite = blackAndWhite();
    if (blackAndWhite == null) {
      return;
    }
    try {
      float[] angle = new float[1];
      float[] confidence = new float[1];
      boolean skewed =
          findSkew(blackAndWhite, angle, confidence)
              && confidence[0] >= SURE
              && Math.abs(angle[0]) >= LEAST_SKEW;
      double scale = scale(letterHeight, medianLetterHeight(blackAndWhite));
      if (Math.abs(scale - 1) > 0.1) {
        change(image -> pixScale(image, (float) scale, (float) scale));
      }
      if (skewed) {
        skew = (float) Math.toRadians(angle[0]);
        change(image -> pixRotate(image, skew, L_ROTATE_AREA_MAP, L_BRING_IN_WHITE, 0, 0));
      }
    } finally {
      pixDestroy(blackAndWhite);
    }
  }

  private static boolean findSkew(PIX blackAndWhite, float[] angle, float[] confidence) {
    boolean small = (long) blackAndWhite.w() * blackAndWhite.h() < SMALL_PICTURE;
    int failed =
        pixFindSkewSweepAndSearch(
            blackAndWhite, angle, confidence, small ? 2 : 4, small ? 1 : 2, WIDEST_SKEW, 1, 0.02f);
    return failed == 0;
  }

  private double scale(int wanted, double found) {
    double most = Math.sqrt((double) MOST_PIXELS / ((double) image.w() * image.h()));
    boolean legible = found >= SMALLEST_LEGIBLE && found <= LARGEST_LEGIBLE;
    if (found == 0 || (wanted == Pass.AS_SCANNED && legible)) {
      return Math.min(1, most);
    }
    int target = wanted == Pass.AS_SCANNED ? GOOD_HEIGHT : wanted;
    return Math.min(Math.min(target / found, MOST_ENLARGEMENT), most);
  }

  private PIX blackAndWhite() {
    try (PointerPointer<PIX> result = new PointerPointer<>(1)) {
      result.put(0, (org.bytedeco.javacpp.Pointer) null);
      int tile = 2000;
      int failed =
          pixOtsuAdaptiveThreshold(
              image, tile, tile, 0, 0, 0.1f, new PointerPointer<PIX>(), result);
      return failed == 0 ? result.get(PIX.class) : null;
    }
  }

  /** The median height of what has the proportions of a letter; 0 where there are too few. */
  private static double medianLetterHeight(PIX blackAndWhite) {
    BOXA boxes = pixConnCompBB(blackAndWhite, 8);
    if (boxes == null) {
      return 0;
    }
    try {
      int count = boxaGetCount(boxes);
      int[] heights = new int[count];
      int letters = 0;
      int[] width = new int[1];
      int[] height = new int[1];
      for (int i = 0; i < count; i++) {
        boxaGetBoxGeometry(boxes, i, null, null, width, height);
        boolean letter =
            height[0] >= SMALLEST_LETTER
                && height[0] <= blackAndWhite.h() / 10
                && width[0] >= height[0] / 5
                && width[0] <= 3 * height[0];
        if (letter) {
          heights[letters++] = height[0];
        }
      }
      if (letters < FEWEST_LETTERS) {
        return 0;
      }
      Arrays.sort(heights, 0, letters);
      return heights[letters / 2];
    } finally {
      boxaDestroy(boxes);
    }
  }

  private void change(UnaryOperator<PIX> step) {
    PIX changed = step.apply(image);
    if (changed != null) {
      pixDestroy(image);
      image = changed;
    }
  }

  private static PIX toNative(GrayImage gray) {
    PIX image = pixCreate(gray.width(), gray.height(), 8);
    if (image == null) {
      throw new IllegalStateException("There is not enough memory for the picture of a page.");
    }
    int wordsPerLine = pixGetWpl(image);
    IntBuffer words =
        pixGetData(image)
            .capacity((long) wordsPerLine * gray.height())
            .asByteBuffer()
            .order(java.nio.ByteOrder.nativeOrder())
            .asIntBuffer();
    int[] line = new int[wordsPerLine];
    for (int y = 0; y < gray.height(); y++) {
      Arrays.fill(line, 0);
      for (int x = 0; x < gray.width(); x++) {
        // Leptonica keeps four pixels in a word, the leftmost in the highest byte.
        line[x >> 2] |= gray.at(x, y) << (24 - ((x & 3) << 3));
      }
      words.put(line);
    }
    return image;
  }

  @Override
  public void close() {
    pixDestroy(image);
  }
}
