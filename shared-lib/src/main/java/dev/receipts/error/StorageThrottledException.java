package dev.receipts.error;

/** S3 asked to slow down. */
public final class StorageThrottledException extends TransientException {
  private static final long serialVersionUID = 1L;

  public StorageThrottledException(String message, Throwable cause) {
    super(message, cause);
  }
}
