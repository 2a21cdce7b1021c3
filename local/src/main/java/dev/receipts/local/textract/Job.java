package dev.receipts.local.textract;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One asynchronous job as it is kept on disk.
 *
 * @param id 64 hexadecimal digits
 * @param pages how many pages the document has; 0 until it is known
 */
record Job(
    String id,
    Kind kind,
    Source source,
    Optional<String> token,
    Optional<String> tag,
    Instant startedAt,
    Status status,
    Optional<String> statusMessage,
    int pages,
    List<Warning> warnings) {
  /** AWS: a JobId is only valid for 7 days; so is a ClientRequestToken. */
  static final Duration VALIDITY = Duration.ofDays(7);

  Job {
    warnings = List.copyOf(warnings);
  }

  /** What is asked for. */
  enum Kind {
    EXPENSE,
    TEXT
  }

  /** As in the answer's JobStatus. */
  enum Status {
    IN_PROGRESS,
    SUCCEEDED,
    FAILED,
    PARTIAL_SUCCESS
  }

  /** The S3 object. */
  record Source(String bucket, String name, Optional<String> version) {}

  /** Pages for which something went wrong. */
  record Warning(String errorCode, List<Integer> pages) {
    Warning {
      pages = List.copyOf(pages);
    }
  }

  boolean isExpired(Instant now) {
    return !now.isBefore(startedAt.plus(VALIDITY));
  }

  boolean hasParameters(Source otherSource, Optional<String> otherTag) {
    return source.equals(otherSource) && tag.equals(otherTag);
  }

  Job withPages(int count) {
    return new Job(id, kind, source, token, tag, startedAt, status, statusMessage, count, warnings);
  }

  Job succeeded() {
    return new Job(
        id, kind, source, token, tag, startedAt, Status.SUCCEEDED, statusMessage, pages, warnings);
  }

  Job partly(Warning warning) {
    return new Job(
        id,
        kind,
        source,
        token,
        tag,
        startedAt,
        Status.PARTIAL_SUCCESS,
        Optional.of("Some pages could not be read."),
        pages,
        List.of(warning));
  }

  Job failed(String message) {
    return new Job(
        id,
        kind,
        source,
        token,
        tag,
        startedAt,
        Status.FAILED,
        Optional.of(message),
        pages,
        warnings);
  }
}
