package dev.receipts.cli;

/** Says an exception in words. */
final class Failures {
  private Failures() {}

  /** The message of the exception, or its kind where it has none. */
  static String sentence(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
  }
}
