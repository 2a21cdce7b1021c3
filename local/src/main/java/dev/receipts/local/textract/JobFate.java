package dev.receipts.local.textract;

import java.time.Duration;
import java.util.Set;

/** How a job goes on. Pages count from 1. */
public sealed interface JobFate {

  /** The document is read. */
  record Normal() implements JobFate {}

  /** The document is read when some time has passed. */
  record Slow(Duration duration) implements JobFate {}

  /** The job ends as FAILED. */
  record Fails(String statusMessage) implements JobFate {}

  /** The job stays IN_PROGRESS for as long as the stand-in runs. */
  record Stuck() implements JobFate {}

  /** The job ends as PARTIAL_SUCCESS, with a warning for the pages that were not read. */
  record Partial(Set<Integer> unread) implements JobFate {
    public Partial {
      unread = Set.copyOf(unread);
    }
  }

  /** The job ends as SUCCEEDED, though pages are missing in its answer and no warning says so. */
  record LosesPages(Set<Integer> lost) implements JobFate {
    public LosesPages {
      lost = Set.copyOf(lost);
    }
  }
}
