package dev.receipts.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.receipts.aws.ExecutionLookup;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

class LeftOverLeasesTest {
  private static final Instant NOW = Instant.parse("2026-03-04T12:00:00Z");

  private final SfnClient stepFunctions = mock(SfnClient.class, Answers.CALLS_REAL_METHODS);
  private final LeftOverLeases leases =
      new LeftOverLeases(
          new Admission(mock(DynamoDbClient.class), "admission"),
          new ExecutionLookup(
              stepFunctions, "arn:aws:states:eu-central-1:123456789012:stateMachine:pipeline"));

  @Test
  void theLeaseOfARedriveThatHasNotStartedYetIsLeftAlone() {
    doReturn(
            DescribeExecutionResponse.builder()
                .status("FAILED")
                .stopDate(NOW.minusSeconds(3_600))
                .build())
        .when(stepFunctions)
        .describeExecution(any(DescribeExecutionRequest.class));
    Map<String, Instant> held =
        Map.of("ended", NOW.minusSeconds(4_000), "redriven-now", NOW.minusSeconds(5));

    assertThat(leases.among(held, NOW, NOW.minusSeconds(120))).containsOnlyKeys("ended");
  }
}
