package dev.receipts.local.ocr;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * Reads how a camera was held from a JPEG's EXIF segment (tag 0x0112, EXIF 2.32). Whatever is wrong
 * with the segment, the picture can still be read: then it counts as upright.
 */
final class ExifOrientation {
  static final int UPRIGHT = 1;
  private static final int ORIENTATION_TAG = 0x0112;
  private static final int APPLICATION_1 = 0xFFE1;

  private ExifOrientation() {}

  /** The orientation, 1 to 8. Leaves the stream's position as it was. */
  static int of(ImageInputStream jpeg) throws java.io.IOException {
    jpeg.mark();
    try {
      jpeg.seek(2);
      while (true) {
        int marker = jpeg.readUnsignedShort();
        int length = jpeg.readUnsignedShort() - 2;
        boolean beforeTheImage = (marker >= 0xFFE0 && marker <= 0xFFEF) || marker == 0xFFFE;
        if (!beforeTheImage || length < 0) {
          return UPRIGHT;
        }
        byte[] segment = new byte[length];
        jpeg.readFully(segment);
        if (marker == APPLICATION_1
            && length > 14
            && segment[0] == 'E'
            && segment[1] == 'x'
            && segment[2] == 'i'
            && segment[3] == 'f') {
          return ofTiff(ByteBuffer.wrap(segment, 6, length - 6).slice());
        }
      }
    } catch (java.io.EOFException cutOff) {
      return UPRIGHT;
    } finally {
      jpeg.reset();
    }
  }

  private static int ofTiff(ByteBuffer tiff) {
    try {
      tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      tiff.position(tiff.getInt(4));
      int entries = Short.toUnsignedInt(tiff.getShort());
      for (int i = 0; i < entries; i++) {
        int tag = Short.toUnsignedInt(tiff.getShort());
        tiff.getShort();
        tiff.getInt();
        int value = Short.toUnsignedInt(tiff.getShort());
        tiff.getShort();
        if (tag == ORIENTATION_TAG) {
          return value >= 1 && value <= 8 ? value : UPRIGHT;
        }
      }
      return UPRIGHT;
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return UPRIGHT;
    }
  }
}
