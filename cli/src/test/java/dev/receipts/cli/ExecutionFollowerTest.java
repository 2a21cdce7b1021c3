package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import dev.receipts.cli.DocumentProgress.Phase;
import dev.receipts.document.DocumentId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;

class ExecutionFollowerTest {
  private static final DocumentId STORED = DocumentId.of("inbox", "stored.pdf", "1");
  private static final DocumentId FAILED = DocumentId.of("inbox", "failed.pdf", "1");

  private final SfnClient stepFunctions = mock(SfnClient.class, CALLS_REAL_METHODS);

  @Test
  void followsDocumentsToTheirEndsAmongExecutionsThatAreNamedOtherwise()
      throws InterruptedException {
    doReturn(
            ListExecutionsResponse.builder()
                .executions(
                    execution("started-by-hand", ExecutionStatus.SUCCEEDED),
                    execution(STORED.value() + "-2", ExecutionStatus.FAILED),
                    execution(STORED.value(), ExecutionStatus.SUCCEEDED),
                    execution(FAILED.value(), ExecutionStatus.FAILED))
                .build())
        .when(stepFunctions)
        .listExecutions(any(ListExecutionsRequest.class));

    List<DocumentProgress> ended =
        new ExecutionFollower(stepFunctions, "arn:machine")
            .follow(
                List.of(
                    DocumentProgress.uploaded("stored.pdf", STORED),
                    DocumentProgress.uploaded("failed.pdf", FAILED)),
                new PlainProgress(new PrintWriter(new StringWriter())),
                Duration.ofSeconds(10));

    assertThat(ended)
        .extracting(DocumentProgress::phase)
        .containsExactly(Phase.STORED, Phase.DEAD_LETTERED);
  }

  private static ExecutionListItem execution(String name, ExecutionStatus status) {
    return ExecutionListItem.builder()
        .name(name)
        .executionArn("arn:execution:" + name)
        .status(status)
        .build();
  }
}
