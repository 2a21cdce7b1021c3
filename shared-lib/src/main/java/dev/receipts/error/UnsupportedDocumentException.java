package dev.receipts.error;

/** The object is not of a type that can be read: neither JPEG nor PNG, PDF or TIFF. */
public final class UnsupportedDocumentException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public UnsupportedDocumentException(String message, Throwable cause) {
    super(message, cause);
  }

  public UnsupportedDocumentException(String message) {
    super(message);
  }
}
