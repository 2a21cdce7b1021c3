package dev.receipts.local.storage;

/** Is told of each new object, after it is stored and before its uploader gets the answer. */
@FunctionalInterface
public interface ObjectCreatedListener {
  /**
   * Takes one event. It may be called from several threads at once, and, as with S3, events of one
   * key may come out of order: {@link ObjectCreated#sequencer()} orders them. When it throws, the
   * uploader gets an error and may try again.
   */
  void objectCreated(ObjectCreated event);
}
