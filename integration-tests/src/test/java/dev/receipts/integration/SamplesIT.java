package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Every sample goes through the pipeline, all uploaded at once as a user does it. */
@ExtendWith(EmbeddedPipeline.class)
@TestInstance(Lifecycle.PER_CLASS)
class SamplesIT {
  private final Map<String, Document> documents = new LinkedHashMap<>();

  SamplesIT(Pipeline pipeline) {
    for (Sample sample : samples()) {
      documents.put(sample.file(), pipeline.upload("samples/" + sample.file(), sample.content()));
    }
  }

  static List<Sample> samples() {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isStoredCountedAndMailedOnce(Sample sample) {
    Document document = documents.get(sample.file());

    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);

    List<Map<String, AttributeValue>> receipts = document.receipts();
    assertThat(receipts)
        .isNotEmpty()
        .allSatisfy(
            receipt ->
                assertThat(receipt)
                    .containsEntry("S3FilePath", AttributeValue.fromS(document.s3Path()))
                    .containsEntry("DocumentID", AttributeValue.fromS(document.id().value())));
    assertThat(document.row())
        .containsEntry("Status", AttributeValue.fromS("STORED"))
        .containsEntry("Pages", AttributeValue.fromN(Integer.toString(sample.pages())))
        .containsEntry("Receipts", AttributeValue.fromN(Integer.toString(receipts.size())));
    assertThat(document.mails())
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.to()).containsExactly("finance@example.com");
              assertThat(mail.subject()).contains(sample.file());
            });
    assertThat(document.deadLetters()).isEmpty();
    assertThat(document.textractJobs()).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isStoredWithWhatIsPrintedOnIt(Sample sample) {
    Document document = documents.get(sample.file());
    document.awaitEnd();

    assertThat(document.receipts())
        .extracting(Sample.Values::ofItem)
        .containsExactlyElementsOf(sample.receipts());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void goesThroughTheStatesInTheirOrder(Sample sample) {
    Document document = documents.get(sample.file());
    document.awaitEnd();

    // A job that takes longer is polled more often.
    assertThat(String.join(" ", document.statesEntered()))
        .matches(
            "ResumeFromCheckpoint StartTextract( WaitForTextract CollectTextract IsTextractDone)+"
                + " ParseReceipts StoreReceipts NotifyRecipients Completed");
  }
}
