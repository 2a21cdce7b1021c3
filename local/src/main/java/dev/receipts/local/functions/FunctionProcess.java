package dev.receipts.local.functions;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/**
 * What a process has to itself, for one function: its environment, its output, its time, its
 * threads, its end. Functions meet it through {@link ProcessBridge}. A {@link FunctionLayer}
 * defines this class, so that the functions that share classes know each other's processes apart:
 * by the thread that calls, and which thread made that one. It may use no class of the project, and
 * the host knows it by the platform's interfaces only.
 */
public final class FunctionProcess implements Supplier<Runnable>, Consumer<String>, Closeable {
  /**
   * Has what belongs to no function: no environment, the machine's time, and the machine's error
   * output. Threads of the machine, such as the common pool's, run in it.
   */
  public static final FunctionProcess NOBODY =
      new FunctionProcess(
          Map.of(),
          System.err,
          InstantSource.system(),
          CompletableFuture::completedFuture,
          () -> () -> {},
          url -> Optional.empty(),
          Runnable::run);

  private static final Duration SHUTDOWN = Duration.ofSeconds(2);
  private static final InheritableThreadLocal<FunctionProcess> OF_THREAD =
      new InheritableThreadLocal<>();
  private static final InheritableThreadLocal<Set<ExecutorService>> POOLS_OF_INSTANCE =
      new InheritableThreadLocal<>();
  private static final InheritableThreadLocal<String> TRACE = new InheritableThreadLocal<>();
  private static final PrintStream OUTPUT_OF_THREAD =
      new PrintStream(new OutputOfThread(), true, StandardCharsets.UTF_8);

  private final Map<String, String> environment;
  private final PrintStream output;
  private final InstantSource time;
  private final LongFunction<Future<?>> pauses;
  private final Supplier<Runnable> work;
  private final Function<URL, Optional<URLConnection>> connections;
  private final Consumer<Runnable> betweenCalls;
  private final Set<Thread> shutdownHooks = ConcurrentHashMap.newKeySet();

  /** A pool that the function is done with is forgotten. */
  private final Set<ExecutorService> threadPools = weakSet();

  /**
   * @param pauses takes milliseconds and gives what completes when they have passed
   * @param work begins work beside that of an invocation's own thread, and gives what ends it
   * @param connections gives connections to where the network does not lead
   * @param betweenCalls does what interrupts threads, when none of them is at the end of one
   */
  public FunctionProcess(
      Map<String, String> environment,
      PrintStream output,
      InstantSource time,
      LongFunction<Future<?>> pauses,
      Supplier<Runnable> work,
      Function<URL, Optional<URLConnection>> connections,
      Consumer<Runnable> betweenCalls) {
    this.environment = Map.copyOf(environment);
    this.output = output;
    this.time = time;
    this.pauses = pauses;
    this.work = work;
    this.connections = connections;
    this.betweenCalls = betweenCalls;
  }

  /** The process in which the calling thread runs. */
  public static FunctionProcess ofThread() {
    return Optional.ofNullable(OF_THREAD.get()).orElse(NOBODY);
  }

  /**
   * Makes the calling thread the first one of an instance of the function; those that it makes
   * belong to it as well.
   *
   * @return ends the instance's thread pools
   */
  @Override
  public Runnable get() {
    OF_THREAD.set(this);
    Set<ExecutorService> pools = weakSet();
    POOLS_OF_INSTANCE.set(pools);
    return () -> shutDown(pools);
  }

  private static Set<ExecutorService> weakSet() {
    return Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
  }

  private void shutDown(Set<ExecutorService> pools) {
    betweenCalls.accept(() -> List.copyOf(pools).forEach(ExecutorService::shutdownNow));
  }

  /**
   * Begins an invocation on the calling thread.
   *
   * @param trace what {@code _X_AMZN_TRACE_ID} is from now on, here and in threads made here
   */
  @Override
  public void accept(String trace) {
    TRACE.set(trace);
  }

  /** Ends the process and its threads. */
  @Override
  public void close() {
    shutdownHooks.forEach(Thread::start);
    try {
      for (Thread hook : shutdownHooks) {
        hook.join(SHUTDOWN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    shutDown(threadPools);
  }

  /** All variables. */
  public Map<String, String> environment() {
    return environment;
  }

  /** One variable, or null as {@link System#getenv(String)} has it. */
  public String variable(String name) {
    return Objects.equals(name, "_X_AMZN_TRACE_ID")
        ? TRACE.get()
        : environment.get(Objects.requireNonNull(name));
  }

  /** Where this function writes. */
  public PrintStream output() {
    return output;
  }

  /** Writes to the output of whichever process the writing thread runs in. */
  public static PrintStream outputOfThread() {
    return OUTPUT_OF_THREAD;
  }

  /** What time it is. */
  public Instant instant() {
    return time.instant();
  }

  /** Connects to a service. */
  public URLConnection openConnection(URL url) throws IOException {
    Optional<URLConnection> connection = connections.apply(url);
    return connection.isPresent() ? connection.get() : url.openConnection();
  }

  /** Lets time pass. */
  public void sleep(long milliseconds) throws InterruptedException {
    Future<?> pause = pauses.apply(milliseconds);
    try {
      pause.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A pause cannot fail", e);
    } finally {
      pause.cancel(true);
    }
  }

  /** Ends a thread pool with this process. */
  public void follow(ExecutorService pool) {
    threadPools.add(pool);
    if (this != NOBODY) {
      Optional.ofNullable(POOLS_OF_INSTANCE.get()).ifPresent(pools -> pools.add(pool));
    }
  }

  /** The same for a pool whose tasks somebody waits for. */
  public ExecutorService followWork(ExecutorService pool) {
    follow(pool);
    return new WorkPool(pool, work, betweenCalls);
  }

  /** Starts a thread at this process's end. */
  public void addShutdownHook(Thread hook) {
    shutdownHooks.add(hook);
  }

  /** Takes such a thread back. */
  public boolean removeShutdownHook(Thread hook) {
    return shutdownHooks.remove(hook);
  }

  /**
   * A pool whose tasks are work. The first one at a time stands for the thread that waits for it
   * meanwhile, so that only those beside it are further work.
   */
  static final class WorkPool extends AbstractExecutorService {
    private final ExecutorService pool;
    private final Supplier<Runnable> work;
    private final Consumer<Runnable> betweenCalls;
    private final Deque<Runnable> further = new ArrayDeque<>();
    private int tasks;

    WorkPool(ExecutorService pool, Supplier<Runnable> work, Consumer<Runnable> betweenCalls) {
      this.pool = pool;
      this.work = work;
      this.betweenCalls = betweenCalls;
    }

    @Override
    public void execute(Runnable task) {
      pool.execute(
          () -> {
            begin();
            try {
              task.run();
            } finally {
              end();
            }
          });
    }

    private synchronized void begin() {
      if (tasks > 0) {
        further.push(work.get());
      }
      tasks++;
    }

    private synchronized void end() {
      tasks--;
      if (tasks > 0) {
        further.pop().run();
      }
    }

    @Override
    public void shutdown() {
      pool.shutdown();
    }

    @Override
    public List<Runnable> shutdownNow() {
      List<Runnable> left = new ArrayList<>();
      betweenCalls.accept(() -> left.addAll(pool.shutdownNow()));
      return left;
    }

    @Override
    public boolean isShutdown() {
      return pool.isShutdown();
    }

    @Override
    public boolean isTerminated() {
      return pool.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
      return pool.awaitTermination(timeout, unit);
    }
  }

  /** Finds its way anew for each line. */
  static final class OutputOfThread extends OutputStream {
    @Override
    public void write(int b) {
      ofThread().output.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      ofThread().output.write(bytes, offset, length);
    }
  }
}
