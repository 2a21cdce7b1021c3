package dev.receipts.pipeline;

import dev.receipts.document.DocumentId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A message of the receipts' dead-letter queue: what is needed to understand a failure and to
 * redrive its document. It holds no text of the document.
 *
 * @param size in bytes
 * @param stage absent where the execution ended outside of any stage
 * @param error the error's name, as {@code dev.receipts.error.EmptyDocumentException}
 * @param kind whether trying again later can succeed
 * @param message one sentence that says what is wrong
 * @param advice one sentence that says what to do
 * @param attempts how many times the document failed, this time included
 * @param redriveCount the execution's redrive count when it failed
 * @param consoleLink the execution's page in the Step Functions console
 * @param reusable what a redrive need not do again
 */
public record DeadLetterMessage(
    String failureId,
    DocumentId documentId,
    String bucket,
    String key,
    Optional<String> versionId,
    long size,
    Optional<Stage> stage,
    String error,
    Kind kind,
    String message,
    String advice,
    int attempts,
    Instant firstFailure,
    Instant lastFailure,
    String executionArn,
    int redriveCount,
    String consoleLink,
    Reusable reusable) {

  public DeadLetterMessage {
    for (Object part :
        new Object[] {
          failureId,
          documentId,
          bucket,
          key,
          versionId,
          stage,
          error,
          kind,
          message,
          advice,
          firstFailure,
          lastFailure,
          executionArn,
          consoleLink,
          reusable
        }) {
      Objects.requireNonNull(part, "a part of a dead-letter message is missing");
    }
  }

  /** Whether a failure passes by itself. */
  public enum Kind {
    TRANSIENT,
    PERMANENT
  }

  /**
   * What was done before the failure.
   *
   * @param job the Textract job, where one had been started
   * @param manifestKey the stored Textract answer in the results bucket, where it had been
   *     collected
   * @param parsed the parsed receipts, where there were some
   */
  public record Reusable(
      Optional<Job> job, Optional<String> manifestKey, Optional<ParsedReceipts> parsed) {
    public Reusable {
      Objects.requireNonNull(job);
      Objects.requireNonNull(manifestKey);
      Objects.requireNonNull(parsed);
    }
  }

  /**
   * A Textract job that was paid for.
   *
   * @param pages the pages that were to be read
   * @param ageSeconds its age when the message was written
   * @param keptUntil Textract knows the result until then (seven days, by its API reference)
   */
  public record Job(
      String jobId,
      TextractMode mode,
      int pages,
      Instant startedAt,
      long ageSeconds,
      Instant keptUntil) {

    public Job {
      Objects.requireNonNull(jobId);
      Objects.requireNonNull(mode);
      Objects.requireNonNull(startedAt);
      Objects.requireNonNull(keptUntil);
    }

    /** The job as the state machine passes it on. */
    public TextractJob toTextractJob() {
      return new TextractJob(jobId, mode, pages, startedAt);
    }
  }
}
