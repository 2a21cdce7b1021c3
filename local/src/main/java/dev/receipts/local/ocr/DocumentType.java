package dev.receipts.local.ocr;

import dev.receipts.error.EmptyDocumentException;
import dev.receipts.error.UnsupportedDocumentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The type of a document by its first bytes: a name proves nothing. */
public enum DocumentType {
  JPEG,
  PNG,
  TIFF,
  PDF;

  /** How many of its first bytes tell a type: a PDF may start anywhere in the first 1,024. */
  public static final int HEADER = 1024;

  /**
   * Finds out the type.
   *
   * @throws EmptyDocumentException if the file has no bytes
   * @throws UnsupportedDocumentException if it is of none of the types
   */
  public static DocumentType of(Path file) throws IOException {
    byte[] header;
    try (InputStream in = Files.newInputStream(file)) {
      header = in.readNBytes(HEADER);
    }
    return of(header);
  }

  /**
   * Finds out the type.
   *
   * @param header the first bytes of the file, at least 1,024 where it has so many
   * @throws EmptyDocumentException if there are no bytes
   * @throws UnsupportedDocumentException if it is of none of the types
   */
  public static DocumentType of(byte[] header) {
    if (header.length == 0) {
      throw new EmptyDocumentException("The file is empty. Scan or save it again.");
    }
    String start = new String(header, StandardCharsets.ISO_8859_1);
    if (start.startsWith("\u00ff\u00d8\u00ff")) {
      return JPEG;
    }
    if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
      return PNG;
    }
    if (start.startsWith("II*\0") || start.startsWith("MM\0*")) {
      return TIFF;
    }
    if (start.contains("%PDF-")) {
      return PDF;
    }
    throw new UnsupportedDocumentException(
        "The file is "
            + guess(start)
            + ". Save it as JPEG, PNG, TIFF or PDF and hand it in again.");
  }

  private static String guess(String start) {
    if (start.startsWith("RIFF") && start.startsWith("WEBP", 8)) {
      return "a WEBP image";
    }
    if (start.startsWith("ftyphei", 4)
        || start.startsWith("ftyphev", 4)
        || start.startsWith("ftypmif1", 4)) {
      return "an HEIC image";
    }
    if (start.startsWith("GIF8")) {
      return "a GIF image";
    }
    return "neither JPEG nor PNG, TIFF or PDF";
  }
}
