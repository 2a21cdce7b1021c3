package dev.receipts.functions.collecttextract;

import dev.receipts.admission.ServiceHealth.WatchedService;
import dev.receipts.error.TextractIncompleteResultException;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractRefusedException;
import dev.receipts.pipeline.TextractJob;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.services.textract.TextractClient;
import software.amazon.awssdk.services.textract.model.GetDocumentTextDetectionRequest;
import software.amazon.awssdk.services.textract.model.GetExpenseAnalysisRequest;
import software.amazon.awssdk.services.textract.model.InvalidJobIdException;
import software.amazon.awssdk.services.textract.model.TextractException;

/** The answers of one job, which Textract gives in parts. */
final class JobAnswers {
  private final TextractJob job;
  private final WatchedService service;
  private final Operation operation;

  private JobAnswers(TextractJob job, WatchedService service, Operation operation) {
    this.job = job;
    this.service = service;
    this.operation = operation;
  }

  static JobAnswers of(TextractClient textract, TextractJob job, WatchedService service) {
    return new JobAnswers(
        job,
        service,
        switch (job.mode()) {
          case EXPENSE -> (most, token) -> expenses(textract, job, most, token);
          case TEXT -> (most, token) -> text(textract, job, most, token);
        });
  }

  /** The first answer with as little in it as possible: enough to know how the job is. */
  Answer smallest() {
    return call(Optional.of(1), Optional.empty());
  }

  /**
   * Reads all answers, from the first on.
   *
   * @throws TextractIncompleteResultException when Textract leads in a circle
   */
  void forEach(Consumer<Answer> reader) {
    Set<String> seen = new HashSet<>();
    Optional<String> token = Optional.empty();
    do {
      Answer answer = call(Optional.empty(), token);
      reader.accept(answer);
      token = answer.nextToken();
      if (token.isPresent() && !seen.add(token.get())) {
        throw new TextractIncompleteResultException(
            "Textract gave the same continuation token twice, so that its answer never ends:"
                + " redrive the document to ask again.");
      }
    } while (token.isPresent());
  }

  private Answer call(Optional<Integer> most, Optional<String> token) {
    try {
      return service.call(() -> operation.get(most, token));
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

  private static Answer expenses(
      TextractClient textract, TextractJob job, Optional<Integer> most, Optional<String> token) {
    return Answer.of(
        textract.getExpenseAnalysis(
            GetExpenseAnalysisRequest.builder()
                .jobId(job.jobId())
                .maxResults(most.orElse(null))
                .nextToken(token.orElse(null))
                .build()));
  }

  private static Answer text(
      TextractClient textract, TextractJob job, Optional<Integer> most, Optional<String> token) {
    return Answer.of(
        textract.getDocumentTextDetection(
            GetDocumentTextDetectionRequest.builder()
                .jobId(job.jobId())
                .maxResults(most.orElse(null))
                .nextToken(token.orElse(null))
                .build()));
  }

  private interface Operation {
    /**
     * @param most how many results; absent for as many as Textract gives
     */
    Answer get(Optional<Integer> most, Optional<String> token);
  }
}
