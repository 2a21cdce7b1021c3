package dev.receipts.error;

/**
 * Ends an execution whose failure has been recorded and sent to the dead-letter queue, so that the
 * console shows it as failed and offers to redrive it. The message is JSON with the real error.
 */
public final class DocumentDeadLetteredException extends PipelineException {
  private static final long serialVersionUID = 1L;

  public DocumentDeadLetteredException(String failureAsJson) {
    super(failureAsJson, null);
  }
}
