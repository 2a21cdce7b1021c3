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
   * Takes elements one by one and gives each to the action on a thread of its own; takes the next
   * one only when fewer than {@code atOnce} are in progress. After a failure it takes no more,
   * waits for those in progress and throws the first failure.
   *
   * @param next the next element; empty after the last
   */
  static <T> void forEach(int atOnce, Supplier<Optional<T>> next, Consumer<T> action) {
    Semaphore free = new Semaphore(atOnce);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      free.acquireUninterruptibly();
      for (Optional<T> element = next.get();
          element.isPresent() && failure.get() == null;
          element = next.get()) {
        T present = element.get();
        threads.execute(
            () -> {
              try {
                action.accept(present);
              } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
              } finally {
                free.release();
              }
            });
        free.acquireUninterruptibly();
      }
    }
    switch (failure.get()) {
      case null -> {}
      case Error error -> throw error;
      case Throwable exception -> throw (RuntimeException) exception;
    }
  }
}
