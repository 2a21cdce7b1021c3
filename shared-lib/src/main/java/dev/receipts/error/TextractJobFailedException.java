package dev.receipts.error;

/** Textract ended the job without a result. */
public final class TextractJobFailedException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public TextractJobFailedException(String message, Throwable cause) {
    super(message, cause);
  }

  public TextractJobFailedException(String message) {
    super(message);
  }
}
