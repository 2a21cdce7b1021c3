package dev.receipts.local.ocr;

import dev.receipts.error.DamagedDocumentException;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.PasswordProtectedException;
import dev.receipts.error.PermanentException;
import dev.receipts.error.TooManyPagesException;
import dev.receipts.page.TextLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** The pages of a PDF, one at a time: the text layer where it is sound, else a picture to read. */
final class PdfPages implements AutoCloseable {
  private static final long MEMORY_FOR_STREAMS = 64L << 20;
  private static final float POINTS_PER_INCH = 72;
  private static final float DOTS_PER_INCH = 300;
  private static final double MOST_PIXELS = 25_000_000;

  /** An image of at least so many pixels can be the scan of a whole page … */
  private static final long PIXELS_OF_A_SCAN = 400_000;

  /** … which a few words beside it (a stamp, a page number) do not replace. */
  private static final int LETTERS_BESIDE_A_SCAN = 100;

  private static final int DEEPEST_FORM = 5;

  private final PDDocument document;
  private final PDFRenderer renderer;
  private final ReadingLimits limits;
  private final PackedStreams packed = new PackedStreams();

  PdfPages(Path file, ReadingLimits limits) throws IOException {
    TemporaryFiles.prepare();
    this.limits = limits;
    this.document = load(file);
    this.renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    try {
      checkPages();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static PDDocument load(Path file) throws IOException {
    try {
      return Loader.loadPDF(
          file.toFile(), MemoryUsageSetting.setupMixed(MEMORY_FOR_STREAMS).streamCache);
    } catch (InvalidPasswordException e) {
      throw new PasswordProtectedException(
          "The PDF is protected by a password. Remove the password and hand it in again.", e);
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw new DamagedDocumentException(
          "The PDF is cut off or broken and cannot be opened. Save it again.", e);
    }
  }

  private void checkPages() {
    int pages = document.getNumberOfPages();
    if (pages < 1) {
      throw new EmptyDocumentException("The PDF has no pages. Save it again.");
    }
    if (pages > limits.pages()) {
      throw new TooManyPagesException(
          "The PDF has %,d pages, and at most %,d are read. Split it and hand in the parts."
              .formatted(pages, limits.pages()));
    }
  }

  int count() {
    return document.getNumberOfPages();
  }

  /**
   * The page's own text, if it has one that can be trusted.
   *
   * @param index from 0
   */
  Optional<List<TextLine>> text(int index) {
    return guarded(
        index,
        () -> {
          PDPage page = document.getPage(index);
          packed.check(page.getCOSObject(), index + 1);
          TextLayer layer = TextLayer.of(document, index);
          boolean besideAScan =
              layer.letters() < LETTERS_BESIDE_A_SCAN
                  && largestImage(page.getResources(), 0) >= PIXELS_OF_A_SCAN;
          return layer.isSound() && !besideAScan ? Optional.of(layer.lines()) : Optional.empty();
        });
  }

  /** The page as a picture. */
  GrayImage picture(int index) {
    return guarded(
        index,
        () -> {
          PDPage page = document.getPage(index);
          packed.check(page.getCOSObject(), index + 1);
          long side = limits.side();
          if (largestImage(page.getResources(), 0) > side * side) {
            throw new DamagedDocumentException(
                "Page %d of the PDF holds an image with too many pixels. Save it with less resolution."
                    .formatted(index + 1));
          }
          PDRectangle box = page.getCropBox();
          double pixels =
              (double) box.getWidth()
                  * box.getHeight()
                  * Math.pow(DOTS_PER_INCH / POINTS_PER_INCH, 2);
          double scale =
              DOTS_PER_INCH / POINTS_PER_INCH * Math.min(1, Math.sqrt(MOST_PIXELS / pixels));
          return GrayImage.of(renderer.renderImage(index, (float) scale, ImageType.GRAY));
        });
  }

  /** The pixels of the largest image on a page, by the images' headers. */
  private static long largestImage(PDResources resources, int depth) throws IOException {
    long largest = 0;
    if (resources == null || depth > DEEPEST_FORM) {
      return largest;
    }
    for (COSName name : resources.getXObjectNames()) {
      PDXObject object = resources.getXObject(name);
      if (object instanceof PDImageXObject image) {
        largest = Math.max(largest, (long) image.getWidth() * image.getHeight());
      } else if (object instanceof PDFormXObject form) {
        largest = Math.max(largest, largestImage(form.getResources(), depth + 1));
      }
    }
    return largest;
  }

  /** PDFBox answers broken input with many kinds of exceptions. */
  private static <T> T guarded(int index, Reading<T> reading) {
    try {
      return reading.read();
    } catch (PermanentException e) {
      throw e;
    } catch (OutOfMemoryError e) {
      // One array that is too large: what was asked for is not there, and nothing else is lost.
      throw new DocumentTooLargeException(
          "Page %d of the PDF needs more memory than there is. Save it with less resolution."
              .formatted(index + 1),
          e);
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new DamagedDocumentException(
          "Page %d of the PDF is broken and cannot be read. Save it again.".formatted(index + 1),
          e);
    }
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  private interface Reading<T> {
    T read() throws IOException;
  }
}
