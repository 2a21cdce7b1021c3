package dev.receipts.pipeline;

import java.util.Optional;

/**
 * Where a new execution goes on that takes the place of a failed one: what was paid for is not paid
 * for again. An execution without a checkpoint starts at the beginning.
 *
 * @param stage the first stage to run; never StartTextract
 * @param job the job that was paid for
 * @param manifestKey its stored answer; there for all stages after CollectTextract
 * @param parsed the parsed receipts; there for all stages after ParseReceipts
 */
public record Checkpoint(
    Stage stage, TextractJob job, Optional<String> manifestKey, Optional<ParsedReceipts> parsed) {

  /**
   * @throws IllegalArgumentException when the stage lacks what it builds on
   */
  public Checkpoint {
    boolean whole =
        switch (stage) {
          case StartTextract -> false;
          case CollectTextract -> true;
          case ParseReceipts -> manifestKey.isPresent();
          case StoreReceipts, NotifyRecipients -> manifestKey.isPresent() && parsed.isPresent();
        };
    if (!whole) {
      throw new IllegalArgumentException("A checkpoint lacks what " + stage + " builds on");
    }
  }
}
