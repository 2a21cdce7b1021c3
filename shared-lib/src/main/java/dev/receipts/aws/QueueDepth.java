package dev.receipts.aws;

import dev.receipts.aws.AwsCalls.Service;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Counts the messages of a queue. */
public final class QueueDepth {
  private QueueDepth() {}

  /**
   * About how many messages a queue holds, those included that are delayed or that somebody is
   * working on.
   *
   * @throws dev.receipts.error.TransientException when SQS throttled or failed
   */
  public static long of(SqsClient sqs, String queueUrl) {
    return AwsCalls.call(
            Service.SQS,
            () ->
                sqs.getQueueAttributes(
                    request ->
                        request
                            .queueUrl(queueUrl)
                            .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED)))
        .attributes()
        .values()
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }
}
