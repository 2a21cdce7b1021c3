package dev.receipts.local.functions;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** One instance of a handler with a thread of its own; it serves one invocation at a time. */
final class Sandbox implements AutoCloseable {
  /** SnapStart allows an initialization so long. */
  private static final Duration INITIALIZATION = Duration.ofSeconds(130);

  private final FunctionCode code;
  private final ExecutorService thread;
  private final Handler handler;
  private final AtomicReference<Runnable> end;
  private volatile Optional<Future<?>> running = Optional.empty();
  private volatile boolean killed;

  private Sandbox(
      FunctionCode code, ExecutorService thread, Handler handler, AtomicReference<Runnable> end) {
    this.code = code;
    this.thread = thread;
    this.handler = handler;
    this.end = end;
  }

  /**
   * Creates the instance.
   *
   * @throws FunctionFailure when the function's initialization fails
   * @throws TimeoutException when it takes too long
   */
  static Sandbox start(FunctionCode code, String name)
      throws FunctionFailure, TimeoutException, InterruptedException {
    AtomicReference<Runnable> end = new AtomicReference<>(() -> {});
    ExecutorService thread =
        Executors.newSingleThreadExecutor(
            task ->
                Thread.ofPlatform()
                    .name("lambda-" + name)
                    .daemon()
                    .unstarted(
                        () -> {
                          end.set(code.enter());
                          task.run();
                        }));
    try {
      Handler handler = await(code, thread.submit(() -> guarded(code::newHandler)), INITIALIZATION);
      return new Sandbox(code, thread, handler, end);
    } catch (FunctionFailure | TimeoutException | InterruptedException e) {
      thread.shutdownNow();
      end.get().run();
      throw e;
    }
  }

  /**
   * Runs the handler.
   *
   * @throws FunctionFailure when the function throws
   * @throws TimeoutException when it is not done in time; the instance is of no use any more
   * @throws CancellationException when it is killed; the instance is of no use any more
   */
  byte[] invoke(byte[] payload, Invocation invocation, Duration limit)
      throws FunctionFailure, TimeoutException, InterruptedException {
    Future<byte[]> result =
        thread.submit(
            () ->
                guarded(
                    () -> {
                      ByteArrayOutputStream answer = new ByteArrayOutputStream();
                      handler.handle(
                          new ByteArrayInputStream(payload), answer, code.begin(invocation));
                      return answer.toByteArray();
                    }));
    running = Optional.of(result);
    if (killed) {
      code.cancel(result);
    }
    try {
      byte[] answer = await(code, result, limit);
      requireAlive();
      return answer;
    } catch (FunctionFailure e) {
      requireAlive();
      throw e;
    }
  }

  /** What it said or threw before it could be stopped is not heard: its process is dead. */
  private void requireAlive() {
    if (killed) {
      throw new CancellationException("killed");
    }
  }

  /** Ends the invocation that runs here, as if the process had died. */
  void kill() {
    killed = true;
    running.ifPresent(code::cancel);
  }

  @Override
  public void close() {
    thread.shutdownNow();
    end.get().run();
  }

  private static <T> T await(FunctionCode code, Future<T> result, Duration limit)
      throws FunctionFailure, TimeoutException, InterruptedException {
    try {
      return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof FunctionFailure failure
          ? failure
          : new FunctionFailure(e.getCause());
    } catch (TimeoutException | InterruptedException e) {
      code.cancel(result);
      throw e;
    }
  }

  private interface Work<T> {
    T get() throws Throwable;
  }

  /** Whatever a function throws, errors too, ends the invocation and nothing else. */
  private static <T> T guarded(Work<T> work) throws FunctionFailure {
    try {
      return work.get();
    } catch (Throwable e) {
      throw new FunctionFailure(e);
    }
  }
}
