package dev.receipts.local.rehearsal;

import dev.receipts.local.faults.AwsCall;
import dev.receipts.local.faults.Fault;
import dev.receipts.local.textract.JobFate;
import dev.receipts.local.textract.Operation;
import dev.receipts.local.textract.TextractError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What goes wrong in a scenario; by default nothing. It is asked from several threads at once. */
interface Mischief {
  /** Everything works. */
  Mischief NONE = new Mischief() {};

  /**
   * Asked before each call of AWS by a function.
   *
   * @param subject the document's key and the call; where the function works on several documents,
   *     the call alone
   */
  default Optional<Fault> onCall(AwsCall call, String subject) {
    return Optional.empty();
  }

  /** Asked by Textract before each call. */
  default Optional<TextractError> onTextract(Operation operation) {
    return Optional.empty();
  }

  /**
   * Asked once for each Textract job: how it goes on.
   *
   * @param pages how many the document has
   */
  default JobFate onJob(String key, int pages) {
    return new JobFate.Normal();
  }

  /** When the events of an upload arrive, counted from the upload. */
  default List<Duration> deliveries(String key) {
    return List.of(Duration.ZERO);
  }

  /** Whether an upload is told of at once. */
  default boolean toldAtOnce(String key) {
    return true;
  }

  /** By how much a function's clock is fast. */
  default Duration skew(String function) {
    return Duration.ZERO;
  }

  /**
   * Asked whenever an execution enters a state.
   *
   * @return whether somebody stops the execution at this moment
   */
  default boolean stopsAt(String key, String state) {
    return false;
  }

  /** Whether each upload is started at once, as if there were no admission control. */
  default boolean bypassesAdmission() {
    return false;
  }

  /** Whether a document is uploaded under the key of the one before, as if to correct it. */
  default boolean replacesTheOneBefore(String key) {
    return false;
  }

  /** Whether no time passes between the first upload and the last. */
  default boolean uploadsAtOnce() {
    return false;
  }
}
