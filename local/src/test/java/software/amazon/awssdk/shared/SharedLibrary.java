package software.amazon.awssdk.shared;

import java.io.PrintStream;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A library that functions may share, as its package says; it keeps what it is given. */
public final class SharedLibrary {
  private static final AtomicInteger CALLS = new AtomicInteger();
  private static final PrintStream OUT = System.out;
  private static final Clock CLOCK = Clock.systemUTC();
  private static final ExecutorService POOL =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "a library's worker"));

  private SharedLibrary() {}

  /** Tells what it sees of the process, and how often it was asked. */
  public static Map<String, String> look() {
    OUT.println("kept stream of " + System.getenv("NAME"));
    System.out.println("stream of " + System.getenv("NAME"));
    Map<String, String> seen = new TreeMap<>();
    seen.put("calls", Integer.toString(CALLS.incrementAndGet()));
    seen.put("name", System.getenv("NAME"));
    seen.put("time", CLOCK.instant().toString());
    seen.put("trace", System.getenv("_X_AMZN_TRACE_ID"));
    return seen;
  }

  /**
   * Speaks from a thread of a pool that it makes, and leaves the pool as it is: one of a kind that
   * does not shut itself down when nobody refers to it any more, as a single thread's would.
   */
  public static void speakInPool() throws Exception {
    ExecutorService pool =
        Executors.newFixedThreadPool(1, task -> new Thread(task, "a function's speaker"));
    Future<?> spoken = pool.submit(() -> System.out.println("pool of " + System.getenv("NAME")));
    spoken.get(20, TimeUnit.SECONDS);
  }

  /** Has its own pool do something. */
  public static String work() throws Exception {
    return POOL.submit(() -> "worked").get(20, TimeUnit.SECONDS);
  }
}
