package dev.receipts.local.functions;

/** An invocation that Lambda itself refuses, as its API names the reason. */
public final class LambdaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  LambdaException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** The HTTP status of Lambda's answer. */
  public int status() {
    return status;
  }

  /** The error's name: {@code TooManyRequestsException}, say. */
  public String type() {
    return type;
  }
}
