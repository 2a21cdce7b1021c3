package dev.receipts.local.ocr;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Lends Tesseract engines, each to one thread at a time. An engine is started when it is first
 * needed: its model takes a tenth of a second to load. The bundled library runs one thread an
 * engine, so that as many pages are read at once as there are engines.
 */
final class EnginePool implements AutoCloseable {
  private final Semaphore permits;
  private final ConcurrentLinkedQueue<Tesseract> idle = new ConcurrentLinkedQueue<>();
  private final int size;

  EnginePool(int size) {
    this.size = size;
    this.permits = new Semaphore(size, true);
  }

  <T> T with(Function<Tesseract, T> work) {
    permits.acquireUninterruptibly();
    try {
      Tesseract lent = idle.poll();
      Tesseract engine = lent != null ? lent : TemporaryFiles.use(Tesseract::new);
      try {
        return work.apply(engine);
      } finally {
        idle.add(engine);
      }
    } finally {
      permits.release();
    }
  }

  /** Waits for the engines that are lent, and ends all. */
  @Override
  public void close() {
    permits.acquireUninterruptibly(size);
    for (Tesseract engine = idle.poll(); engine != null; engine = idle.poll()) {
      engine.close();
    }
    permits.release(size);
  }
}
