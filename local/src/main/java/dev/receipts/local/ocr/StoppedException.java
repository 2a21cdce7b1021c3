package dev.receipts.local.ocr;

/** A page is not read, because the process is about to end. */
public final class StoppedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("Nothing more is read: the process is being stopped.");
  }
}
