package dev.receipts.local.time;

/** Something that goes on; closed when it is over. Closing it again does nothing. */
@FunctionalInterface
public interface Activity extends AutoCloseable {
  @Override
  void close();
}
