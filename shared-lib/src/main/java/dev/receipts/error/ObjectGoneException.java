package dev.receipts.error;

/** The object was deleted, or this version of it was, before it could be read. */
public final class ObjectGoneException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public ObjectGoneException(String message, Throwable cause) {
    super(message, cause);
  }

  public ObjectGoneException(String message) {
    super(message);
  }
}
