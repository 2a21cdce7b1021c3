package dev.receipts.local;

import dev.receipts.local.faults.EventFaults;
import dev.receipts.local.faults.FaultCounters;
import dev.receipts.local.storage.ObjectCreated;
import dev.receipts.local.storage.ObjectCreatedListener;
import dev.receipts.local.storage.S3EventJson;
import dev.receipts.local.template.BucketResource;
import dev.receipts.local.template.QueueResource;
import dev.receipts.local.template.StackModel;
import dev.receipts.local.time.Activity;
import dev.receipts.local.time.StackClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends buckets' object-created events to the queues that the template connects to them. */
final class ObjectNotifications implements ObjectCreatedListener {
  private static final String CREATED = "s3:ObjectCreated:";

  private final SqsClient queues;
  private final String region;
  private final EventFaults faults;
  private final StackClock clock;
  private final FaultCounters counters;
  private final Map<String, BucketResource> buckets = new HashMap<>();
  private final Map<String, String> queueUrls = new HashMap<>();

  /**
   * Reads the notifications.
   *
   * @throws IllegalArgumentException when one is for another event, or names no queue of the
   *     template
   */
  ObjectNotifications(
      StackModel model,
      SqsClient queues,
      String region,
      EventFaults faults,
      StackClock clock,
      FaultCounters counters) {
    this.faults = faults;
    this.clock = clock;
    this.counters = counters;
    this.queues = queues;
    this.region = region;
    for (QueueResource queue : model.all(QueueResource.class)) {
      queueUrls.put(queue.arn(), queue.url());
    }
    for (BucketResource bucket : model.all(BucketResource.class)) {
      buckets.put(bucket.name(), bucket);
      for (BucketResource.Notification notification : bucket.notifications()) {
        if (!notification.event().startsWith(CREATED)) {
          throw new IllegalArgumentException(
              "Bucket "
                  + bucket.logicalId()
                  + " notifies of "
                  + notification.event()
                  + "; the local S3 notifies of "
                  + CREATED
                  + "* only");
        }
        if (!queueUrls.containsKey(notification.queueArn())) {
          throw new IllegalArgumentException(
              "Bucket "
                  + bucket.logicalId()
                  + " notifies "
                  + notification.queueArn()
                  + ", which is no queue of the template");
        }
      }
    }
  }

  @Override
  public void objectCreated(ObjectCreated event) {
    List<BucketResource.Notification> notifications =
        Optional.ofNullable(buckets.get(event.bucket()))
            .map(BucketResource::notifications)
            .orElse(List.of());
    for (BucketResource.Notification notification : notifications) {
      if (concerns(notification, event)) {
        String url = queueUrls.get(notification.queueArn());
        String body = S3EventJson.write(region, List.of(event));
        send(url, body, faults.deliveries(event.bucket(), event.key()));
      }
    }
  }

  private void send(String url, String body, List<Duration> deliveries) {
    counters.delivered(deliveries);
    for (Duration delay : deliveries) {
      if (delay.isZero()) {
        Activity activity = clock.begin();
        try (activity) {
          queues.sendMessage(request -> request.queueUrl(url).messageBody(body));
        }
      } else {
        Runnable unused =
            clock.schedule(
                delay,
                () -> queues.sendMessage(request -> request.queueUrl(url).messageBody(body)));
      }
    }
  }

  private static boolean concerns(BucketResource.Notification notification, ObjectCreated event) {
    String name = "s3:" + event.eventName().text();
    boolean named = notification.event().equals(CREATED + "*") || notification.event().equals(name);
    return named
        && event.key().startsWith(notification.prefix())
        && event.key().endsWith(notification.suffix());
  }
}
