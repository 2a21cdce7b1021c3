package dev.receipts.error;

/** A failure that passes by itself: trying again later can succeed. */
public abstract non-sealed class TransientException extends PipelineException {
  private static final long serialVersionUID = 1L;

  protected TransientException(String message, Throwable cause) {
    super(message, cause);
  }
}
