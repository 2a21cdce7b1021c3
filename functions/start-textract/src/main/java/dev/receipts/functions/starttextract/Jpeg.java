package dev.receipts.functions.starttextract;

/**
 * Walks the segments of a JPEG (ITU-T T.81, annex B) up to its end marker. What a camera appends
 * after that is no part of the picture.
 */
final class Jpeg {
  private static final int START_OF_SCAN = 0xDA;
  private static final int END_OF_IMAGE = 0xD9;

  private final byte[] bytes;
  private int position = 2;

  private Jpeg(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Checks the picture; it is one page. */
  static int check(byte[] bytes) {
    new Jpeg(bytes).walk();
    return 1;
  }

  private void walk() {
    boolean scanned = false;
    for (int marker = nextMarker(); marker != END_OF_IMAGE; marker = nextMarker()) {
      if (isFrame(marker)) {
        Limits.checkPixels(FileType.JPEG, number(position + 5), number(position + 3));
      }
      scanned |= marker == START_OF_SCAN;
      if (!standsAlone(marker)) {
        position += number(position);
      }
    }
    if (!scanned) {
      throw Limits.damaged(FileType.JPEG, "it has no picture");
    }
  }

  /** Skips the data of a scan, too: in it, 0xFF is followed by zero or a restart marker. */
  private int nextMarker() {
    for (; position + 1 < bytes.length; position++) {
      int code = bytes[position + 1] & 0xFF;
      if (bytes[position] == (byte) 0xFF && code != 0 && code != 0xFF) {
        position += 2;
        return code;
      }
    }
    throw Limits.cutOff(FileType.JPEG);
  }

  private int number(int at) {
    if (at + 1 >= bytes.length) {
      throw Limits.cutOff(FileType.JPEG);
    }
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /** Restart markers, the start of the image and TEM have no length. */
  private static boolean standsAlone(int marker) {
    return (marker >= 0xD0 && marker <= 0xD8) || marker == 0x01;
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }
}
