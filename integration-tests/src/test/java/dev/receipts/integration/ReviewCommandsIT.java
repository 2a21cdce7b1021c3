package dev.receipts.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.integration.ReceiptsCommand.Ended;
import dev.receipts.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A reviewer's day with {@code receipts review}, each command in a process of its own. */
@ExtendWith(EmbeddedPipeline.class)
class ReviewCommandsIT {
  private final Pipeline pipeline;
  private final ReceiptsCommand receipts;

  ReviewCommandsIT(Pipeline pipeline, @TempDir Path folder) {
    this.pipeline = pipeline;
    this.receipts = new ReceiptsCommand(folder, pipeline.environment());
  }

  @Test
  void aReceiptIsListedShownCorrectedAndGoneFromTheList() throws IOException {
    Document document = withoutDate("commands/corrected.pdf");
    String id = document.id().receiptId(0);

    awaitListed(id);
    Ended shown = receipts.run("review", "show", id);
    JsonNode seen = json(receipts.run("review", "show", "--json", id));
    Ended corrected =
        receipts.run(
            "review", "correct", id, "date=2024-03-17", "--by", "Anna", "--reason", "back");
    Ended again = receipts.run("review", "approve", id, "--by", "Ben");

    assertThat(shown.status()).as(shown.toString()).isZero();
    assertThat(shown.out()).anySatisfy(line -> assertThat(line).contains("Harbour Bookshop Ltd"));
    assertThat(seen.findValue("reviewReasons").toString()).contains("The date was not found.");
    assertThat(corrected.status()).as(corrected.toString()).isZero();
    assertThat(document.receipts().getFirst())
        .containsEntry("Date", AttributeValue.fromS("2024-03-17"))
        .containsEntry("ReviewState", AttributeValue.fromS("CORRECTED"));
    assertThat(document.row()).containsEntry("NeedReview", AttributeValue.fromN("0"));
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).anySatisfy(line -> assertThat(line).contains("Anna corrected it at"));
  }

  @Test
  void aReceiptIsApprovedAsItIs() {
    Document document = withoutDate("commands/approved.pdf");
    String id = document.id().receiptId(0);

    Ended approved = receipts.run("review", "approve", id, "--by", "Ben", "--reason", "seen");

    assertThat(approved.status()).as(approved.toString()).isZero();
    assertThat(document.receipts().getFirst())
        .containsEntry("ReviewState", AttributeValue.fromS("APPROVED"));
    assertThat(document.row()).containsEntry("NeedReview", AttributeValue.fromN("0"));
  }

  private void awaitListed(String id) {
    Await.until(
        "The receipt in the list",
        Duration.ofSeconds(60),
        () -> receipts.run("review", "list").out().stream().anyMatch(line -> line.startsWith(id)));
  }

  private static JsonNode json(Ended ended) throws IOException {
    assertThat(ended.status()).as(ended.toString()).isZero();
    return Json.mapper().readTree(String.join("\n", ended.out()));
  }

  private Document withoutDate(String key) {
    Document document =
        pipeline.upload(
            key,
            PrintedReceipt.of(
                    "Harbour Bookshop Ltd",
                    "14 Mill Lane, London",
                    "Receipt No " + key.hashCode(),
                    "Notebook A5\t£12.50",
                    "Fountain pen\t£24.00",
                    "TOTAL\t£36.50",
                    "Paid by card\t£36.50")
                .pdf());
    assertThat(document.awaitEnd()).isEqualTo(ExecutionStatus.SUCCEEDED);
    return document;
  }
}
