package dev.receipts.error;

/** A failure that stays until somebody changes something: trying again cannot succeed. */
public abstract non-sealed class PermanentException extends PipelineException {
  private static final long serialVersionUID = 1L;

  protected PermanentException(String message, Throwable cause) {
    super(message, cause);
  }

  protected PermanentException(String message) {
    super(message, null);
  }
}
