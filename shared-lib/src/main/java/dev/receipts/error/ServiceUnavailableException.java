package dev.receipts.error;

/** An AWS service answered with an internal error, or not at all. */
public final class ServiceUnavailableException extends TransientException {
  private static final long serialVersionUID = 1L;

  public ServiceUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
