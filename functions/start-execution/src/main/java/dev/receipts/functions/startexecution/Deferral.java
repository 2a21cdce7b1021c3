package dev.receipts.functions.startexecution;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.error.PipelineException;
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
 * all with the same delay however long they have waited: so each is as likely to be the next as any
 * other, and none is ever put off for longer than it takes to go round the queue once.
 */
final class Deferral {
  private static final Logger LOG = LoggerFactory.getLogger(Deferral.class);

  /** Amazon SQS quotas: messages a batch. */
  private static final int MOST_AT_ONCE = 10;

  private final SqsClient sqs;
  private final String queueUrl;
  private final int delaySeconds;
  private final List<Waiting> uploads = new ArrayList<>();

  private record Waiting(String messageId, Upload upload) {}

  Deferral(SqsClient sqs, String queueUrl, int delaySeconds) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.delaySeconds = delaySeconds;
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
   * @return the messages that are not done, as not all of their uploads could be sent
   */
  Set<String> send() {
    Set<String> failed = new LinkedHashSet<>();
    for (int from = 0; from < uploads.size(); from += MOST_AT_ONCE) {
      List<Waiting> batch = uploads.subList(from, Math.min(from + MOST_AT_ONCE, uploads.size()));
      for (int index : unsent(batch)) {
        failed.add(batch.get(index).messageId());
      }
    }
    return failed;
  }

  private List<Integer> unsent(List<Waiting> batch) {
    List<SendMessageBatchRequestEntry> entries =
        IntStream.range(0, batch.size())
            .mapToObj(
                index ->
                    SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(S3Event.of(batch.get(index).upload().record()))
                        .delaySeconds(delaySeconds)
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
