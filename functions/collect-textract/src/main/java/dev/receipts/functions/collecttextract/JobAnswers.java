package dev.receipts.functions.collecttextract;

import dev.receipts.admission.ServiceHealth.WatchedService;
import dev.receipts.error.TextractIncompleteResultException;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.pipeline.TextractJob;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.GetDocumentTextDetectionRequest;
import software.amazon.awssdk.services.textract.model.GetExpenseAnalysisRequest;
import software.amazon.awssdk.services.textract.model.InvalidJobIdException;
import software.amazon.awssdk.services.textract.model.TextractException;

/**
 * The answers of one job, which Textract gives in parts. None is held longer than until the next
 * one has come. The first says how the job is, too, so that no call is needed to ask only that.
 */
final class JobAnswers {
  private final TextractJob job;
  private final WatchedService service;
  private final Operation operation;
  private final Set<String> seen = new HashSet<>();
  private Answer current;

  private JobAnswers(TextractJob job, WatchedService service, Operation operation) {
    this.job = job;
    this.service = service;
    this.operation = operation;
    this.current = call(Optional.empty());
  }

  /** Asks for the first answer. */
  static JobAnswers of(TextractClient textract, TextractJob job, WatchedService service) {
    return new JobAnswers(
        job,
        service,
        switch (job.mode()) {
          case EXPENSE -> token -> expenses(textract, job, token);
          case TEXT -> token -> text(textract, job, token);
        });
  }

  /** The answer that was asked for last. */
  Answer current() {
    return current;
  }

  /**
   * Asks for the answer after the current one.
   *
   * @return false when there is none
   * @throws TextractIncompleteResultException when Textract leads in a circle
   */
  boolean next() {
    Optional<String> token = current.nextToken();
    if (token.isEmpty()) {
      return false;
    }
    if (!seen.add(token.get())) {
      throw new TextractIncompleteResultException(
          "Textract gave the same continuation token twice, so that its answer never ends:"
              + " redrive the document to ask again.");
    }
    current = call(token);
    return true;
  }

  private Answer call(Optional<String> token) {
    try {
      return service.call(() -> operation.get(token));
    } catch (InvalidJobIdException e) {
      throw new TextractJobExpiredException(
          "Textract does not know the job of %s any more, as it keeps a result for seven days: start the document again."
              .formatted(job.startedAt()),
          e);
    } catch (TextractException e) {
      throw new TextractRefusedException(
          "Textract refused to give the answer (%s): check the permissions on the bucket and its key, then redrive the document."
              .formatted(
                  e.awsErrorDetails() == null
                      ? e.getClass().getSimpleName()
                      : e.awsErrorDetails().errorCode()),
          e);
    }
  }

  private static Answer expenses(TextractClient textract, TextractJob job, Optional<String> token) {
    return Answer.of(
        textract.getExpenseAnalysis(
            GetExpenseAnalysisRequest.builder()
                .jobId(job.jobId())
                .nextToken(token.orElse(null))
                .build()));
  }

  private static Answer text(TextractClient textract, TextractJob job, Optional<String> token) {
    return Answer.of(
        textract.getDocumentTextDetection(
            GetDocumentTextDetectionRequest.builder()
                .jobId(job.jobId())
                .nextToken(token.orElse(null))
                .build()));
  }

  private interface Operation {
    Answer get(Optional<String> token);
  }
}
