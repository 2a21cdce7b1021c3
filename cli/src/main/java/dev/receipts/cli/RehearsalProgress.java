package dev.receipts.cli;

import dev.receipts.local.rehearsal.RehearsalListener;
import dev.receipts.local.rehearsal.RehearsalResult;
import java.io.PrintWriter;

/** One line a scenario; on a terminal it moves while the scenario goes on. */
final class RehearsalProgress implements RehearsalListener, AutoCloseable {
  private static final long BETWEEN_DRAWINGS_NANOS = 100_000_000;

  private final PrintWriter out;
  private final boolean terminal;
  private long drawnAt;

  RehearsalProgress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void progress(String scenario, String phase, int done, int documents) {
    if (terminal && System.nanoTime() - drawnAt > BETWEEN_DRAWINGS_NANOS) {
      drawnAt = System.nanoTime();
      out.printf("\r\u001b[K▸ %s: %s %d of %d", scenario, phase, done, documents);
      out.flush();
    }
  }

  @Override
  public void ended(RehearsalResult result) {
    String mark = result.passed() ? "✔" : "✘";
    out.printf(
        "%s%s %s (seed %d): %d faults, %d dead-lettered, %d redriven, lost %d, doubled %d, %.1f"
            + " s%n",
        terminal ? "\r\u001b[K" : "",
        mark,
        result.scenario(),
        result.seed(),
        result.faults(),
        result.deadLettered(),
        result.redriven(),
        result.lost(),
        result.doubled(),
        result.duration().toMillis() / 1e3);
    out.flush();
  }

  @Override
  public void close() {
    if (terminal) {
      out.print("\r\u001b[K");
      out.flush();
    }
  }
}
