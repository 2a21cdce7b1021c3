package dev.receipts.error;

/** The document was read, and nothing on it can be a receipt: it is blank or shows no text. */
public final class NoReceiptFoundException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public NoReceiptFoundException(String message, Throwable cause) {
    super(message, cause);
  }

  public NoReceiptFoundException(String message) {
    super(message);
  }
}
