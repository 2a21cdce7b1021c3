package dev.receipts.error;

/** Textract has as many asynchronous jobs in progress as the account may have. */
public final class TextractLimitExceededException extends TransientException {
  private static final long serialVersionUID = 1L;

  public TextractLimitExceededException(String message, Throwable cause) {
    super(message, cause);
  }
}
