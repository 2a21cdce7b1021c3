package dev.receipts.error;

/** SES refused the message or the sender. */
public final class EmailRejectedException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public EmailRejectedException(String message, Throwable cause) {
    super(message, cause);
  }

  public EmailRejectedException(String message) {
    super(message);
  }
}
