package dev.receipts.local.template;

import java.util.List;

/** An S3 bucket. */
public record BucketResource(
    String logicalId, String name, boolean versioned, List<Notification> notifications)
    implements Resource {
  public BucketResource {
    notifications = List.copyOf(notifications);
  }

  /**
   * Events that are sent to a queue.
   *
   * @param event {@code s3:ObjectCreated:*}, say
   * @param prefix what a key must begin with; empty for every key
   * @param suffix what a key must end with; empty for every key
   */
  public record Notification(String event, String queueArn, String prefix, String suffix) {}

  @Override
  public String physicalId() {
    return name;
  }
}
