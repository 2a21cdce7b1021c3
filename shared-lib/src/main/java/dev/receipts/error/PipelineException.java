package dev.receipts.error;

/**
 * A failure of the pipeline with one known cause. The state machine tells causes apart by the class
 * name, which Lambda reports as the error's name; the message says what is wrong and what to do,
 * and never holds text of a document.
 */
public abstract sealed class PipelineException extends RuntimeException
    permits TransientException, PermanentException, DocumentDeadLetteredException {
  private static final long serialVersionUID = 1L;

  PipelineException(String message, Throwable cause) {
    super(message, cause);
  }
}
