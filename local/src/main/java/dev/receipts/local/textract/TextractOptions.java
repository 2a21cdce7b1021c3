package dev.receipts.local.textract;

import dev.receipts.local.ocr.ReadingLimits;
import dev.receipts.local.time.StackClock;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How the stand-in is set up.
 *
 * @param folder where jobs and results are kept over restarts; without it they go with the process
 * @param port the port on 127.0.0.1, 0 for a free one
 * @param workers how many documents are read at once
 * @param openJobs the most jobs that may be in progress; one more is a LimitExceededException
 * @param callsPerSecond the most calls a second for each operation; one more is a
 *     ProvisionedThroughputExceededException
 * @param acceptsTiffForExpense whether expense analysis takes TIFF. AWS's reference of
 *     StartExpenseAnalysis names JPEG, PNG and PDF, its list of quotas names TIFF as well; false
 *     rehearses the strict reading
 * @param limits the limits of a document
 * @param faults what goes wrong on purpose
 * @param clock the time, by which jobs expire
 */
public record TextractOptions(
    Optional<Path> folder,
    int port,
    int workers,
    int openJobs,
    int callsPerSecond,
    boolean acceptsTiffForExpense,
    ReadingLimits limits,
    Faults faults,
    StackClock clock) {

  public TextractOptions {
    if (workers < 1 || openJobs < 1 || callsPerSecond < 1) {
      throw new IllegalArgumentException("Workers, open jobs and calls must be positive numbers.");
    }
  }

  /** Temporary results, a free port, a worker for each core, generous quotas, no faults. */
  public static TextractOptions defaults() {
    return new TextractOptions(
        Optional.empty(),
        0,
        Runtime.getRuntime().availableProcessors(),
        TextractQuotas.GENEROUS.openJobs(),
        TextractQuotas.GENEROUS.callsPerSecond(),
        true,
        ReadingLimits.TEXTRACT,
        Faults.NONE,
        StackClock.system());
  }

  public TextractOptions withFolder(Path newFolder) {
    return new TextractOptions(
        Optional.of(newFolder),
        port,
        workers,
        openJobs,
        callsPerSecond,
        acceptsTiffForExpense,
        limits,
        faults,
        clock);
  }

  public TextractOptions withPort(int newPort) {
    return new TextractOptions(
        folder,
        newPort,
        workers,
        openJobs,
        callsPerSecond,
        acceptsTiffForExpense,
        limits,
        faults,
        clock);
  }

  public TextractOptions withQuotas(TextractQuotas quotas) {
    return new TextractOptions(
        folder,
        port,
        workers,
        quotas.openJobs(),
        quotas.callsPerSecond(),
        acceptsTiffForExpense,
        limits,
        faults,
        clock);
  }

  public TextractOptions withTiffForExpense(boolean accepted) {
    return new TextractOptions(
        folder, port, workers, openJobs, callsPerSecond, accepted, limits, faults, clock);
  }

  public TextractOptions withLimits(ReadingLimits newLimits) {
    return new TextractOptions(
        folder,
        port,
        workers,
        openJobs,
        callsPerSecond,
        acceptsTiffForExpense,
        newLimits,
        faults,
        clock);
  }

  public TextractOptions withFaults(Faults newFaults) {
    return new TextractOptions(
        folder,
        port,
        workers,
        openJobs,
        callsPerSecond,
        acceptsTiffForExpense,
        limits,
        newFaults,
        clock);
  }

  public TextractOptions withClock(StackClock newClock) {
    return new TextractOptions(
        folder,
        port,
        workers,
        openJobs,
        callsPerSecond,
        acceptsTiffForExpense,
        limits,
        faults,
        newClock);
  }
}
