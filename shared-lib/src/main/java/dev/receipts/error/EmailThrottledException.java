package dev.receipts.error;

/** SES refused a message because the sending rate or the daily quota is used up. */
public final class EmailThrottledException extends TransientException {
  private static final long serialVersionUID = 1L;

  public EmailThrottledException(String message, Throwable cause) {
    super(message, cause);
  }
}
