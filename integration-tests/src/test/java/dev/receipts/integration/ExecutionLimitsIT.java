package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.local.textract.JobFate;
import dev.receipts.pipeline.DeadLetterMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Ends that the state machine cannot see, and how many executions there may be at once. */
@ExtendWith(EmbeddedPipeline.class)
class ExecutionLimitsIT {
  private static final Duration EVENT_HANDLED = Duration.ofSeconds(20);

  private final Pipeline pipeline;

  ExecutionLimitsIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void anExecutionThatIsStoppedReachesTheDeadLetterQueueAndGivesItsLeaseBack() {
    String key = "limits/stopped.pdf";
    pipeline.textract().rehearse(key, new JobFate.Stuck());
    Document document = pipeline.upload(key, Pipeline.anyReceipt());
    document.awaitState("WaitForTextract");
    assertThat(document.holdsLease()).isTrue();

    document.stop();

    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.ABORTED);
    assertThat(document.holdsLease()).isFalse();
    Await.until("The message", EVENT_HANDLED, () -> !document.deadLetters().isEmpty());
    DeadLetterMessage message = document.deadLetters().getFirst();
    assertThat(document.deadLetters()).hasSize(1);
    assertThat(message.error()).isEqualTo("Execution.Aborted");
    assertThat(message.message()).isEqualTo("Somebody stopped the execution.");
    assertThat(message.stage()).isEmpty();
    assertThat(document.row()).containsEntry("Status", AttributeValue.fromS("FAILED"));
    assertThat(document.mails()).isEmpty();
  }

  @Test
  void moreDocumentsThanTheLimitAreAllStoredAndNeverMoreThanTheLimitRunAtOnce() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 3 * Pipeline.IN_FLIGHT_LIMIT; i++) {
      documents.add(pipeline.upload("limits/burst-%d.pdf".formatted(i), Pipeline.anyReceipt()));
    }

    assertThat(documents)
        .allSatisfy(
            document -> assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED));
    assertThat(pipeline.timeline().mostRunningAtOnce(documents))
        .isBetween(2, Pipeline.IN_FLIGHT_LIMIT);
    assertThat(documents).allSatisfy(document -> assertThat(document.mails()).hasSize(1));
    pipeline.awaitIngestion();
    assertThat(pipeline.ingestDeadLetterQueue().takeAll())
        .as("waiting does not count as failing")
        .isEmpty();
  }
}
