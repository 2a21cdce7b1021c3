package dev.receipts.error;

/** A result that an earlier stage stored is not in the results bucket any more. */
public final class ResultGoneException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public ResultGoneException(String message, Throwable cause) {
    super(message, cause);
  }

  public ResultGoneException(String message) {
    super(message);
  }
}
