package dev.receipts.error;

/** The object is of a known type, and is cut off or broken. */
public final class DamagedDocumentException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public DamagedDocumentException(String message, Throwable cause) {
    super(message, cause);
  }

  public DamagedDocumentException(String message) {
    super(message);
  }
}
