package dev.receipts.textract;

/** The input is no answer of Amazon Textract, or an answer that holds no result. */
public final class TextractFormatException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  TextractFormatException(String message) {
    super(message);
  }

  TextractFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
