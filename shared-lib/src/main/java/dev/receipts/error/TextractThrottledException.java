package dev.receipts.error;

/** Textract refused a call because too many calls came at once. */
public final class TextractThrottledException extends TransientException {
  private static final long serialVersionUID = 1L;

  public TextractThrottledException(String message, Throwable cause) {
    super(message, cause);
  }
}
