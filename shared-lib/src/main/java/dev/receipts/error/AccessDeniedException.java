package dev.receipts.error;

/** The function may not do what it has to do: a permission is missing. */
public final class AccessDeniedException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public AccessDeniedException(String message, Throwable cause) {
    super(message, cause);
  }

  public AccessDeniedException(String message) {
    super(message);
  }
}
