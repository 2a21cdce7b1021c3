package dev.receipts.cli;

import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * An embedded stack that is also stopped, and cleaned up after, when the process is told to end.
 */
final class RunningStack implements AutoCloseable {
  private final CompletableFuture<EmbeddedStack> started = new CompletableFuture<>();
  private boolean closed;

  private RunningStack() {}

  static RunningStack start(StackOptions options) {
    RunningStack running = new RunningStack();
    // Before the start: who presses Ctrl-C in the middle of it wants nothing left behind either.
    Runtime.getRuntime().addShutdownHook(new Thread(running::close, "stop-the-stack"));
    try {
      running.started.complete(EmbeddedStack.start(options));
    } catch (RuntimeException e) {
      running.started.completeExceptionally(e);
      throw e;
    }
    return running;
  }

  EmbeddedStack stack() {
    return started.join();
  }

  /** Waits until the process is told to end; never returns. */
  void awaitExit() throws InterruptedException {
    Thread.currentThread().join();
  }

  /** Stops the stack, once: whoever comes second waits until it is done. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        started.join().close();
      } catch (CompletionException e) {
        // It never started, and what went wrong was reported by who started it.
      }
    }
  }
}
