package dev.receipts.error;

/** Textract read only a part of the pages. */
public final class TextractPartialResultException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public TextractPartialResultException(String message, Throwable cause) {
    super(message, cause);
  }

  public TextractPartialResultException(String message) {
    super(message);
  }
}
