package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.error.AccessDeniedException;
import dev.receipts.error.TextractJobFailedException;
import dev.receipts.error.TextractPartialResultException;
import dev.receipts.local.textract.JobFate;
import dev.receipts.local.textract.Operation;
import dev.receipts.local.textract.TextractError;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.Stage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A redriven execution goes on where it failed, and what was paid for is not paid for again. */
@ExtendWith(EmbeddedPipeline.class)
class RedriveIT {
  private static final byte[] RECEIPT = Pipeline.anyReceipt();

  private final Pipeline pipeline;

  RedriveIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void storingGoesOnWithTheReceiptsThatWereParsed() {
    Document document =
        pipeline.whileTheReceiptsTableIsMissing(() -> failed("redrive/no-table.pdf"));
    assertThat(document.mails()).isEmpty();
    DeadLetterMessage message = onlyMessage(document);
    assertThat(message.stage()).contains(Stage.StoreReceipts);
    assertThat(message.error()).endsWith("ResourceNotFoundException");
    assertThat(message.reusable().job()).isPresent();
    assertThat(message.reusable().manifestKey()).isPresent();

    assertThat(document.redrive()).isEqualTo(ExecutionStatus.SUCCEEDED);

    assertThat(document.statesEnteredAfterRedrive())
        .endsWith("ResumeAfterRedrive", "StoreReceipts", "NotifyRecipients", "Completed")
        .doesNotContain("StartTextract", "CollectTextract", "ParseReceipts");
    assertStoredOnce(document);
    assertThat(document.textractJobs()).isEqualTo(1);
  }

  @Test
  void collectingGoesOnWithTheJobThatWasPaidFor() {
    Document document =
        pipeline
            .textract()
            .whileRefusing(
                Operation.GET_EXPENSE_ANALYSIS,
                TextractError.ACCESS_DENIED,
                () -> failed("redrive/no-permission.pdf"));
    DeadLetterMessage message = onlyMessage(document);
    assertThat(message.stage()).contains(Stage.CollectTextract);
    assertThat(message.error()).isEqualTo(AccessDeniedException.class.getName());

    assertThat(document.redrive()).isEqualTo(ExecutionStatus.SUCCEEDED);

    assertThat(document.statesEnteredAfterRedrive())
        .contains("ResumeAfterRedrive", "CollectTextract")
        .doesNotContain("StartTextract");
    assertStoredOnce(document);
    assertThat(document.textractJobs()).isEqualTo(1);
  }

  @Test
  void aJobThatFailedIsReplacedByANewOne() {
    pipeline.textract().rehearse("redrive/failed-job.pdf", new JobFate.Fails("Internal error"));

    Document document = failed("redrive/failed-job.pdf");
    assertThat(onlyMessage(document).error()).isEqualTo(TextractJobFailedException.class.getName());

    assertThat(document.redrive()).isEqualTo(ExecutionStatus.SUCCEEDED);

    assertThat(document.statesEnteredAfterRedrive())
        .contains("ResumeAfterRedrive", "StartTextract", "CollectTextract");
    assertStoredOnce(document);
    assertThat(document.textractJobs()).isEqualTo(2);
  }

  @Test
  void aPartOfAnAnswerIsNeverStoredAsIfItWereTheWhole() {
    String key = "redrive/partial-job.pdf";
    pipeline.textract().rehearse(key, new JobFate.Partial(Set.of(2)));
    Document document = pipeline.upload(key, Pipeline.sample("wholesale-us-two-pages.pdf"));

    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(onlyMessage(document).error())
        .isEqualTo(TextractPartialResultException.class.getName());
    assertThat(document.receipts()).isEmpty();

    assertThat(document.redrive()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertStoredOnce(document);
    assertThat(document.textractJobs()).isEqualTo(2);
  }

  @Test
  void aRedriveThatFailsAgainIsToldOfAgainAndCanBeRedrivenAgain() {
    pipeline
        .textract()
        .rehearse("redrive/twice.pdf", new JobFate.Fails("First"), new JobFate.Fails("Second"));
    Document document = failed("redrive/twice.pdf");

    assertThat(document.redrive()).isEqualTo(ExecutionStatus.FAILED);

    List<DeadLetterMessage> messages = document.deadLetters();
    assertThat(messages).extracting(DeadLetterMessage::attempts).containsExactly(1, 2);
    assertThat(messages).extracting(DeadLetterMessage::redriveCount).containsExactly(0, 1);
    assertThat(messages).extracting(DeadLetterMessage::failureId).doesNotHaveDuplicates();

    assertThat(document.redrive()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(document.deadLetters()).hasSize(2);
    assertStoredOnce(document);
    assertThat(document.textractJobs()).isEqualTo(3);
  }

  private Document failed(String key) {
    Document document = pipeline.upload(key, RECEIPT);
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED);
    return document;
  }

  private static DeadLetterMessage onlyMessage(Document document) {
    assertThat(document.deadLetters()).hasSize(1);
    assertThat(document.row()).containsEntry("Status", AttributeValue.fromS("FAILED"));
    return document.deadLetters().getFirst();
  }

  private static void assertStoredOnce(Document document) {
    assertThat(document.receipts()).hasSize(1);
    assertThat(document.mails()).hasSize(1);
    assertThat(document.row())
        .containsEntry("Status", AttributeValue.fromS("STORED"))
        .doesNotContainKeys("Error", "ErrorMessage");
  }
}
