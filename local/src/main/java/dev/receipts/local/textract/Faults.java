package dev.receipts.local.textract;

import java.util.Optional;

/** What goes wrong, for rehearsals. It is asked from several threads at once. */
public interface Faults {
  /** Everything works. */
  Faults NONE = new Faults() {};

  /** Asked before each call. An error refuses the call; nothing lets it through. */
  default Optional<TextractError> refuse(Operation operation) {
    return Optional.empty();
  }

  /** Asked once for each job that is started: how it goes on. */
  default JobFate fate(String bucket, String name) {
    return new JobFate.Normal();
  }
}
