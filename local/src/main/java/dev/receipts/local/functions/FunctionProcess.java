package dev.receipts.local.functions;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * What a process has to itself, for one function: its environment, its output, its threads, its
 * end. Every function's class loader defines this class anew, and {@link ProcessCalls} makes the
 * function's classes call it instead of {@link System} and {@link Runtime}. So it may hold static
 * state, which nothing else in this project does, and may use no class of the project.
 */
public final class FunctionProcess {
  private static final Duration SHUTDOWN = Duration.ofSeconds(2);
  private static final Set<Thread> SHUTDOWN_HOOKS = ConcurrentHashMap.newKeySet();
  private static final Set<ExecutorService> THREAD_POOLS = ConcurrentHashMap.newKeySet();

  private static final InheritableThreadLocal<String> TRACE = new InheritableThreadLocal<>();

  private static volatile Map<String, String> environment = Map.of();
  private static volatile PrintStream output = System.out;

  private static volatile InstantSource time = InstantSource.system();
  private static volatile LongFunction<Future<?>> pauses =
      milliseconds -> CompletableFuture.completedFuture(milliseconds);

  private FunctionProcess() {}

  /** Called once by the host, before anything of the function runs. */
  public static void start(Map<String, String> variables, PrintStream log) {
    environment = Map.copyOf(variables);
    output = log;
  }

  /**
   * Called by the host before anything of the function runs.
   *
   * @param pausing takes milliseconds and gives what completes when they have passed
   */
  public static void time(InstantSource source, LongFunction<Future<?>> pausing) {
    time = source;
    pauses = pausing;
  }

  /**
   * Called by the host on the thread of an invocation, before the handler.
   *
   * @param trace what {@code _X_AMZN_TRACE_ID} is from now on, here and in threads made here
   */
  public static void begin(String trace) {
    TRACE.set(trace);
  }

  /** Called by the host when the function is unloaded. */
  public static void stop() throws InterruptedException {
    for (Thread hook : SHUTDOWN_HOOKS) {
      hook.start();
    }
    for (Thread hook : SHUTDOWN_HOOKS) {
      hook.join(SHUTDOWN);
    }
    THREAD_POOLS.forEach(ExecutorService::shutdownNow);
  }

  /** Replaces {@link System#getenv()}. */
  public static Map<String, String> getenv() {
    return environment;
  }

  /** Replaces {@link System#getenv(String)}. */
  public static String getenv(String name) {
    return Objects.equals(name, "_X_AMZN_TRACE_ID")
        ? TRACE.get()
        : environment.get(Objects.requireNonNull(name));
  }

  /** Replaces {@link System#out}. */
  public static PrintStream out() {
    return output;
  }

  /** Replaces {@link System#err}; Lambda writes both to the same log. */
  public static PrintStream err() {
    return output;
  }

  /** Replaces {@link System#exit}: ends the invocation, not the local stack. */
  @SuppressWarnings("DoNotCallSuggester") // only functions call it, once they are rewritten
  public static void exit(int status) {
    throw new Error("Runtime exited with error: exit status " + status);
  }

  /** Replaces {@link Runtime#exit} and {@link Runtime#halt}. */
  public static void exit(Runtime runtime, int status) {
    exit(status);
  }

  /** Replaces {@link System#currentTimeMillis()}. */
  public static long currentTimeMillis() {
    return time.millis();
  }

  /** Replaces {@link Instant#now()}. */
  public static Instant now() {
    return time.instant();
  }

  /** Replaces {@link Clock#systemUTC()}. */
  public static Clock systemUTC() {
    return time.withZone(ZoneOffset.UTC);
  }

  /** Replaces {@link InstantSource#system()}. */
  public static InstantSource system() {
    return time;
  }

  /** Replaces {@link Clock#systemDefaultZone()}. */
  public static Clock systemDefaultZone() {
    return time.withZone(ZoneId.systemDefault());
  }

  /** Replaces {@link Thread#sleep(long)}. */
  public static void sleep(long milliseconds) throws InterruptedException {
    Future<?> pause = pauses.apply(milliseconds);
    try {
      pause.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("A pause cannot fail", e);
    } finally {
      pause.cancel(true);
    }
  }

  /** Replaces {@link Thread#sleep(Duration)}. */
  public static void sleep(Duration length) throws InterruptedException {
    sleep(length.toMillis());
  }

  /** Replaces {@link TimeUnit#sleep}. */
  public static void sleep(TimeUnit unit, long length) throws InterruptedException {
    sleep(unit.toMillis(length));
  }

  /** Follows a thread pool that the function makes, so that its threads end with the function. */
  public static ExecutorService follow(ExecutorService pool) {
    THREAD_POOLS.add(pool);
    return pool;
  }

  /** Follows a thread pool as {@link #follow(ExecutorService)} does. */
  public static ScheduledExecutorService follow(ScheduledExecutorService pool) {
    THREAD_POOLS.add(pool);
    return pool;
  }

  /** Replaces {@link Runtime#addShutdownHook}. */
  public static void addShutdownHook(Runtime runtime, Thread hook) {
    SHUTDOWN_HOOKS.add(hook);
  }

  /** Replaces {@link Runtime#removeShutdownHook}. */
  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return SHUTDOWN_HOOKS.remove(hook);
  }
}
