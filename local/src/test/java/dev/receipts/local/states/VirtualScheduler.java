package dev.receipts.local.states;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so; everything runs on the test's thread. */
public final class VirtualScheduler implements Scheduler {
  private record Entry(Instant due, long order, Runnable task) {}

  private final PriorityQueue<Entry> queue =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparing(Entry::order));
  private Instant now;
  private long order;

  public VirtualScheduler(Instant start) {
    this.now = start;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    Entry entry = new Entry(now.plus(delay.isNegative() ? Duration.ZERO : delay), order++, task);
    queue.add(entry);
    return () -> queue.remove(entry);
  }

  /** Runs what is due now, without letting time pass. */
  public void settle() {
    pass(Duration.ZERO);
  }

  /** Lets time pass and runs everything that falls due. */
  public void pass(Duration duration) {
    Instant end = now.plus(duration);
    while (!queue.isEmpty() && !queue.peek().due().isAfter(end)) {
      Entry next = queue.poll();
      now = next.due().isAfter(now) ? next.due() : now;
      next.task().run();
    }
    now = end;
  }

  /** Lets time pass up to whatever is scheduled next; false where nothing is. */
  public boolean passToNext() {
    if (queue.isEmpty()) {
      return false;
    }
    pass(Duration.between(now, queue.peek().due()));
    return true;
  }

  @Override
  public void close() {
    queue.clear();
  }
}
