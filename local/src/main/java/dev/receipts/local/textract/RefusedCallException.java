package dev.receipts.local.textract;

/** A call that is answered with one of Textract's errors. */
final class RefusedCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final TextractError error;

  RefusedCallException(TextractError error) {
    this(error, error.message());
  }

  RefusedCallException(TextractError error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  TextractError error() {
    return error;
  }
}
