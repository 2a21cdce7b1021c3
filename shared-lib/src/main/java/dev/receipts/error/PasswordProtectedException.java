package dev.receipts.error;

/** The PDF can only be read with a password. */
public final class PasswordProtectedException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public PasswordProtectedException(String message, Throwable cause) {
    super(message, cause);
  }

  public PasswordProtectedException(String message) {
    super(message);
  }
}
