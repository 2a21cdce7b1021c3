package dev.receipts.local.ocr;

import dev.receipts.extraction.ReceiptParser;
import dev.receipts.page.TextLine;
import dev.receipts.page.TextLine.Word;
import java.time.Duration;
import java.util.List;

/**
 * Reads the text of a page's picture: prepares it, turns it where it lies on its side, and reads it
 * again in other ways for as long as the judge has open questions.
 */
final class PictureReader implements AutoCloseable {
  /** Below these, a picture is taken to lie on its side or on its head. */
  private static final int FEWEST_LETTERS = 12;

  private static final double LEAST_MEAN_CONFIDENCE = 55;
  private static final double SURE = 60;
  private static final int[] QUARTER_TURNS = {1, 3, 2};

  private final EnginePool engines;
  private final List<Pass> passes;
  private final ReceiptParser judge;
  private final Duration patience;

  /**
   * A reader.
   *
   * @param passes the ways of reading a page, the first one for every page, the others in order
   *     while the judge is not content
   * @param patience after this time on one page no further pass is begun
   */
  PictureReader(EnginePool engines, List<Pass> passes, ReceiptParser judge, Duration patience) {
    this.engines = engines;
    this.passes = List.copyOf(passes);
    this.judge = judge;
    this.patience = patience;
  }

  /**
   * Reads the lines. Their boxes are shares of the page as it is prepared: upright and straight.
   */
  List<TextLine> read(GrayImage image) {
    long start = System.nanoTime();
    Reading first = upright(image);
    Readings readings = new Readings(judge);
    readings.add(first.lines());
    for (Pass pass : passes.subList(1, passes.size())) {
      if (readings.settled() || System.nanoTime() - start > patience.toNanos()) {
        break;
      }
      readings.add(read(image, pass, first.quarterTurns()).lines());
    }
    return readings.best();
  }

  /** Reads with the first pass, the page turned the way in which most can be read. */
  private Reading upright(GrayImage image) {
    Reading best = read(image, passes.getFirst(), 0);
    if (best.looksWrong()) {
      for (int turns : QUARTER_TURNS) {
        Reading turned = read(image, passes.getFirst(), turns);
        if (turned.sureLetters() > best.sureLetters()) {
          best = turned;
        }
      }
    }
    return best;
  }

  private Reading read(GrayImage image, Pass pass, int quarterTurns) {
    try (PreparedImage prepared = PreparedImage.of(image, pass, quarterTurns)) {
      List<List<Word>> rows = engines.with(engine -> engine.read(prepared, pass.segmentation()));
      double widthToHeight = (double) prepared.image().w() / prepared.image().h();
      return new Reading(quarterTurns, Lines.of(rows, widthToHeight));
    }
  }

  @Override
  public void close() {
    engines.close();
  }

  private record Reading(int quarterTurns, List<TextLine> lines) {
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
