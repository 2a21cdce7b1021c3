package dev.receipts.local.email;

/** An answer that is an error, with the name and the HTTP status that SES gives it. */
final class SesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final int status;

  private SesException(String type, int status, String message) {
    super(message);
    this.type = type;
    this.status = status;
  }

  static SesException badRequest(String message) {
    return new SesException("BadRequestException", 400, message);
  }

  static SesException rejected(String message) {
    return new SesException("MessageRejected", 400, message);
  }

  static SesException alreadyExists(String message) {
    return new SesException("AlreadyExistsException", 400, message);
  }

  static SesException notFound(String message) {
    return new SesException("NotFoundException", 404, message);
  }

  String type() {
    return type;
  }

  int status() {
    return status;
  }
}
