package dev.receipts.local.template;

import java.time.Duration;
import java.util.Optional;

/** An SQS queue. */
public record QueueResource(
    String logicalId,
    String name,
    String url,
    String arn,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Duration receiveWait,
    Optional<RedrivePolicy> redrivePolicy)
    implements Resource {
  /** Where a message goes after so many receives. */
  public record RedrivePolicy(String deadLetterQueueArn, int maximumReceives) {}

  @Override
  public String physicalId() {
    return url;
  }
}
