package dev.receipts.local;

import java.util.concurrent.ConcurrentLinkedDeque;

/** What has to be closed, in the opposite order of its opening. */
final class Parts implements AutoCloseable {
  private final ConcurrentLinkedDeque<AutoCloseable> opened = new ConcurrentLinkedDeque<>();

  <T extends AutoCloseable> T add(T part) {
    opened.push(part);
    return part;
  }

  /** Closes everything, also when some of it fails to close. */
  @Override
  public void close() {
    IllegalStateException failure = null;
    for (AutoCloseable part = opened.poll(); part != null; part = opened.poll()) {
      try {
        part.close();
      } catch (Exception e) {
        if (e instanceof InterruptedException) {
          Thread.currentThread().interrupt();
        }
        if (failure == null) {
          failure = new IllegalStateException("A part of the local stack did not stop", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
