package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.document.DocumentId;
import dev.receipts.pipeline.DeadLetterMessage;
import dev.receipts.pipeline.DeadLetterMessage.Kind;
import dev.receipts.pipeline.DeadLetterMessage.Reusable;
import dev.receipts.pipeline.Stage;
import dev.receipts.redrive.PlannedRedrive;
import dev.receipts.redrive.QueuedFailure;
import dev.receipts.redrive.Redrive.Source;
import dev.receipts.redrive.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailureJsonTest {
  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final DocumentId DOCUMENT = new DocumentId("0123456789abcdef0123456789abcdef");
  private static final DeadLetterMessage MESSAGE =
      new DeadLetterMessage(
          "f1",
          DOCUMENT,
          "inbox",
          "a.pdf",
          Optional.empty(),
          7,
          Optional.of(Stage.StoreReceipts),
          "dev.receipts.error.DatabaseThrottledException",
          Kind.TRANSIENT,
          "DynamoDB throttled.",
          "Redrive it.",
          2,
          NOW,
          NOW,
          "arn",
          1,
          "https://console",
          new Reusable(Optional.empty(), Optional.empty(), Optional.empty()));

  @Test
  void isTheMessageAndWhereItIs() {
    JsonNode json = FailureJson.of(Source.QUARANTINE, MESSAGE);

    assertThat(json.path("place").asText()).isEqualTo("quarantined");
    assertThat(json.path("documentId").asText()).isEqualTo(DOCUMENT.value());
    assertThat(json.path("error").asText()).endsWith(".DatabaseThrottledException");
    assertThat(json.path("stage").asText()).isEqualTo("StoreReceipts");
    assertThat(json.path("lastFailure").asText()).isEqualTo("2026-01-15T12:00:00Z");
    assertThat(json.has("versionId")).isFalse();
    assertThat(json.has("redrive")).isFalse();
  }

  @Test
  void tellsWhatARedriveWouldDo() {
    JsonNode redrive =
        FailureJson.of(
                Source.DEAD_LETTERS,
                new PlannedRedrive(
                    new QueuedFailure("m", "r", MESSAGE),
                    new Step.RedriveExecution(Stage.StartTextract),
                    3,
                    new BigDecimal("0.03")))
            .path("redrive");

    assertThat(redrive.path("step").asText()).isEqualTo("RedriveExecution");
    assertThat(redrive.path("finding").asText()).startsWith("goes on at StartTextract; 3 pages");
    assertThat(redrive.path("pagesBilledAgain").asInt()).isEqualTo(3);
    assertThat(redrive.path("priceUSD").decimalValue()).isEqualByComparingTo("0.03");
  }

  @Test
  void saysWhatIsToBeDoneWhereThereIsNoFailureToRead() {
    assertThat(FailureJson.expired(DOCUMENT).path("remedy").asText())
        .isEqualTo("upload the document again, and discard this one");
    assertThat(FailureJson.unreadable(Source.DEAD_LETTERS, "m").toString())
        .startsWith("{\"place\":\"deadLettered\",\"messageId\":\"m\",\"finding\":");
  }
}
