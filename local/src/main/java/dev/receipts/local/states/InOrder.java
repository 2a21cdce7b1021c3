package dev.receipts.local.states;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a listener in order and without the caller's locks. */
final class InOrder implements ExecutionListener {
  private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);

  private final ExecutionListener listener;
  private final Scheduler scheduler;
  private final Queue<Runnable> calls = new ArrayDeque<>();
  private boolean draining;

  InOrder(ExecutionListener listener, Scheduler scheduler) {
    this.listener = listener;
    this.scheduler = scheduler;
  }

  @Override
  public void statusChanged(ExecutionDescription execution) {
    add(() -> listener.statusChanged(execution));
  }

  @Override
  public void stateEntered(String executionArn, String state) {
    add(() -> listener.stateEntered(executionArn, state));
  }

  private void add(Runnable call) {
    synchronized (calls) {
      calls.add(call);
      if (draining) {
        return;
      }
      draining = true;
    }
    Runnable unused = scheduler.schedule(Duration.ZERO, this::drain);
  }

  private void drain() {
    while (true) {
      Runnable call;
      synchronized (calls) {
        call = calls.poll();
        if (call == null) {
          draining = false;
          return;
        }
      }
      try {
        call.run();
      } catch (RuntimeException e) {
        LOG.error("A listener of executions failed", e);
      }
    }
  }
}
