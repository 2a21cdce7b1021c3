package dev.receipts.local.http;

/** An error as an AWS service answers it: a code that SDKs map to an exception class. */
public final class AwsFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final int status;

  /**
   * @param code the error's name, as {@code ExecutionDoesNotExist}
   * @param message one sentence for the caller
   * @param status the HTTP status
   */
  public AwsFault(String code, String message, int status) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** A fault of the caller: HTTP 400. */
  public AwsFault(String code, String message) {
    this(code, message, 400);
  }

  public String code() {
    return code;
  }

  public int status() {
    return status;
  }
}
