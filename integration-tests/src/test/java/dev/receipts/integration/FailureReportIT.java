package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.integration.Mailbox.Mail;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Ops get one mail about all documents that failed, and none when nothing did. */
@ExtendWith(EmbeddedPipeline.class)
class FailureReportIT {
  private static final String OPERATIONS = "operations@example.com";

  private final Pipeline pipeline;

  FailureReportIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void thirtyFailuresAreOneMail() {
    // What other tests left behind.
    pipeline.invoke("ReportFailuresFunction", "{}");
    List<Mail> before = pipeline.mailbox().to(OPERATIONS);
    List<Document> documents =
        IntStream.range(0, 30)
            .mapToObj(i -> pipeline.upload("report/empty-%d.pdf".formatted(i), new byte[0]))
            .toList();
    documents.forEach(
        document -> assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.FAILED));

    pipeline.invoke("ReportFailuresFunction", "{}");
    pipeline.invoke("ReportFailuresFunction", "{}");

    List<Mail> mails = pipeline.mailbox().to(OPERATIONS);
    assertThat(mails).hasSize(before.size() + 1);
    mails.removeAll(before);
    assertThat(mails)
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject())
                  .isEqualTo(
                      "Receipts: 30 documents failed (EmptyDocumentException at StartTextract)");
              assertThat(mail.text())
                  .contains("dlq redrive --cause EmptyDocumentException")
                  .contains("Admission is open.");
            });
  }
}
