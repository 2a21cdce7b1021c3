package dev.receipts.pipeline;

import java.util.Optional;

/**
 * What collect-textract found.
 *
 * @param manifestKey the stored answer's manifest in the results bucket, once the job is done
 * @param pages the pages that Textract read, 0 while the job is in progress
 */
public record TextractCollection(Status status, Optional<String> manifestKey, int pages) {
  /** Whether the state machine has to come back. */
  public enum Status {
    IN_PROGRESS,
    SUCCEEDED
  }
}
