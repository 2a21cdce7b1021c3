package dev.receipts.local.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.shared.SharedLibrary;

/**
 * Functions that the tests of the Lambda host run from an artifact. They are not in its package, as
 * no function is: it tells its own frames by it.
 */
public final class TestHandlers {
  private TestHandlers() {}

  /** Answers with its input in brackets. */
  public static final class Brackets implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context)
        throws IOException {
      output.write('[');
      input.transferTo(output);
      output.write(']');
    }
  }

  /** Answers with its input and an exclamation mark; fails on "fail". */
  public static final class Exclaim implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String input, Context context) {
      System.out.println("got " + input);
      if (input.equals("fail")) {
        throw new IllegalStateException("no");
      }
      return input + "!";
    }
  }

  /** Fails for every bad message, as a whole for a dreadful one, and names another when lying. */
  public static final class Messages implements RequestHandler<SQSEvent, SQSBatchResponse> {
    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
      List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
      for (SQSEvent.SQSMessage message : event.getRecords()) {
        switch (message.getBody()) {
          case "bad" -> failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
          case "lying" -> failures.add(new SQSBatchResponse.BatchItemFailure("nobody"));
          case "dreadful" -> throw new IllegalStateException("no");
          default -> {}
        }
      }
      return new SQSBatchResponse(failures);
    }
  }

  /** Adds numbers; a generic input and a class of its own as output. */
  public static final class Sums implements RequestHandler<Map<String, Integer>, Sums.Sum> {
    /** The answer. */
    public static final class Sum {
      private final int total;

      Sum(int total) {
        this.total = total;
      }

      public int getTotal() {
        return total;
      }
    }

    @Override
    public Sum handleRequest(Map<String, Integer> numbers, Context context) {
      return new Sum(numbers.values().stream().mapToInt(Integer::intValue).sum());
    }
  }

  /** Tells what it sees of its process, in every way that Java has. */
  public static final class Surroundings implements RequestHandler<String, Map<String, String>> {
    private static final String AT_START = System.getenv("NAME");

    @Override
    public Map<String, String> handleRequest(String input, Context context) {
      UnaryOperator<String> reference = System::getenv;
      Supplier<PrintStream> out = () -> System.out;
      out.get().println("said by " + reference.apply("NAME"));
      System.err.println("and in error");
      context.getLogger().log("logged\n");
      Map<String, String> seen = new TreeMap<>();
      seen.put("start", AT_START);
      seen.put("map", System.getenv().get("NAME"));
      seen.put("endpoint", System.getenv("AWS_ENDPOINT_URL_S3"));
      seen.put("function", System.getenv("AWS_LAMBDA_FUNCTION_NAME"));
      seen.put("path", String.valueOf(System.getenv("PATH")));
      return seen;
    }
  }

  /** Looks for a class. */
  public static final class Finder implements RequestHandler<String, Boolean> {
    @Override
    public Boolean handleRequest(String name, Context context) {
      try {
        return Class.forName(name) != null;
      } catch (ClassNotFoundException e) {
        return false;
      }
    }
  }

  /** Tells what its context says. */
  public static final class Contexts implements RequestHandler<String, Map<String, Object>> {
    @Override
    public Map<String, Object> handleRequest(String input, Context context) {
      Map<String, Object> said = new TreeMap<>();
      said.put("name", context.getFunctionName());
      said.put("version", context.getFunctionVersion());
      said.put("arn", context.getInvokedFunctionArn());
      said.put("memory", context.getMemoryLimitInMB());
      said.put("inTime", context.getRemainingTimeInMillis() > 20_000);
      said.put("hasId", context.getAwsRequestId().length() == 36);
      return said;
    }
  }

  /** Throws an exception with a cause. */
  public static final class Thrower implements RequestHandler<String, String> {
    /** An exception of the function's own. */
    public static final class TooBigException extends RuntimeException {
      private static final long serialVersionUID = 1L;

      TooBigException(String message, Throwable cause) {
        super(message, cause);
      }
    }

    @Override
    public String handleRequest(String input, Context context) {
      throw new TooBigException("it is too big", new IllegalStateException("full"));
    }
  }

  /** Cannot be created before a file is there. */
  public static final class Starter implements RequestHandler<String, String> {
    public Starter() {
      if (!Files.exists(Path.of(System.getenv("READY")))) {
        throw new IllegalStateException("not ready");
      }
    }

    @Override
    public String handleRequest(String input, Context context) {
      return "done";
    }
  }

  /** Counts what its instance did; hangs when told to. */
  public static final class Counter implements RequestHandler<String, Integer> {
    private int calls;

    @Override
    public Integer handleRequest(String input, Context context) {
      calls++;
      if (input.equals("hang")) {
        try {
          TimeUnit.MINUTES.sleep(10);
        } catch (InterruptedException e) {
          return -1;
        }
      }
      return calls;
    }
  }

  /** Waits for a second invocation, and tells how many its own instance has. */
  public static final class Pair implements RequestHandler<String, Integer> {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    private int busy;

    @Override
    public Integer handleRequest(String input, Context context) {
      busy++;
      int now = busy;
      try {
        BOTH.await(20, TimeUnit.SECONDS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      busy--;
      return now;
    }
  }

  /** Ends its process. */
  public static final class Exiter implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String input, Context context) {
      System.exit(3);
      return "still here";
    }
  }

  /** Tells what a library sees; "pool" lets the library speak in a pool, "work" work in its own. */
  public static final class LibraryUser implements RequestHandler<String, Map<String, String>> {
    @Override
    public Map<String, String> handleRequest(String input, Context context) {
      try {
        switch (input) {
          case "pool" -> SharedLibrary.speakInPool();
          case "work" -> {
            return Map.of("answer", SharedLibrary.work());
          }
          default -> {}
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
      return SharedLibrary.look();
    }
  }

  /** Cannot be created, but has a library work before. */
  public static final class LibraryUserThatFails implements RequestHandler<String, String> {
    public LibraryUserThatFails() throws Exception {
      throw new IllegalStateException(SharedLibrary.work());
    }

    @Override
    public String handleRequest(String input, Context context) {
      return "never";
    }
  }

  /** Answers with so many characters. */
  public static final class Repeat implements RequestHandler<Integer, String> {
    @Override
    public String handleRequest(Integer size, Context context) {
      return "x".repeat(size);
    }
  }

  /** Keeps a thread busy that would outlive its function. */
  public static final class Pools implements RequestHandler<String, String> {
    private final ScheduledExecutorService timer =
        Executors.newScheduledThreadPool(1, task -> new Thread(task, "a function's timer"));
    private final ExecutorService worker =
        Executors.newSingleThreadExecutor(task -> new Thread(task, "a function's worker"));

    @Override
    public String handleRequest(String input, Context context) {
      Future<?> tick = timer.scheduleAtFixedRate(() -> {}, 0, 1, TimeUnit.HOURS);
      Future<?> work = worker.submit(() -> {});
      if ("die".equals(input)) {
        throw new StackOverflowError("the instance is of no use any more");
      }
      return tick.isCancelled() || work.isCancelled() ? "cancelled" : "started";
    }
  }

  /** Writes every event to its log. */
  public static final class Recorder implements RequestHandler<Map<String, Object>, String> {
    @Override
    public String handleRequest(Map<String, Object> event, Context context) {
      System.out.println("event " + event);
      return "recorded";
    }
  }

  /** Sends two requests to a service, whatever comes of them. */
  public static final class Caller implements RequestHandler<String, String> {
    @Override
    public String handleRequest(String input, Context context) {
      return send() + " " + send();
    }

    private static String send() {
      try {
        URL url = URI.create(System.getenv("AWS_ENDPOINT_URL_SQS")).toURL();
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setRequestProperty("X-Amzn-Trace-Id", System.getenv("_X_AMZN_TRACE_ID"));
        return Integer.toString(connection.getResponseCode());
      } catch (IOException e) {
        return "broken";
      }
    }
  }

  /** Lets three threads of its own sleep for its input's seconds, and waits for them. */
  public static final class ParallelSleeper implements RequestHandler<Integer, Integer> {
    @Override
    public Integer handleRequest(Integer seconds, Context context) {
      try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
        List<Future<Integer>> slept =
            Stream.generate(
                    () ->
                        threads.submit(
                            () -> {
                              Thread.sleep(Duration.ofSeconds(seconds));
                              return 1;
                            }))
                .limit(3)
                .toList();
        int done = 0;
        for (Future<Integer> one : slept) {
          done += one.get();
        }
        return done;
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /**
   * Lets one thread of its own sleep for its input's seconds while another works, and answers how
   * many seconds passed for that one.
   */
  public static final class SleeperBesideWorker implements RequestHandler<Integer, Long> {
    private static final Duration WORK = Duration.ofMillis(300);

    @Override
    public Long handleRequest(Integer seconds, Context context) {
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        CyclicBarrier both = new CyclicBarrier(2);
        Future<?> sleeper =
            threads.submit(
                () -> {
                  both.await();
                  Thread.sleep(Duration.ofSeconds(seconds));
                  return null;
                });
        Future<Long> worker =
            threads.submit(
                () -> {
                  both.await();
                  Instant before = Instant.now();
                  long end = System.nanoTime() + WORK.toNanos();
                  while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                  }
                  return Duration.between(before, Instant.now()).toSeconds();
                });
        sleeper.get();
        return worker.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Says in milliseconds what each way to ask for the time answers, then sleeps for its input. */
  public static final class Sleeper implements RequestHandler<Integer, List<Long>> {
    @Override
    public List<Long> handleRequest(Integer seconds, Context context) {
      List<Long> times = new ArrayList<>();
      times.add(System.currentTimeMillis());
      times.add(Instant.now().toEpochMilli());
      times.add(Clock.systemUTC().millis());
      times.add(InstantSource.system().millis());
      Supplier<Instant> reference = Instant::now;
      times.add(reference.get().toEpochMilli());
      try {
        Thread.sleep(Duration.ofSeconds(seconds));
        TimeUnit.SECONDS.sleep(seconds);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      times.add(System.currentTimeMillis());
      return times;
    }
  }
}
