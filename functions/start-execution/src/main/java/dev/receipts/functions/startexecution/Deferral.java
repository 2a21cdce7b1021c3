package dev.receipts.functions.startexecution;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.error.PipelineException;
import dev.receipts.functions.startexecution.DeferralTime.Seconds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The uploads of one batch that were not admitted. They go to the queue again as fresh messages,
 * with a delay that does not depend on how long they have waited: so each is as likely to be the
 * next as any other.
 */
final class Deferral {
  private static final Logger LOG = LoggerFactory.getLogger(Deferral.class);

  /** Amazon SQS quotas: messages a batch. */
  private static final int MOST_AT_ONCE = 10;

  private final SqsClient sqs;
  private final String queueUrl;
  private final DeferralTime time;
  private final List<Waiting> uploads = new ArrayList<>();

  private record Waiting(String messageId, Upload upload) {}

  Deferral(SqsClient sqs, String queueUrl, DeferralTime time) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.time = time;
  }

  void add(String messageId, Upload upload) {
    uploads.add(new Waiting(messageId, upload));
  }

  boolean isEmpty() {
    return uploads.isEmpty();
  }

  /**
   * Sends the uploads to the queue.
   *
   * @param nobodyFor for how long none of them would be admitted
   * @return the messages that are not done, as not all of their uploads could be sent
   */
  Set<String> send(Duration nobodyFor) {
    if (uploads.isEmpty()) {
      return Set.of();
    }
    Set<String> failed = new LinkedHashSet<>();
    Seconds seconds = time.now(nobodyFor);
    for (int from = 0; from < uploads.size(); from += MOST_AT_ONCE) {
      List<Waiting> batch = uploads.subList(from, Math.min(from + MOST_AT_ONCE, uploads.size()));
      for (int index : unsent(batch, seconds)) {
        failed.add(batch.get(index).messageId());
      }
    }
    return failed;
  }

  private List<Integer> unsent(List<Waiting> batch, Seconds seconds) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size())
            .mapToObj(
                index ->
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(S3Event.of(batch.get(index).upload().record()))
                        .delaySeconds(seconds.next())
                        .build())
            .toList();
    try {
      return AwsCalls.call(
              Service.SQS,
              () -> sqs.sendMessageBatch(request -> request.queueUrl(queueUrl).entries(entries)))
          .failed()
          .stream()
          .map(BatchResultErrorEntry::id)
          .map(Integer::valueOf)
          .toList();
    } catch (PipelineException | SdkException e) {
      LOG.error("{} uploads could not be sent to the queue again", batch.size(), e);
      return IntStream.range(0, batch.size()).boxed().toList();
    }
  }
}
