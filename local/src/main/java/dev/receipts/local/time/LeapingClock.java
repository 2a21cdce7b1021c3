package dev.receipts.local.time;

import dev.receipts.local.threads.ServiceThreads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time that passes as it really does while something goes on, and leaps to whatever comes next when
 * nothing does. So an hour of waiting takes no longer than the work that is waited for.
 *
 * <p>Something goes on while an {@link Activity} is open or a task of this clock runs, and until
 * everyone who polls a queue has looked since and found nothing.
 */
public final class LeapingClock implements StackClock {
  private static final Logger LOG = LoggerFactory.getLogger(LeapingClock.class);

  /** How long those who wait for rest look away. */
  private static final Duration GLANCE = Duration.ofMillis(5);

  /**
   * How long those who poll look away while something goes on, or nothing has changed since they
   * looked: what somebody outside puts into a queue is seen then.
   */
  private static final Duration LONG_REST = Duration.ofMillis(200);

  /** How long the clock sleeps at most when nobody wakes it. */
  private static final Duration LONG_SLEEP = Duration.ofSeconds(1);

  /** A leap goes further, so that those who wait for about the same time go on together. */
  private static final Duration LATENESS = Duration.ofSeconds(15);

  /** The same for the end of a pause, whose maker has little time to be late. */
  private static final Duration LATENESS_OF_PAUSES = Duration.ofSeconds(1);

  private enum Kind {
    ONCE,
    REPEATED,
    PAUSE
  }

  private record Timer(Instant due, long order, Kind kind, Runnable task) {}

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparing(Timer::due).thenComparing(Timer::order));
  private final List<Watch> watches = new ArrayList<>();
  private final ExecutorService workers = ServiceThreads.named("clock");
  private final Thread thread = Thread.ofPlatform().daemon().name("clock").unstarted(this::run);
  private Duration ahead = Duration.ZERO;
  private long order;
  private long changes;
  private int running;
  private boolean closed;

  /** Starts at the machine's time. */
  public LeapingClock() {
    thread.start();
  }

  @Override
  public synchronized Instant now() {
    return Instant.now().plus(ahead);
  }

  /** By how much this clock has leapt so far. */
  public synchronized Duration ahead() {
    return ahead;
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    return add(delay, Kind.ONCE, task);
  }

  @Override
  public Runnable repeat(Duration period, Runnable task) {
    AtomicBoolean ended = new AtomicBoolean();
    again(period, task, ended);
    return () -> ended.set(true);
  }

  private void again(Duration period, Runnable task, AtomicBoolean ended) {
    Runnable unused =
        add(
            period,
            Kind.REPEATED,
            () -> {
              if (!ended.get()) {
                again(period, task, ended);
                task.run();
              }
            });
  }

  private synchronized Runnable add(Duration delay, Kind kind, Runnable task) {
    if (kind != Kind.REPEATED && (delay.isZero() || delay.isNegative())) {
      execute(task);
      return () -> {};
    }
    Timer timer = new Timer(now().plus(delay), order++, kind, task);
    timers.add(timer);
    // To wake a thread costs more than most of what the stack does: nobody is woken for nothing.
    if (timer.equals(timers.peek()) || !somethingGoesOn()) {
      LockSupport.unpark(thread);
    }
    return () -> remove(timer);
  }

  private synchronized void remove(Timer timer) {
    timers.remove(timer);
  }

  @Override
  public synchronized Activity begin() {
    resume();
    AtomicBoolean over = new AtomicBoolean();
    return () -> {
      if (over.compareAndSet(false, true)) {
        end();
      }
    };
  }

  private synchronized void end() {
    // What it left in a queue is seen only by those who look from now on.
    changes++;
    running--;
    if (!somethingGoesOn()) {
      notifyAll();
      LockSupport.unpark(thread);
    }
  }

  @Override
  public synchronized CompletableFuture<Void> pause(Duration length) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    AtomicBoolean resumed = new AtomicBoolean();
    Runnable resume =
        () -> {
          if (resumed.compareAndSet(false, true)) {
            resume();
          }
        };
    end();
    // Before anybody can leap, who would leap too far.
    Runnable cancel =
        add(
            length,
            Kind.PAUSE,
            () -> {
              resume.run();
              over.complete(null);
            });
    CompletableFuture<Void> unused =
        over.whenComplete(
            (nothing, failure) -> {
              cancel.run();
              resume.run();
            });
    return over;
  }

  private synchronized void resume() {
    changes++;
    running++;
  }

  @Override
  public synchronized QueueWatch watch() {
    Watch watch = new Watch();
    watches.add(watch);
    return watch;
  }

  @Override
  public boolean isVirtual() {
    return true;
  }

  /**
   * Waits until nothing goes on, nobody waits for anything and no queue that is polled has a
   * message.
   *
   * @param patience in real time
   * @return false when it was not so in time
   */
  public synchronized boolean awaitRest(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!isAtRest()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      wait(GLANCE.toMillis());
    }
    return true;
  }

  private boolean isAtRest() {
    return isQuiet()
        && timers.stream().allMatch(timer -> timer.kind() == Kind.REPEATED)
        && watches.stream().allMatch(watch -> watch.next.isEmpty());
  }

  private void run() {
    for (Duration pause = goOn(); !pause.isNegative(); pause = goOn()) {
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  /**
   * Does what is due, and leaps where nothing goes on.
   *
   * @return until when there is nothing to do, or less than zero for ever
   */
  private synchronized Duration goOn() {
    if (closed) {
      return Duration.ofNanos(-1);
    }
    while (!timers.isEmpty() && !timers.peek().due().isAfter(now())) {
      execute(timers.poll().task());
    }
    return isQuiet() && leaps() ? Duration.ZERO : untilNext();
  }

  private Duration untilNext() {
    return timers.isEmpty()
        ? LONG_SLEEP
        : max(Duration.ZERO, min(Duration.between(now(), timers.peek().due()), LONG_SLEEP));
  }

  private boolean isQuiet() {
    // Below zero where a thread pauses that nobody counted: that must not stop time for all.
    return running <= 0 && watches.stream().allMatch(Watch::keepsNobodyWaiting);
  }

  /** Leaps, if there is something to leap to. */
  private boolean leaps() {
    Optional<Instant> message =
        watches.stream()
            .filter(watch -> watch.takes)
            .flatMap(watch -> watch.next.stream())
            .min(Comparator.naturalOrder());
    boolean awaited = timers.stream().anyMatch(timer -> timer.kind() != Kind.REPEATED);
    if (message.isEmpty() && !awaited) {
      return false;
    }
    Instant now = now();
    Duration leap =
        Stream.concat(message.stream(), Stream.ofNullable(timers.peek()).map(Timer::due))
            .map(next -> Duration.between(now, next))
            .reduce(LeapingClock::min)
            .orElseThrow();
    if (!leap.isPositive()) {
      return false;
    }
    ahead = ahead.plus(leap).plus(lateness(now.plus(leap)));
    watches.forEach(watch -> watch.emptySince = -1);
    notifyAll();
    return true;
  }

  private Duration lateness(Instant leaptTo) {
    return timers.stream()
        .filter(timer -> timer.kind() == Kind.PAUSE)
        .map(timer -> Duration.between(leaptTo, timer.due()).plus(LATENESS_OF_PAUSES))
        .map(longest -> max(Duration.ZERO, longest))
        .reduce(LATENESS, LeapingClock::min);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }

  private void execute(Runnable task) {
    Activity activity = begin();
    try {
      workers.execute(
          () -> {
            try (activity) {
              task.run();
            } catch (RuntimeException e) {
              LOG.error("A scheduled task failed", e);
            }
          });
    } catch (RejectedExecutionException e) {
      activity.close();
      LOG.debug("Nothing is scheduled any more after close");
    }
  }

  private synchronized boolean somethingGoesOn() {
    return running > 0;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      timers.clear();
      LockSupport.unpark(thread);
    }
    workers.shutdown();
  }

  /** Guarded by the clock. */
  private final class Watch implements QueueWatch {
    private long seen = -1;
    private long emptySince = -1;
    private Optional<Instant> next = Optional.empty();
    private boolean takes = true;

    private boolean keepsNobodyWaiting() {
      return !takes
          || (emptySince == changes && next.filter(time -> !time.isAfter(now())).isEmpty());
    }

    @Override
    public void looks() {
      synchronized (LeapingClock.this) {
        takes = true;
        seen = changes;
        emptySince = -1;
      }
    }

    @Override
    public void sawNothing(Optional<Instant> nextMessage) {
      synchronized (LeapingClock.this) {
        next = nextMessage;
        emptySince = seen;
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void takesNothing() {
      synchronized (LeapingClock.this) {
        takes = false;
        LockSupport.unpark(thread);
      }
    }

    @Override
    public void takesAgain() {
      synchronized (LeapingClock.this) {
        takes = true;
        emptySince = -1;
      }
    }

    @Override
    public void rest() throws InterruptedException {
      synchronized (LeapingClock.this) {
        long end = System.nanoTime() + LONG_REST.toNanos();
        long left = LONG_REST.toMillis();
        do {
          LeapingClock.this.wait(left);
          left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        } while (left > 0 && (somethingGoesOn() || keepsNobodyWaiting()));
      }
    }
  }
}
