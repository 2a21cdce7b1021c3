package dev.receipts.error;

/** The object has more bytes than Textract takes for its type. */
public final class DocumentTooLargeException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public DocumentTooLargeException(String message, Throwable cause) {
    super(message, cause);
  }

  public DocumentTooLargeException(String message) {
    super(message);
  }
}
