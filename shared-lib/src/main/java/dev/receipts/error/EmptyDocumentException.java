package dev.receipts.error;

/** The object has no bytes, or no pages. */
public final class EmptyDocumentException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public EmptyDocumentException(String message, Throwable cause) {
    super(message, cause);
  }

  public EmptyDocumentException(String message) {
    super(message);
  }
}
