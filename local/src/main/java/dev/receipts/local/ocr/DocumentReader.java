package dev.receipts.local.ocr;

import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.local.ocr.Pass.Light;
import dev.receipts.page.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Reads documents with Tesseract, or by the text layer of a PDF. One reader serves many threads,
 * and reads as many pages at once as it has engines.
 *
 * <p>The boxes of the lines are shares of the page when it is upright and straight.
 */
public final class DocumentReader implements AutoCloseable {
  private static final int ONE_COLUMN = 4;
  private static final int ONE_BLOCK_OF_TEXT = 6;
  private static final int SPARSE_TEXT = 11;

  /**
   * Of the ways tried, the first one read the right total, date and vendor most often over scans
   * and photos together: one block keeps a label and its amount in a row, and taking shadows off
   * helps photos much and harms scans little. The others were chosen because they fail on other
   * pages than those before them: enlarged letters for dates and amounts, one column for headlines,
   * which one block leaves out, white paper for scans of thermal paper with print on its back.
   */
  private static final List<Pass> PASSES =
      List.of(
          new Pass(ONE_BLOCK_OF_TEXT, Pass.AS_SCANNED, Light.EVEN),
          new Pass(ONE_BLOCK_OF_TEXT, 28, Light.AS_SCANNED),
          new Pass(ONE_COLUMN, 32, Light.AS_SCANNED),
          new Pass(ONE_COLUMN, Pass.AS_SCANNED, Light.EVEN),
          new Pass(ONE_BLOCK_OF_TEXT, Pass.AS_SCANNED, Light.WHITE),
          new Pass(SPARSE_TEXT, Pass.AS_SCANNED, Light.EVEN));

  /** For pages on which the first pass finds next to nothing. */
  private static final List<Pass> FAINT_PRINT =
      List.of(
          new Pass(ONE_BLOCK_OF_TEXT, Pass.AS_SCANNED, Light.LOCAL),
          new Pass(ONE_COLUMN, Pass.AS_SCANNED, Light.LOCAL),
          new Pass(ONE_BLOCK_OF_TEXT, 28, Light.LOCAL));

  /** Large letters at the top are what a pass over a whole page leaves out or misreads. */
  private static final List<Pass> HEAD_PASSES =
      List.of(
          new Pass(ONE_BLOCK_OF_TEXT, 32, Light.AS_SCANNED),
          new Pass(ONE_BLOCK_OF_TEXT, Pass.AS_SCANNED, Light.AS_SCANNED));

  /** A page so large or so noisy is not read again. */
  private static final Duration PATIENCE_WITH_A_PAGE = Duration.ofSeconds(30);

  private final ReadingLimits limits;
  private final PictureReader pictures;

  /** A reader with one engine for each core and Textract's limits. */
  public DocumentReader() {
    this(ReadingLimits.TEXTRACT, Runtime.getRuntime().availableProcessors());
  }

  /**
   * A reader.
   *
   * @param engines how many pages are read at once; each engine holds about 50 MB
   */
  public DocumentReader(ReadingLimits limits, int engines) {
    TemporaryFiles.prepare();
    this.limits = limits;
    this.pictures =
        new PictureReader(
            new EnginePool(engines),
            PASSES,
            FAINT_PRINT,
            HEAD_PASSES,
            new StandardReceiptParser(),
            PATIENCE_WITH_A_PAGE);
  }

  /**
   * Opens a document: looks at its type, its size and the number of its pages.
   *
   * @throws dev.receipts.error.PermanentException the kind that says why it cannot be read: empty,
   *     unsupported, damaged, protected by a password, too many pages or too large
   * @throws UncheckedIOException if the file itself cannot be read
   */
  public DocumentPages open(Path file) {
    try {
      DocumentType type = DocumentType.of(file);
      return type == DocumentType.PDF
          ? new Pdf(new PdfPages(file, limits), pictures)
          : new Images(type, new ImagePages(file, type, limits), pictures);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read.", e);
    }
  }

  /** Ends the engines, after the pages that are being read. */
  @Override
  public void close() {
    pictures.close();
  }

  private abstract static class OneAfterAnother implements DocumentPages {
    private final AutoCloseable source;
    private final Map<Integer, Pose> poses = new HashMap<>();
    private int read;

    OneAfterAnother(AutoCloseable source) {
      this.source = source;
    }

    abstract PictureReader.Reading read(int index);

    abstract GrayImage look(int index);

    @Override
    public final boolean hasNext() {
      return read < count();
    }

    @Override
    public final Page next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int index = read++;
      PictureReader.Reading reading = read(index);
      if (!reading.pose().equals(Pose.AS_IT_IS)) {
        poses.put(index, reading.pose());
      }
      return new Page(index + 1, reading.lines(), List.of());
    }

    @Override
    public final BufferedImage picture(int number, int longestSide) {
      if (number < 1 || number > count()) {
        throw new NoSuchElementException("There is no page " + number + ".");
      }
      return poses.getOrDefault(number - 1, Pose.AS_IT_IS).apply(look(number - 1), longestSide);
    }

    @Override
    public final void close() {
      try {
        source.close();
      } catch (Exception e) {
        throw new IllegalStateException("The document could not be closed.", e);
      }
    }
  }

  private static final class Images extends OneAfterAnother {
    private final DocumentType type;
    private final ImagePages pages;
    private final PictureReader pictures;

    Images(DocumentType type, ImagePages pages, PictureReader pictures) {
      super(pages);
      this.type = type;
      this.pages = pages;
      this.pictures = pictures;
    }

    @Override
    public DocumentType type() {
      return type;
    }

    @Override
    public int count() {
      return pages.count();
    }

    @Override
    PictureReader.Reading read(int index) {
      return pictures.read(look(index));
    }

    @Override
    GrayImage look(int index) {
      return pages.read(index);
    }
  }

  private static final class Pdf extends OneAfterAnother {
    private final PdfPages pages;
    private final PictureReader pictures;

    Pdf(PdfPages pages, PictureReader pictures) {
      super(pages);
      this.pages = pages;
      this.pictures = pictures;
    }

    @Override
    public DocumentType type() {
      return DocumentType.PDF;
    }

    @Override
    public int count() {
      return pages.count();
    }

    @Override
    PictureReader.Reading read(int index) {
      return pages
          .text(index)
          .map(lines -> new PictureReader.Reading(Pose.AS_IT_IS, lines))
          .orElseGet(() -> pictures.read(look(index)));
    }

    @Override
    GrayImage look(int index) {
      return pages.picture(index);
    }
  }
}
