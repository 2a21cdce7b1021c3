package dev.receipts.error;

/**
 * A redriven document has to wait: as many documents are in progress as may be, or admission is
 * paused.
 */
public final class DocumentNotAdmittedException extends TransientException {
  private static final long serialVersionUID = 1L;

  public DocumentNotAdmittedException(String message) {
    super(message, null);
  }
}
