package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.local.textract.JobFate;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * What breaks a function every time holds up nothing else: not its batch, not the other documents.
 */
@ExtendWith(EmbeddedPipeline.class)
class PoisonIT {
  private static final int GOOD = 20;
  private static final Duration TO_BE_GIVEN_UP = Duration.ofSeconds(60);

  private final Pipeline pipeline;

  PoisonIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The documents of one burst. */
  private record Burst(List<Document> good, Document unread, Document circle, String garbage) {}

  @Test
  void amongTwentyGoodDocumentsThePoisonIsDeadLetteredWithItsCauseAndTheOthersAreStored() {
    MessageQueue refused = pipeline.ingestDeadLetterQueue();

    Burst burst =
        pipeline
            .ingestQueue()
            .whileRetryingAfter(
                Duration.ofSeconds(1),
                () -> {
                  Burst sent = pipeline.whileNobodyIsAdmitted(this::send);
                  Await.until("The end of the garbage", TO_BE_GIVEN_UP, () -> !refused.isEmpty());
                  return sent;
                });

    assertThat(burst.good())
        .hasSize(GOOD)
        .allSatisfy(
            document -> {
              assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
              assertThat(document.receipts()).hasSize(1);
              assertThat(document.mails()).hasSize(1);
              assertThat(document.textractJobs()).isEqualTo(1);
              assertThat(pipeline.timeline().starts(document)).isEqualTo(1);
            });
    assertDeadLettered(burst.unread(), Stage.CollectTextract, "page");
    assertDeadLettered(burst.circle(), Stage.StartTextract, "circle");
    assertThat(refused.takeAll()).containsExactly(burst.garbage());
    assertThat(pipeline.leases()).isEmpty();
  }

  private Burst send() {
    List<Document> good = new ArrayList<>();
    for (int i = 0; i < GOOD / 2; i++) {
      good.add(pipeline.upload("poison/good-%d.pdf".formatted(i), Pipeline.anyReceipt()));
    }
    String garbage = "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\",\"s3\":\"<poison>\"}]}";
    pipeline.ingestQueue().send(garbage);
    JobFate lost = new JobFate.LosesPages(Set.of(1));
    pipeline.textract().rehearse("poison/unread.pdf", lost, lost, lost, lost, lost, lost);
    Document unread = pipeline.upload("poison/unread.pdf", Pipeline.anyReceipt());
    Document circle = pipeline.upload("poison/circle.pdf", Pipeline.sample("broken/endless.pdf"));
    for (int i = GOOD / 2; i < GOOD; i++) {
      good.add(pipeline.upload("poison/good-%d.pdf".formatted(i), Pipeline.anyReceipt()));
    }
    return new Burst(good, unread, circle, garbage);
  }

  private static void assertDeadLettered(Document document, Stage stage, String cause) {
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(document.receipts()).isEmpty();
    assertThat(document.mails()).isEmpty();
    assertThat(document.deadLetters()).hasSize(1);
    DeadLetterMessage message = document.deadLetters().getFirst();
    assertThat(message.stage()).contains(stage);
    assertThat(message.message()).contains(cause).endsWith(".");
    assertThat(message.attempts()).isEqualTo(1);
  }
}
