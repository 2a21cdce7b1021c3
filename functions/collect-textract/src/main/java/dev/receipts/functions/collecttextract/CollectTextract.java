package dev.receipts.functions.collecttextract;

import dev.receipts.admission.ServiceHealth;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.ResultKeys;
import dev.receipts.error.TextractJobExpiredException;
import dev.receipts.error.TextractJobFailedException;
import dev.receipts.error.TextractJobTimedOutException;
import dev.receipts.error.TextractPartialResultException;
import dev.receipts.pipeline.CollectTextractRequest;
import dev.receipts.pipeline.TextractCollection;
import dev.receipts.pipeline.TextractCollection.Status;
import dev.receipts.pipeline.TextractJob;
import dev.receipts.pipeline.TextractManifest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.textract.TextractClient;

/**
 * Looks after a job: says that it is still in progress, fails with the job's own cause, or stores
 * the whole answer. A second run stores the same under the same keys, or finds it stored.
 */
final class CollectTextract {
  private final TextractClient textract;
  private final AnswerStore store;
  private final ServiceHealth health;
  private final Duration deadline;
  private final InstantSource clock;

  CollectTextract(
      TextractClient textract,
      AnswerStore store,
      ServiceHealth health,
      Duration deadline,
      InstantSource clock) {
    this.textract = textract;
    this.store = store;
    this.health = health;
    this.deadline = deadline;
    this.clock = clock;
  }

  TextractCollection collect(CollectTextractRequest request) {
    TextractJob job = request.job();
    ResultKeys keys = new ResultKeys(request.document().documentId());
    JobAnswers answers;
    try {
      answers =
          JobAnswers.of(
              textract, job, health.watch(Service.TEXTRACT, request.run().executionName()));
    } catch (TextractJobExpiredException e) {
      // Textract can be asked again for days and for nothing, so only now does it matter whether
      // an earlier attempt stored the whole answer.
      return succeeded(keys, store.manifest(keys, job.jobId()).orElseThrow(() -> e));
    }
    return switch (answers.current().status()) {
      case IN_PROGRESS -> inProgress(job);
      case SUCCEEDED -> succeeded(keys, collectAnswers(answers, job, keys));
      case PARTIAL_SUCCESS -> throw partial(answers.current(), job);
      case FAILED ->
          throw new TextractJobFailedException(
              "Textract could not read the document (%s): check the file, then redrive it or upload a better copy."
                  .formatted(answers.current().statusMessage().orElse("it gives no reason")));
      case UNKNOWN_TO_SDK_VERSION ->
          throw new TextractJobFailedException(
              "Textract reports a job status that this version does not know: update the AWS SDK.");
    };
  }

  private TextractCollection inProgress(TextractJob job) {
    Duration age = Duration.between(job.startedAt(), clock.instant());
    if (age.compareTo(deadline) > 0) {
      throw new TextractJobTimedOutException(
          "The Textract job is still in progress after %d s, longer than the %d s that are allowed: redrive the document later to look at the job again."
              .formatted(age.toSeconds(), deadline.toSeconds()));
    }
    return new TextractCollection(Status.IN_PROGRESS, Optional.empty(), 0);
  }

  private TextractManifest collectAnswers(JobAnswers answers, TextractJob job, ResultKeys keys) {
    PageProof proof = new PageProof(job.pages());
    List<String> stored = new ArrayList<>();
    do {
      proof.add(answers.current());
      String key = keys.textractAnswer(job.jobId(), stored.size() + 1);
      store.put(key, answers.current());
      stored.add(key);
    } while (answers.next());
    proof.demandAllPages();
    TextractManifest manifest = new TextractManifest(job.jobId(), job.mode(), job.pages(), stored);
    store.put(keys, manifest);
    return manifest;
  }

  private static TextractCollection succeeded(ResultKeys keys, TextractManifest manifest) {
    return new TextractCollection(
        Status.SUCCEEDED, Optional.of(keys.textractManifest(manifest.jobId())), manifest.pages());
  }

  private static TextractPartialResultException partial(Answer state, TextractJob job) {
    String failed =
        state.failedPages().isEmpty()
            ? "some pages (it does not say which)"
            : PageProof.list("page", state.failedPages());
    String reasons = state.warningCodes().isEmpty() ? "" : " " + state.warningCodes();
    return new TextractPartialResultException(
        "Textract could not read %s of %d%s: upload a better copy, or split those pages off and upload the rest."
            .formatted(failed, job.pages(), reasons));
  }
}
