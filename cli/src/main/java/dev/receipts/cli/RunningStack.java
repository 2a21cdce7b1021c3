package dev.receipts.cli;

import dev.receipts.local.EmbeddedStack;
import dev.receipts.local.StackOptions;

/**
 * An embedded stack that is also stopped, and cleaned up after, when the process is told to end.
 */
final class RunningStack implements AutoCloseable {
  private final EmbeddedStack stack;
  private final Thread atExit;
  private boolean closed;

  private RunningStack(EmbeddedStack stack) {
    this.stack = stack;
    this.atExit = new Thread(this::close, "stop-the-stack");
  }

  static RunningStack start(StackOptions options) {
    RunningStack running = new RunningStack(EmbeddedStack.start(options));
    Runtime.getRuntime().addShutdownHook(running.atExit);
    return running;
  }

  EmbeddedStack stack() {
    return stack;
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
      stack.close();
    }
  }
}
