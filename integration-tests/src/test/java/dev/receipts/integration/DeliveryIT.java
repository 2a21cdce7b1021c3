package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** S3 and SQS deliver at least once and in any order; each upload counts exactly once. */
@ExtendWith(EmbeddedPipeline.class)
class DeliveryIT {
  private static final Duration FIVE_ATTEMPTS = Duration.ofSeconds(30);
  private static final long SEED = 20_260_401;

  private final Pipeline pipeline;

  DeliveryIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void repeatedAndReorderedEventsChangeNothing() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      documents.add(pipeline.upload("delivery/repeated-%d.pdf".formatted(i), anyReceipt()));
    }
    List<String> repeated = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      documents.forEach(document -> repeated.add(S3Notification.of(document)));
      repeated.add(S3Notification.of(documents.reversed()));
    }
    Collections.shuffle(repeated, new Random(SEED));
    repeated.forEach(pipeline.ingestQueue()::send);

    pipeline.awaitIngestion();
    for (Document document : documents) {
      assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
      assertThat(pipeline.timeline().starts(document)).isEqualTo(1);
      assertThat(document.textractJobs()).isEqualTo(1);
      assertThat(document.mails()).hasSize(1);
      assertThat(document.receipts()).hasSize(1);
    }
  }

  @Test
  void anEventThatComesAgainAfterTheEndChangesNothing() {
    Document document = pipeline.upload("delivery/late.pdf", anyReceipt());
    document.awaitEnd();
    List<Map<String, AttributeValue>> receipts = document.receipts();
    Map<String, AttributeValue> row = document.row();

    pipeline.ingestQueue().send(S3Notification.of(document));
    pipeline.awaitIngestion();

    assertThat(pipeline.timeline().starts(document)).isEqualTo(1);
    assertThat(document.textractJobs()).isEqualTo(1);
    assertThat(document.mails()).hasSize(1);
    assertThat(document.receipts()).isEqualTo(receipts);
    assertThat(document.row()).isEqualTo(row);
    assertThat(document.holdsLease()).isFalse();
  }

  @Test
  void anEventThatComesAgainAfterAFailureStartsNothing() {
    Document document = pipeline.upload("delivery/late-and-empty.jpg", new byte[0]);
    document.awaitEnd();

    pipeline.ingestQueue().send(S3Notification.of(document));
    pipeline.awaitIngestion();

    assertThat(document.status()).contains(ExecutionStatus.FAILED);
    assertThat(pipeline.timeline().starts(document)).isEqualTo(1);
    assertThat(document.deadLetters()).hasSize(1);
  }

  @Test
  void theSameKeyWithOtherContentIsAnotherDocument() {
    // Both are there before either is read: the first must still be read as it was.
    List<Document> versions =
        pipeline.whileNobodyIsAdmitted(
            () ->
                List.of(
                    pipeline.upload("delivery/scan.pdf", Pipeline.sample("hardware-nl.pdf")),
                    pipeline.upload(
                        "delivery/scan.pdf", Pipeline.sample("invoice-at-three-rates.pdf"))));
    Document first = versions.getFirst();
    Document second = versions.getLast();

    assertThat(first.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(second.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);

    assertThat(first.id()).isNotEqualTo(second.id());
    assertThat(first.receipts()).singleElement().satisfies(receipt -> total(receipt, "246.88"));
    assertThat(second.receipts()).singleElement().satisfies(receipt -> total(receipt, "1917.42"));
    assertThat(first.mails()).as("one mail about each").hasSize(2);
  }

  @Test
  void theSameKeyWithOtherContentDoesNotOverwriteWhatWasStored() {
    Document first = pipeline.upload("delivery/later.pdf", Pipeline.sample("hardware-nl.pdf"));
    first.awaitEnd();
    List<Map<String, AttributeValue>> stored = first.receipts();

    Document second =
        pipeline.upload("delivery/later.pdf", Pipeline.sample("invoice-at-three-rates.pdf"));

    assertThat(second.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(second.receipts()).singleElement().satisfies(receipt -> total(receipt, "1917.42"));
    assertThat(first.receipts()).isEqualTo(stored);
  }

  @Test
  void theTestEventOfS3IsTakenAndIgnored() {
    List<String> before = pipeline.executions();

    pipeline.ingestQueue().send(S3Notification.testEvent("receipts-inbox"));
    pipeline.awaitIngestion();

    assertThat(pipeline.executions()).isEqualTo(before);
    assertThat(pipeline.ingestDeadLetterQueue().takeAll()).isEmpty();
  }

  @Test
  void aMessageThatIsNoEventEndsInTheIngestDeadLetterQueueAndHoldsUpNoOther() {
    String garbage = "{\"this\": \"is no S3 event\"}";
    MessageQueue refused = pipeline.ingestDeadLetterQueue();
    Document document =
        pipeline
            .ingestQueue()
            .whileRetryingAfter(
                Duration.ofSeconds(1),
                () -> {
                  pipeline.ingestQueue().send(garbage);
                  Document beside = pipeline.upload("delivery/beside-garbage.pdf", anyReceipt());
                  Await.until("The end of the garbage", FIVE_ATTEMPTS, () -> !refused.isEmpty());
                  return beside;
                });

    assertThat(refused.takeAll()).containsExactly(garbage);
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(pipeline.timeline().starts(document)).isEqualTo(1);
  }

  private static byte[] anyReceipt() {
    return Pipeline.anyReceipt();
  }

  private static void total(Map<String, AttributeValue> receipt, String amount) {
    assertThat(receipt).containsEntry("TotalAmount", AttributeValue.fromN(amount));
  }
}
