package dev.receipts.error;

/** The job was still in progress after the longest time the pipeline waits. */
public final class TextractJobTimedOutException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public TextractJobTimedOutException(String message, Throwable cause) {
    super(message, cause);
  }

  public TextractJobTimedOutException(String message) {
    super(message);
  }
}
