package dev.receipts.local.ocr;

import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.util.List;

/** Reads the text of a page's picture: prepares it, and turns it where it lies on its side. */
final class PictureReader implements AutoCloseable {
  /** Below these, a picture is taken to lie on its side or on its head. */
  private static final int FEWEST_LETTERS = 12;

  private static final double LEAST_MEAN_CONFIDENCE = 55;
  private static final double SURE = 60;
  private static final int[] QUARTER_TURNS = {1, 3, 2};

  private final EnginePool engines;
  private final Pass pass;

  PictureReader(EnginePool engines, Pass pass) {
    this.engines = engines;
    this.pass = pass;
  }

  /**
   * Reads the lines. Their boxes are shares of the page as it is prepared: upright and straight.
   */
  List<TextLine> read(GrayImage image) {
    Reading best = read(image, 0);
    if (best.looksWrong()) {
      for (int turns : QUARTER_TURNS) {
        Reading turned = read(image, turns);
        if (turned.sureLetters() > best.sureLetters()) {
          best = turned;
        }
      }
    }
    return best.lines();
  }

  private Reading read(GrayImage image, int quarterTurns) {
    try (PreparedImage prepared = PreparedImage.of(image, pass, quarterTurns)) {
      List<List<Word>> rows = engines.with(engine -> engine.read(prepared, pass.segmentation()));
      double widthToHeight = (double) prepared.image().w() / prepared.image().h();
      return new Reading(Lines.of(rows, widthToHeight));
    }
  }

  @Override
  public void close() {
    engines.close();
  }

  private record Reading(List<TextLine> lines) {
    boolean looksWrong() {
      long letters = lines.stream().mapToLong(line -> line.text().length()).sum();
      double mean =
          lines.stream().mapToDouble(line -> line.confidence() * line.text().length()).sum()
              / Math.max(1, letters);
      return sureLetters() < FEWEST_LETTERS || mean < LEAST_MEAN_CONFIDENCE;
    }

    long sureLetters() {
      return lines.stream()
          .flatMap(line -> line.words().stream())
          .filter(word -> word.confidence() >= SURE)
          .mapToLong(word -> word.text().codePoints().filter(Character::isLetterOrDigit).count())
          .filter(letters -> letters > 1)
          .sum();
    }
  }
}
