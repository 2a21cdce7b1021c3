package dev.receipts.error;

/** Textract refused the document or the request. */
public final class TextractRefusedException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public TextractRefusedException(String message, Throwable cause) {
    super(message, cause);
  }

  public TextractRefusedException(String message) {
    super(message);
  }
}
