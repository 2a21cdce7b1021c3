package dev.receipts.local.functions;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What {@link ProcessCalls} makes classes call instead of {@link System} and {@link Runtime}. Every
 * class loader defines this class anew: a function's own classes thereby always meet the function's
 * {@link FunctionProcess}, and the classes that functions share the one whose thread calls. So it
 * may hold static state, which nothing else in this project does, and may use no other class of the
 * project.
 */
public final class ProcessBridge {
  private static volatile Optional<FunctionProcess> owner = Optional.empty();

  /** Asks anew each time, so that a class that is shared may keep it. */
  private static final InstantSource TIME = () -> process().instant();

  private ProcessBridge() {}

  /** Called by the host before anything of a function runs, in the function's own class loader. */
  public static void belongTo(FunctionProcess process) {
    owner = Optional.of(process);
  }

  /** Replaces {@link System#getenv()}. */
  public static Map<String, String> getenv() {
    return process().environment();
  }

  /** Replaces {@link System#getenv(String)}. */
  public static String getenv(String name) {
    return process().variable(name);
  }

  /** Replaces {@link System#out}. */
  public static PrintStream out() {
    return owner.map(FunctionProcess::output).orElseGet(FunctionProcess::outputOfThread);
  }

  /** Replaces {@link System#err}; Lambda writes both to the same log. */
  public static PrintStream err() {
    return out();
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
    return TIME.millis();
  }

  /** Replaces {@link Instant#now()}. */
  public static Instant now() {
    return TIME.instant();
  }

  /** Replaces {@link Clock#systemUTC()}. */
  public static Clock systemUTC() {
    return TIME.withZone(ZoneOffset.UTC);
  }

  /** Replaces {@link InstantSource#system()}. */
  public static InstantSource system() {
    return TIME;
  }

  /** Replaces {@link Clock#systemDefaultZone()}. */
  public static Clock systemDefaultZone() {
    return TIME.withZone(ZoneId.systemDefault());
  }

  /** Replaces {@link Thread#sleep(long)}. */
  public static void sleep(long milliseconds) throws InterruptedException {
    process().sleep(milliseconds);
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
    return makerOfThreads().followWork(pool);
  }

  /** The same for one whose tasks nobody waits for. */
  public static ScheduledExecutorService follow(ScheduledExecutorService pool) {
    makerOfThreads().follow(pool);
    return pool;
  }

  /** Replaces {@link URL#openConnection()}. */
  public static URLConnection openConnection(URL url) throws IOException {
    return process().openConnection(url);
  }

  /** Replaces {@link Runtime#addShutdownHook}. */
  public static void addShutdownHook(Runtime runtime, Thread hook) {
    makerOfThreads().addShutdownHook(hook);
  }

  /** Replaces {@link Runtime#removeShutdownHook}. */
  public static boolean removeShutdownHook(Runtime runtime, Thread hook) {
    return makerOfThreads().removeShutdownHook(hook);
  }

  private static FunctionProcess process() {
    return owner.orElseGet(FunctionProcess::ofThread);
  }

  /** What a shared class makes in its initializer outlives the function that needed it first. */
  private static FunctionProcess makerOfThreads() {
    return owner.orElseGet(
        () -> sharedInitializer() ? FunctionProcess.NOBODY : FunctionProcess.ofThread());
  }

  private static boolean sharedInitializer() {
    ClassLoader shared = ProcessBridge.class.getClassLoader();
    return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
        .walk(
            frames ->
                frames.anyMatch(
                    frame ->
                        frame.getMethodName().equals("<clinit>")
                            && frame.getDeclaringClass().getClassLoader() == shared));
  }
}
