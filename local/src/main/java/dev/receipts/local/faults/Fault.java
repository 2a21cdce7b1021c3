package dev.receipts.local.faults;

/** What goes wrong with one call of AWS. */
public sealed interface Fault {

  /**
   * The service refuses the call, which has no effect.
   *
   * @param status the HTTP status
   * @param code the error as AWS names it: {@code ThrottlingException}
   */
  record Refused(int status, String code, String message) implements Fault {}

  /**
   * The call has its effect, and the answer is an error all the same.
   *
   * @param status the HTTP status
   * @param code the error as AWS names it: {@code InternalServerError}
   */
  record AnsweredWith(int status, String code, String message) implements Fault {}

  /**
   * The connection ends without an answer. To the caller that is a call that timed out, only that
   * nobody has to wait for it.
   *
   * @param afterEffect whether the service did what it was asked
   */
  record Unanswered(boolean afterEffect) implements Fault {}

  /**
   * The function that makes the call dies, as when its process is killed: Lambda reports {@code
   * Runtime.ExitError}, and nothing that its code still does has an effect.
   *
   * @param afterEffect whether the service did what it was asked
   */
  record CallerKilled(boolean afterEffect) implements Fault {}

  /** The error that Textract, Step Functions and others answer a caller with who is too fast. */
  static Fault throttled() {
    return new Refused(400, "ThrottlingException", "Rate exceeded");
  }

  /** An error of the service's own, before anything happened. */
  static Fault unavailable() {
    return new Refused(503, "ServiceUnavailable", "Service is unable to handle request.");
  }
}
