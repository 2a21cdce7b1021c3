package dev.receipts.local.states.jsonata;

/**
 * An expression that does not compile, that failed, or that gave nothing or something of the wrong
 * type.
 */
public final class JsonataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String location;

  JsonataException(String location, String message) {
    super(message);
    this.location = location;
  }

  /** Where in its state the expression stands, as {@code Arguments/Payload/document}. */
  public String location() {
    return location;
  }
}
