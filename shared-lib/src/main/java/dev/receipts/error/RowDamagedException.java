package dev.receipts.error;

/** A row of a table holds what the pipeline never writes: somebody changed it by hand. */
public final class RowDamagedException extends PermanentException {
  private static final long serialVersionUID = 1L;

  public RowDamagedException(String message, Throwable cause) {
    super(message, cause);
  }

  public RowDamagedException(String message) {
    super(message);
  }
}
