package dev.receipts.error;

/** The document has more pages than allowed. */
public final class TooManyPagesException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public TooManyPagesException(String message, Throwable cause) {
    super(message, cause);
  }

  public TooManyPagesException(String message) {
    super(message);
  }
}
