package dev.receipts.functions.startexecution;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.error.PipelineException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * For how long uploads are put off. A few that wait are looked at again after the shortest time. A
 * hundred thousand would all come back then, to find no room: so the more there are the further
 * they are spread, and those that ask at a time are a few for each place and not all. While nobody
 * is admitted at all, because a service is down, nobody needs to ask.
 */
final class DeferralTime {
  private static final Logger LOG = LoggerFactory.getLogger(DeferralTime.class);

  /** How many are to ask for each place within the shortest time. */
  private static final int ASKING_FOR_A_PLACE = 2;

  /**
   * SQS allows 15 minutes. But a message that is 15 minutes old gives an alarm, as nobody seems to
   * take it.
   */
  private static final int LONGEST_SECONDS = 600;

  private static final QueueAttributeName VISIBLE =
      QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
  private static final QueueAttributeName DELAYED =
      QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED;

  private final SqsClient sqs;
  private final String queueUrl;
  private final int shortestSeconds;
  private final int places;
  private final RandomGenerator random;

  /**
   * @param places how many may be in progress at once
   */
  DeferralTime(
      SqsClient sqs, String queueUrl, int shortestSeconds, int places, RandomGenerator random) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.shortestSeconds = shortestSeconds;
    this.places = places;
    this.random = random;
  }

  /**
   * The times, in seconds, for uploads that are put off now: by chance, so that all are equal.
   *
   * @param nobodyFor for how long none of them would be admitted
   */
  Seconds now(Duration nobodyFor) {
    // Half of the longest at most, which leaves room to spread them.
    int from =
        Math.max(shortestSeconds, (int) Math.min(nobodyFor.toSeconds(), LONGEST_SECONDS / 2));
    long needed = waiting() * shortestSeconds / ((long) ASKING_FOR_A_PLACE * places);
    int to = (int) Math.max(from, Math.min(needed, LONGEST_SECONDS));
    return () -> random.nextInt(from, to + 1);
  }

  /** Gives one upload's time. */
  @FunctionalInterface
  interface Seconds {
    int next();
  }

  private long waiting() {
    try {
      return AwsCalls.call(
              Service.SQS,
              () ->
                  sqs.getQueueAttributes(
                      request -> request.queueUrl(queueUrl).attributeNames(VISIBLE, DELAYED)))
          .attributes()
          .entrySet()
          .stream()
          .filter(entry -> Stream.of(VISIBLE, DELAYED).anyMatch(entry.getKey()::equals))
          .mapToLong(entry -> Long.parseLong(entry.getValue()))
          .sum();
    } catch (PipelineException | SdkException e) {
      LOG.warn("It is not known how many uploads wait; they are put off for the shortest time", e);
      return 0;
    }
  }
}
