package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.document.DocumentId;
import dev.receipts.integration.Mailbox.Mail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** What was handed in before is stored, and marked. */
@ExtendWith(EmbeddedPipeline.class)
class DuplicatesIT {
  private final Pipeline pipeline;

  DuplicatesIT(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Test
  void theSameFileUnderAnotherKeyIsStoredAndMarked() {
    byte[] file = paper("Corner Bookshop", "70231").pdf();
    Document first = stored("duplicates/monday.pdf", file);
    Document second = stored("duplicates/friday.pdf", file);

    assertThat(onlyReceipt(first)).doesNotContainKeys("DuplicateOf", "DuplicateEvidence");
    assertThat(onlyReceipt(second))
        .containsEntry("DuplicateOf", idOf(first))
        .containsEntry(
            "DuplicateEvidence",
            AttributeValue.fromS("The same file was uploaded before as " + first.s3Path() + "."))
        .containsEntry("TotalAmount", onlyReceipt(first).get("TotalAmount"));
    assertThat(onlyReceipt(second).get("Receipt").s())
        .contains("\"duplicateOf\":\"%s\"".formatted(idOf(first).s()));
    assertThat(first.row()).containsEntry("Duplicates", AttributeValue.fromN("0"));
    assertThat(second.row()).containsEntry("Duplicates", AttributeValue.fromN("1"));
    assertThat(first.mails())
        .singleElement()
        .extracting(Mail::subject)
        .asString()
        .doesNotContain("dup");
    assertThat(pipeline.mailbox().about(second.s3Path()))
        .singleElement()
        .satisfies(
            mail -> {
              assertThat(mail.subject()).isEqualTo("1 receipt in friday.pdf, 1 duplicate");
              assertThat(mail.text()).contains("duplicate of " + idOf(first).s());
            });
  }

  @Test
  void theSamePaperScannedAgainIsStoredAndMarked() {
    PrintedReceipt paper = paper("Harbour Cafe", "88127");
    Document first = stored("duplicates/original.pdf", paper.pdf());
    Document second = stored("duplicates/scanned.png", paper.scan(20_260_304));

    assertThat(onlyReceipt(second)).containsEntry("DuplicateOf", idOf(first));
    assertThat(onlyReceipt(second).get("DuplicateEvidence").s())
        .startsWith("Same vendor, date, ")
        .endsWith(" as on page 1 of " + first.s3Path() + ".");
  }

  @Test
  void theSamePurchaseWithAnotherNumberIsNoDuplicate() {
    stored("duplicates/one-coffee.pdf", paper("Station Kiosk", "10001").pdf());
    Document second =
        stored("duplicates/another-coffee.pdf", paper("Station Kiosk", "10002").pdf());

    assertThat(onlyReceipt(second)).doesNotContainKey("DuplicateOf");
  }

  @Test
  void ofManyThatAreStoredAtTheSameTimeOneIsTheOriginal() {
    byte[] file = paper("Garden Centre", "55519").pdf();
    List<Document> copies =
        pipeline.whileNobodyIsAdmitted(
            () -> {
              List<Document> uploaded = new ArrayList<>();
              for (int i = 0; i < 2 * Pipeline.IN_FLIGHT_LIMIT; i++) {
                uploaded.add(pipeline.upload("duplicates/copy-%d.pdf".formatted(i), file));
              }
              return uploaded;
            });

    assertThat(copies)
        .allSatisfy(copy -> assertThat(copy.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED));

    List<Document> originals =
        copies.stream().filter(copy -> !onlyReceipt(copy).containsKey("DuplicateOf")).toList();
    assertThat(originals).hasSize(1);
    assertThat(copies)
        .filteredOn(copy -> !copy.equals(originals.getFirst()))
        .allSatisfy(
            copy ->
                assertThat(onlyReceipt(copy))
                    .containsEntry("DuplicateOf", idOf(originals.getFirst())));
  }

  private Document stored(String key, byte[] file) {
    Document document = pipeline.upload(key, file);
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return document;
  }

  private static Map<String, AttributeValue> onlyReceipt(Document document) {
    assertThat(document.receipts()).hasSize(1);
    return document.receipts().getFirst();
  }

  private static AttributeValue idOf(Document document) {
    DocumentId id = document.id();
    return AttributeValue.fromS(id.receiptId(0));
  }

  private static PrintedReceipt paper(String vendor, String number) {
    return PrintedReceipt.of(
        vendor + " Ltd",
        "14 Mill Lane, London",
        "Receipt No " + number,
        "Date 17/03/2026",
        "Notebook A5\t£12.50",
        "Fountain pen\t£24.00",
        "Ink cartridges\t£6.25",
        "Subtotal\t£42.75",
        "TOTAL\t£42.75",
        "Paid by card\t£42.75");
  }
}
