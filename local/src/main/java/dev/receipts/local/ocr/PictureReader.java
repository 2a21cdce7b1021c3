package dev.receipts.local.ocr;

import static org.bytedeco.leptonica.global.leptonica.L_SEVERITY_NONE;
import static org.bytedeco.leptonica.global.leptonica.setMsgSeverity;

import dev.receipts.extraction.ReceiptParser;
import dev.receipts.page.Box;
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

  /** The name of a business stands in the first quarter of a receipt. */
  private static final double HEAD = 0.25;

  private final EnginePool engines;
  private final List<Pass> passes;
  private final List<Pass> faintPrint;
  private final List<Pass> headPasses;
  private final ReceiptParser judge;
  private final Duration patience;

  /**
   * A reader.
   *
   * @param passes the ways of reading a page, the first one for every page, the others in order
   *     while the judge is not content
   * @param faintPrint the ways of reading a page on which the first one finds next to nothing, in
   *     place of the others
   * @param headPasses the ways of reading the page's head once more, in order while the total is
   *     proven and the vendor's name is not sure
   * @param patience after this time on one page no further pass is begun
   */
  PictureReader(
      EnginePool engines,
      List<Pass> passes,
      List<Pass> faintPrint,
      List<Pass> headPasses,
      ReceiptParser judge,
      Duration patience) {
    this.engines = engines;
    this.passes = List.copyOf(passes);
    this.faintPrint = List.copyOf(faintPrint);
    this.headPasses = List.copyOf(headPasses);
    this.judge = judge;
    this.patience = patience;
  }

  /**
   * Reads the lines. Their boxes are shares of the page as it is prepared: upright and straight.
   */
  Reading read(GrayImage image) {
    long start = System.nanoTime();
    // The first call loads Leptonica, which would print every doubt it has about an odd picture.
    TemporaryFiles.use(model -> setMsgSeverity(L_SEVERITY_NONE));
    Reading first = upright(image, passes.getFirst());
    List<Pass> ways = passes;
    if (first.looksWrong()) {
      Reading faint = upright(image, faintPrint.getFirst());
      if (faint.sureLetters() > first.sureLetters()) {
        first = faint;
        ways = faintPrint;
      }
    }
    Readings readings = new Readings(judge);
    readings.add(first.lines());
    for (Pass pass : ways.subList(1, ways.size())) {
      if (readings.settled() || System.nanoTime() - start > patience.toNanos()) {
        break;
      }
      readings.add(read(image, pass, first.pose().quarterTurns()).lines());
    }
    for (Pass pass : headPasses) {
      if (!readings.wantsHead() || System.nanoTime() - start > patience.toNanos()) {
        break;
      }
      readings.addHead(readHead(image, pass, first.pose().quarterTurns()));
    }
    return new Reading(first.pose(), readings.best());
  }

  /** Reads the page turned the way in which most can be read. */
  private Reading upright(GrayImage image, Pass pass) {
    Reading best = read(image, pass, 0);
    if (best.looksWrong()) {
      for (int turns : QUARTER_TURNS) {
        Reading turned = read(image, pass, turns);
        if (turned.sureLetters() > best.sureLetters()) {
          best = turned;
        }
      }
    }
    return best;
  }

  private Reading read(GrayImage image, Pass pass, int quarterTurns) {
    try (PreparedImage prepared = PreparedImage.of(image, pass, quarterTurns)) {
      return new Reading(new Pose(quarterTurns, prepared.skew()), read(prepared, pass));
    }
  }

  private List<TextLine> readHead(GrayImage image, Pass pass, int quarterTurns) {
    try (PreparedImage prepared = PreparedImage.of(image, pass, quarterTurns)) {
      int pageHeight = prepared.image().h();
      prepared.cutToHead(HEAD);
      double share = (double) prepared.image().h() / pageHeight;
      return read(prepared, pass).stream().map(line -> onThePage(line, share)).toList();
    }
  }

  private List<TextLine> read(PreparedImage prepared, Pass pass) {
    List<List<Word>> rows = engines.with(engine -> engine.read(prepared, pass.segmentation()));
    return Lines.of(rows, (double) prepared.image().w() / prepared.image().h());
  }

  /** A line of the head, in its place on the whole page. */
  private static TextLine onThePage(TextLine line, double share) {
    return new TextLine(
        line.text(),
        onThePage(line.box(), share),
        line.confidence(),
        line.words().stream()
            .map(word -> new Word(word.text(), onThePage(word.box(), share), word.confidence()))
            .toList());
  }

  private static Box onThePage(Box box, double share) {
    return new Box(box.left(), box.top() * share, box.width(), box.height() * share);
  }

  @Override
  public void close() {
    engines.close();
  }

  /**
   * What was read.
   *
   * @param pose how the picture was turned for it
   */
  record Reading(Pose pose, List<TextLine> lines) {
    private boolean looksWrong() {
      long letters = lines.stream().mapToLong(line -> line.text().length()).sum();
      double mean =
          lines.stream().mapToDouble(line -> line.confidence() * line.text().length()).sum()
              / Math.max(1, letters);
      return sureLetters() < FEWEST_LETTERS || mean < LEAST_MEAN_CONFIDENCE;
    }

    private long sureLetters() {
      return lines.stream()
          .flatMap(line -> line.words().stream())
          .filter(word -> word.confidence() >= SURE)
          .mapToLong(word -> word.text().codePoints().filter(Character::isLetterOrDigit).count())
          .filter(letters -> letters > 1)
          .sum();
    }
  }
}
