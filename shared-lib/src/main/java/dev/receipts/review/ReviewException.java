package dev.receipts.review;

/** What a reviewer asked for cannot be done; the message says why and what to do. */
public final class ReviewException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ReviewException(String message) {
    super(message);
  }
}
