package dev.receipts.functions.starttextract;

import dev.receipts.admission.ServiceHealth;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.pipeline.StartTextractRequest;
import dev.receipts.pipeline.TextractJob;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Starts a job for a document that passed the check: a document that cannot be read costs nothing.
 */
final class StartTextract {
  private final DocumentCheck check;
  private final TextractJobs jobs;
  private final ServiceHealth health;
  private final InstantSource clock;

  StartTextract(DocumentCheck check, TextractJobs jobs, ServiceHealth health, InstantSource clock) {
    this.check = check;
    this.jobs = jobs;
    this.health = health;
    this.clock = clock;
  }

  TextractJob start(StartTextractRequest request) {
    int pages = check.pages(request.document());
    String jobId =
        jobs.start(
            request.document(),
            request.previousJobId(),
            health.watch(Service.TEXTRACT, request.run().executionName()));
    // Milliseconds, as everything else in the state of an execution.
    Instant startedAt = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new TextractJob(jobId, jobs.mode(), pages, startedAt);
  }
}
