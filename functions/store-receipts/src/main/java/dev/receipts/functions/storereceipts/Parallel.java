package dev.receipts.functions.storereceipts;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does the same to many elements, a few at a time. */
final class Parallel {
  private Parallel() {}

  /**
   * Takes elements one by one and gives each to the action, at most {@code atOnce} at a time; no
   * more than one element waits. After a failure it takes no more, waits for those in progress and
   * throws the first failure. A single element needs no thread.
   *
   * @param next the next element; empty after the last
   */
  static <T> void forEach(int atOnce, Supplier<Optional<T>> next, Consumer<T> action) {
    Optional<T> first = next.get();
    Optional<T> second = first.isEmpty() ? first : next.get();
    if (second.isEmpty()) {
      first.ifPresent(action);
      return;
    }
    Semaphore free = new Semaphore(atOnce);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    // Of the platform: virtual threads that all load the SDK's classes can come to wait for ever.
    try (ExecutorService threads = Executors.newFixedThreadPool(atOnce)) {
      Consumer<T> start =
          element -> {
            free.acquireUninterruptibly();
            threads.execute(
                () -> {
                  try {
                    action.accept(element);
                  } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                  } finally {
                    free.release();
                  }
                });
          };
      start.accept(first.get());
      for (Optional<T> element = second;
          element.isPresent() && failure.get() == null;
          element = next.get()) {
        start.accept(element.get());
      }
    }
    switch (failure.get()) {
      case null -> {}
      case Error error -> throw error;
      case Throwable exception -> throw (RuntimeException) exception;
    }
  }
}
