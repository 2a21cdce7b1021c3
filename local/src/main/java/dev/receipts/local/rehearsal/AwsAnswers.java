package dev.receipts.local.rehearsal;

import dev.receipts.local.faults.Fault;

/** Answers of AWS as its references give them. */
final class AwsAnswers {
  static final Fault SLOW_DOWN =
      new Fault.Refused(503, "SlowDown", "Please reduce your request rate.");

  static final Fault DATABASE_THROTTLED =
      new Fault.Refused(
          400,
          "ProvisionedThroughputExceededException",
          "The level of configured provisioned throughput was exceeded");

  static final Fault MAIL_THROTTLED =
      new Fault.Refused(429, "TooManyRequestsException", "Maximum sending rate exceeded.");

  static final Fault MAIL_REJECTED =
      new Fault.Refused(400, "MessageRejected", "Email address is not verified.");

  static final Fault TOO_MANY_JOBS =
      new Fault.Refused(400, "LimitExceededException", "Open jobs exceed the maximum");

  /** It was done, and the answer says that it was not. */
  static final Fault DONE_AND_DENIED =
      new Fault.AnsweredWith(500, "InternalServerError", "Internal server error");

  private AwsAnswers() {}
}
