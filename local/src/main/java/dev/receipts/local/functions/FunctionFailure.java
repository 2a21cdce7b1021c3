package dev.receipts.local.functions;

/** A function threw what is the cause of this. */
final class FunctionFailure extends Exception {
  private static final long serialVersionUID = 1L;

  FunctionFailure(Throwable thrown) {
    super(thrown);
  }
}
