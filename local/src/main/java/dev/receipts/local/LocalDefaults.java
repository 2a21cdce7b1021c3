package dev.receipts.local;

import java.util.Map;

/** What the local stack is when nobody says otherwise. */
final class LocalDefaults {
  static final String STACK_NAME = "receipts";

  /**
   * Version 1 of the AWS command-line client overrides the endpoint variable of SQS in the regions
   * that had an older address for it; this one did not.
   */
  static final String REGION = "eu-central-2";

  static final String ACCOUNT = "000000000000";

  /** Not checked by anything; DynamoDB Local takes letters and digits only. */
  static final String ACCESS_KEY = "local";

  /** How many invocations of one function run at once; further ones wait. */
  static final int CONCURRENCY = Math.max(4, Runtime.getRuntime().availableProcessors());

  /**
   * The same where time leaps: it cannot while a single invocation works, so those that only wait
   * must not keep others from beginning.
   */
  static final int CONCURRENCY_IN_LEAPING_TIME = 32;

  /**
   * The template's parameters that differ locally: nobody has an address to give, and the stand-in
   * reads a page in a second where Textract takes several.
   */
  static final Map<String, String> PARAMETERS =
      Map.of(
          "Sender", "receipts@example.com",
          "Recipients", "finance@example.com",
          "OperationsRecipients", "operations@example.com",
          "FailureReportSchedule", "rate(1 minute)",
          "FirstPollSeconds", "1",
          "PollSecondsPerHundredPages", "10",
          "MaximumPollSeconds", "5",
          "DeferralSeconds", "1",
          "BreakerProbeSeconds", "2");

  private LocalDefaults() {}
}
