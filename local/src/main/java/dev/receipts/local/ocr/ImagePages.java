package dev.receipts.local.ocr;

import dev.receipts.error.DamagedDocumentException;
import dev.receipts.error.DocumentTooLargeException;
import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.TooManyPagesException;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.FileImageInputStream;

/**
 * The pages of a JPEG, PNG or TIFF, decoded one at a time. The decoders are the JDK's: a hostile
 * file cannot write outside the heap. Its size is read from the header before a pixel is.
 */
final class ImagePages implements AutoCloseable {
  /** An image with more pixels is read at a half, a third, …: its letters are large enough. */
  private static final long MOST_PIXELS = 36_000_000;

  private final DocumentType type;
  private final ReadingLimits limits;
  private final FileImageInputStream in;
  private final ImageReader reader;
  private final int count;

  /** Whether the decoder said that the data ends too early. */
  private boolean cutOff;

  ImagePages(Path file, DocumentType type, ReadingLimits limits) throws IOException {
    this.type = type;
    this.limits = limits;
    this.in = new FileImageInputStream(file.toFile());
    this.reader = ImageIO.getImageReadersByFormatName(type.name().toLowerCase(Locale.ROOT)).next();
    try {
      this.count = type == DocumentType.TIFF ? countDirectories() : 1;
      reader.setInput(in, false, type != DocumentType.TIFF);
      reader.addIIOReadWarningListener(
          (source, warning) ->
              cutOff |= warning.toLowerCase(Locale.ROOT).contains("premature end of data"));
    } catch (IOException | RuntimeException e) {
      close();
      throw e instanceof IOException ? damaged(1, e) : (RuntimeException) e;
    }
  }

  int count() {
    return count;
  }

  /**
   * Decodes one page.
   *
   * @param index from 0
   */
  GrayImage read(int index) {
    try {
      int width = reader.getWidth(index);
      int height = reader.getHeight(index);
      if (width > limits.side() || height > limits.side()) {
        throw new DocumentTooLargeException(
            "Page %d has %,d x %,d pixels, and at most %,d on a side are read. Scan it with less resolution."
                .formatted(index + 1, width, height, limits.side()));
      }
      int orientation = orientation(index);
      ImageReadParam parameters = reader.getDefaultReadParam();
      int step = (int) Math.ceil(Math.sqrt((double) width * height / MOST_PIXELS));
      if (step > 1) {
        parameters.setSourceSubsampling(step, step, 0, 0);
      }
      GrayImage image = decode(index, parameters);
      if (cutOff) {
        throw damaged(index + 1, null);
      }
      return image.upright(orientation);
    } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
      throw damaged(index + 1, e);
    }
  }

  private GrayImage decode(int index, ImageReadParam parameters) throws IOException {
    try {
      BufferedImage image = reader.read(index, parameters);
      return GrayImage.of(image);
    } catch (IIOException e) {
      // The JDK decodes four-channel JPEGs and leaves their colours to the caller.
      if (type != DocumentType.JPEG || !reader.canReadRaster()) {
        throw e;
      }
      Raster raster = reader.readRaster(index, parameters);
      Rectangle bounds = raster.getBounds();
      if (raster.getNumBands() != 4 || bounds.isEmpty()) {
        throw e;
      }
      return GrayImage.ofInk(raster, isYcck());
    }
  }

  /** Adobe's APP14 segment says 2 for YCCK. */
  private boolean isYcck() throws IOException {
    in.mark();
    try {
      in.seek(2);
      while (true) {
        int marker = in.readUnsignedShort();
        int length = in.readUnsignedShort() - 2;
        if (marker == 0xFFDA || length < 0) {
          return false;
        }
        if (marker == 0xFFEE && length >= 12) {
          in.skipBytes(11);
          return in.readUnsignedByte() == 2;
        }
        in.skipBytes(length);
      }
    } finally {
      in.reset();
    }
  }

  private int orientation(int index) throws IOException {
    return switch (type) {
      case JPEG -> ExifOrientation.of(in);
      case TIFF -> tiffOrientation(reader.getImageMetadata(index));
      default -> ExifOrientation.UPRIGHT;
    };
  }

  private static int tiffOrientation(IIOMetadata metadata) throws IOException {
    TIFFField field =
        TIFFDirectory.createFromMetadata(metadata).getTIFFField(BaselineTIFFTagSet.TAG_ORIENTATION);
    return field == null ? ExifOrientation.UPRIGHT : field.getAsInt(0);
  }

  /** Counts the pages of a TIFF by its chain of directories, which in a hostile file has no end. */
  private int countDirectories() throws IOException {
    in.seek(0);
    in.setByteOrder(in.read() == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    in.seek(4);
    Set<Long> seen = new HashSet<>();
    for (long next = in.readUnsignedInt(); next != 0; next = in.readUnsignedInt()) {
      if (!seen.add(next)) {
        throw new DamagedDocumentException(
            "The TIFF's list of pages goes round in a circle. Scan it again.");
      }
      if (seen.size() > limits.pages()) {
        throw new TooManyPagesException(
            "The TIFF has more than %,d pages. Split it and hand in the parts."
                .formatted(limits.pages()));
      }
      in.seek(next);
      in.seek(next + 2 + 12L * in.readUnsignedShort());
    }
    if (seen.isEmpty()) {
      throw new EmptyDocumentException("The TIFF has no pages. Scan it again.");
    }
    in.seek(0);
    return seen.size();
  }

  private DamagedDocumentException damaged(int page, Exception cause) {
    return new DamagedDocumentException(
        "Page %d of the %s is cut off or broken and cannot be decoded. Scan it again."
            .formatted(page, type),
        cause);
  }

  @Override
  public void close() throws IOException {
    reader.dispose();
    in.close();
  }
}
