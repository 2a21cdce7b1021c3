package dev.receipts.functions.startexecution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import java.time.Duration;
import java.util.IntSummaryStatistics;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class DeferralTimeTest {
  private static final int SHORTEST = 30;
  private static final int PLACES = 50;

  private final SqsClient sqs = mock(SqsClient.class, CALLS_REAL_METHODS);
  private final DeferralTime time =
      new DeferralTime(sqs, "https://sqs.example/ingest", SHORTEST, PLACES, new Random(1));

  @Test
  void aFewAreLookedAtAgainAfterTheShortestTime() {
    waiting(60, 40);

    assertThat(drawn().getMin()).isEqualTo(SHORTEST);
    assertThat(drawn().getMax()).isEqualTo(SHORTEST);
  }

  @Test
  void manyAreSpreadSoThatAFewAskForEachPlace() {
    waiting(100, 900);

    assertThat(drawn().getMin()).isEqualTo(SHORTEST);
    assertThat(drawn().getMax()).isEqualTo(300);
  }

  @Test
  void aHundredThousandComeBackBeforeTheirAgeGivesAnAlarm() {
    waiting(20_000, 80_000);

    assertThat(drawn().getMax()).isEqualTo(600);
    assertThat(drawn().getAverage()).isBetween(290.0, 340.0);
  }

  @Test
  void whenNobodyKnowsHowManyWaitTheTimeIsTheShortest() {
    doThrow(SdkClientException.create("no answer"))
        .when(sqs)
        .getQueueAttributes(any(GetQueueAttributesRequest.class));

    assertThat(drawn().getMax()).isEqualTo(SHORTEST);
  }

  @Test
  void whileNobodyIsAdmittedNobodyNeedsToAsk() {
    waiting(60, 40);

    IntSummaryStatistics untilTheProbe = drawn(Duration.ofMinutes(2));

    assertThat(untilTheProbe.getMin()).isEqualTo(120);
    assertThat(drawn(Duration.ofSeconds(-5)).getMin()).isEqualTo(SHORTEST);
  }

  @Test
  void aHundredThousandAreStillSpreadWhenTheProbeIsFarAway() {
    waiting(20_000, 80_000);

    IntSummaryStatistics untilTheProbe = drawn(Duration.ofHours(1));

    assertThat(untilTheProbe.getMin()).isEqualTo(300);
    assertThat(untilTheProbe.getMax()).isEqualTo(600);
  }

  private IntSummaryStatistics drawn() {
    return drawn(Duration.ZERO);
  }

  private IntSummaryStatistics drawn(Duration nobodyFor) {
    DeferralTime.Seconds seconds = time.now(nobodyFor);
    return IntStream.range(0, 10_000).map(draw -> seconds.next()).summaryStatistics();
  }

  private void waiting(int visible, int delayed) {
    doReturn(
            GetQueueAttributesResponse.builder()
                .attributes(
                    Map.of(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        Integer.toString(visible),
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                        Integer.toString(delayed)))
                .build())
        .when(sqs)
        .getQueueAttributes(any(GetQueueAttributesRequest.class));
  }
}
