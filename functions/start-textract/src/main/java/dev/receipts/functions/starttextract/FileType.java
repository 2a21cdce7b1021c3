package dev.receipts.functions.starttextract;

import dev.receipts.error.UnsupportedDocumentException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The file types that Textract reads, told apart by their content: a name proves nothing. */
enum FileType {
  JPEG(10, "save it with a lower resolution or quality"),
  PNG(10, "save it with a lower resolution, or as JPEG"),
  PDF(500, "split it, or save its images with a lower resolution"),
  TIFF(500, "split it, or save its images with a lower resolution");

  private static final int MEGABYTE = 1 << 20;
  private static final int PDF_HEADER_WITHIN = 1_024;
  private static final String CONVERT =
      "save it as JPEG, PNG or PDF with the program that made it, and upload that";

  /** What is often uploaded by mistake; the first that fits counts. */
  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign(0, "GIF8", "a GIF image", CONVERT),
          new Foreign(8, "WEBP", "a WEBP image", CONVERT),
          new Foreign(4, "ftypavi", "an AVIF image", CONVERT),
          new Foreign(4, "ftyphe", "a HEIC image", heic()),
          new Foreign(4, "ftypmif1", "a HEIC image", heic()),
          new Foreign(4, "ftypmsf1", "a HEIC image", heic()),
          new Foreign(4, "ftyp", "a video", "take a photo instead, and upload that"),
          new Foreign(0, "BM", "a BMP image", CONVERT),
          new Foreign(0, "II+\0", "a TIFF in the BigTIFF form", "save it as an ordinary TIFF"),
          new Foreign(0, "MM\0+", "a TIFF in the BigTIFF form", "save it as an ordinary TIFF"),
          new Foreign(4, "jP  ", "a JPEG 2000 image", CONVERT),
          new Foreign(0, "\u00D0\u00CF\u0011\u00E0", "a Microsoft Office document", CONVERT),
          new Foreign(30, "[Content_Types].xml", "a Microsoft Office document", CONVERT),
          new Foreign(30, "mimetypeapplication/vnd.oasis", "an OpenDocument file", CONVERT),
          new Foreign(0, "PK\3\4", "a ZIP archive", unpack()),
          new Foreign(0, "PK\5\6", "an empty ZIP archive", unpack()),
          new Foreign(0, "Rar!", "a RAR archive", unpack()),
          new Foreign(0, "7z\u00BC\u00AF", "a 7z archive", unpack()),
          new Foreign(0, "\u001F\u008B", "a gzip archive", unpack()),
          new Foreign(0, "{\\rtf", "an RTF document", CONVERT),
          new Foreign(0, "%!PS", "a PostScript file", CONVERT));

  private final long maximumBytes;
  private final String howToMakeSmaller;

  FileType(int maximumMegabytes, String howToMakeSmaller) {
    this.maximumBytes = (long) maximumMegabytes * MEGABYTE;
    this.howToMakeSmaller = howToMakeSmaller;
  }

  /** The most that Textract's asynchronous operations take (its set quotas). */
  long maximumBytes() {
    return maximumBytes;
  }

  String howToMakeSmaller() {
    return howToMakeSmaller;
  }

  /**
   * The type of a file that begins so.
   *
   * @throws UnsupportedDocumentException naming what was found instead
   */
  static FileType of(byte[] beginning) {
    // One character a byte, so that signatures can be written as text.
    String start = new String(beginning, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00FF\u00D8\u00FF")) {
      return JPEG;
    }
    if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
      return PNG;
    }
    if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return TIFF;
    }
    if (start.substring(0, Math.min(start.length(), PDF_HEADER_WITHIN)).contains("%PDF-")) {
      return PDF;
    }
    throw unsupported(beginning, start);
  }

  private static UnsupportedDocumentException unsupported(byte[] beginning, String start) {
    Optional<Foreign> foreign = FOREIGN.stream().filter(type -> type.fits(start)).findFirst();
    if (foreign.isPresent()) {
      return unsupported(foreign.get().title(), foreign.get().advice());
    }
    if (start.chars().allMatch(character -> character == 0)) {
      return unsupported(
          "filled with zeros", "the upload or the disk failed, so upload the original again");
    }
    if (isText(beginning)) {
      return unsupported(
          "text", "upload the receipt itself as JPEG, PNG, PDF or TIFF, not its text or its link");
    }
    return unsupported("of an unknown type", CONVERT);
  }

  private static UnsupportedDocumentException unsupported(String found, String advice) {
    return new UnsupportedDocumentException(
        "The file is %s, and only JPEG, PNG, PDF and TIFF can be read: %s."
            .formatted(found, advice));
  }

  /** Whether it is UTF-8 without control characters; a last character may be cut off. */
  private static boolean isText(byte[] beginning) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(beginning.length);
    boolean malformed = decoder.decode(ByteBuffer.wrap(beginning), characters, false).isError();
    char[] decoded = Arrays.copyOf(characters.array(), characters.position());
    return !malformed
        && CharBuffer.wrap(decoded)
            .chars()
            .allMatch(c -> !Character.isISOControl(c) || Character.isWhitespace(c));
  }

  private static String heic() {
    return "set the phone's camera to JPEG (on an iPhone: Settings, Camera, Formats, Most"
        + " Compatible) or convert it to JPEG, and upload that";
  }

  private static String unpack() {
    return "unpack it and upload the files in it one by one";
  }

  private record Foreign(int offset, String signature, String title, String advice) {
    boolean fits(String start) {
      return start.startsWith(signature, offset);
    }
  }
}
