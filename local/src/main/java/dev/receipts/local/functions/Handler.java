package dev.receipts.local.functions;

import java.io.InputStream;
import java.io.OutputStream;

/** A function's handler, whichever interface it implements. */
@FunctionalInterface
interface Handler {
  /**
   * Handles one event.
   *
   * @throws Throwable what the function throws
   */
  void handle(InputStream input, OutputStream output, Object context) throws Throwable;
}
