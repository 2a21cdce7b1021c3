package dev.receipts.pipeline;

import java.time.Duration;
import java.time.Instant;

/**
 * An asynchronous Textract job that was started.
 *
 * @param pages the pages that the document has, as counted before the job
 * @param startedAt when the job was started; Textract keeps a result for seven days
 */
public record TextractJob(String jobId, TextractMode mode, int pages, Instant startedAt) {
  /**
   * Amazon Textract API reference, GetExpenseAnalysis: "A JobId value is only valid for 7 days".
   */
  private static final Duration KEPT = Duration.ofDays(7);

  /** Textract knows the job's result until then. */
  public Instant keptUntil() {
    return startedAt.plus(KEPT);
  }
}
