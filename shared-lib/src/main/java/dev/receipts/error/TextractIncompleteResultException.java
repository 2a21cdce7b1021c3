package dev.receipts.error;

/** The pages of the result are not the pages of the document. */
public final class TextractIncompleteResultException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public TextractIncompleteResultException(String message, Throwable cause) {
    super(message, cause);
  }

  public TextractIncompleteResultException(String message) {
    super(message);
  }
}
