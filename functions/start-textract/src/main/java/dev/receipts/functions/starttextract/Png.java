package dev.receipts.functions.starttextract;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Walks the chunks of a PNG (ISO/IEC 15948) from its header to its end. */
final class Png {
  private static final int SIGNATURE = 8;
  private static final int CHUNK_FRAME = 12;

  private Png() {}

  /** Checks the picture; it is one page. */
  static int check(byte[] bytes) {
    ByteBuffer png = ByteBuffer.wrap(bytes);
    boolean picture = false;
    for (long at = SIGNATURE; ; ) {
      if (at + CHUNK_FRAME > bytes.length) {
        throw Limits.cutOff(FileType.PNG);
      }
      int start = (int) at;
      long length = Integer.toUnsignedLong(png.getInt(start));
      String type = new String(bytes, start + 4, 4, StandardCharsets.ISO_8859_1);
      if (at == SIGNATURE && !(type.equals("IHDR") && length == 13)) {
        throw Limits.damaged(FileType.PNG, "it does not begin with a header");
      }
      at += CHUNK_FRAME + length;
      if (at > bytes.length) {
        throw Limits.cutOff(FileType.PNG);
      }
      switch (type) {
        case "IHDR" ->
            Limits.checkPixels(
                FileType.PNG,
                Integer.toUnsignedLong(png.getInt(start + 8)),
                Integer.toUnsignedLong(png.getInt(start + 12)));
        case "IDAT" -> picture = true;
        case "IEND" -> {
          if (!picture) {
            throw Limits.damaged(FileType.PNG, "it has no picture");
          }
          return 1;
        }
        default -> {}
      }
    }
  }
}
