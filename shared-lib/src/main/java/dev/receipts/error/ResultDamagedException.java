package dev.receipts.error;

/** A result that an earlier stage stored is not what that stage writes. */
public final class ResultDamagedException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public ResultDamagedException(String message, Throwable cause) {
    super(message, cause);
  }

  public ResultDamagedException(String message) {
    super(message);
  }
}
