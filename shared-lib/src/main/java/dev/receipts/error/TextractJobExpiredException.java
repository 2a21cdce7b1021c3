package dev.receipts.error;

/** The job is not known to Textract any more: a result is kept for seven days. */
public final class TextractJobExpiredException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public TextractJobExpiredException(String message, Throwable cause) {
    super(message, cause);
  }

  public TextractJobExpiredException(String message) {
    super(message);
  }
}
