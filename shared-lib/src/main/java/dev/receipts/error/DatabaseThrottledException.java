package dev.receipts.error;

/** DynamoDB refused a call because the capacity is used up. */
public final class DatabaseThrottledException extends TransientException {
  private static final long serialVersionUID = 1L;

  public DatabaseThrottledException(String message, Throwable cause) {
    super(message, cause);
  }
}
