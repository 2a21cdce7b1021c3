package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
  private static final String RECEIPT =
      """
      {"index": 0, "firstPage": 1, "lastPage": 2, "type": "INVOICE",
       "vendor": {"name": "Line\\nBreak & Sons"}, "date": "2026-03-01", "currency": "JPY",
       "tax": 10, "total": 110, "status": "VERIFIED"}
      """;

  @Test
  void aReceiptIsOneLineThatBeginsWithItsSource() throws JsonProcessingException {
    String line = JsonLines.line("scan.pdf", receipt());

    assertThat(line).startsWith("{\"source\":\"scan.pdf\"").doesNotContain("\n");
    JsonNode json = Json.mapper().readTree(line);
    assertThat(json.at("/vendor/name").asText()).isEqualTo("Line\nBreak & Sons");
    assertThat(json.path("date").asText()).isEqualTo("2026-03-01");
    assertThat(json.path("total").asText()).isEqualTo("110");
  }

  @Test
  void whatIsUnknownIsAbsent() throws JsonProcessingException {
    assertThat(JsonLines.line("scan.pdf", receipt())).doesNotContain("subtotal", "null");
  }

  @Test
  void aDuplicateSaysOfWhatAndWhy() throws JsonProcessingException {
    String line =
        JsonLines.line(
            "scan.pdf", receipt(), Optional.of(new Duplicate("abc-00001", "Same file.")));

    JsonNode json = Json.mapper().readTree(line);
    assertThat(json.path("duplicateOf").asText()).isEqualTo("abc-00001");
    assertThat(json.path("duplicateEvidence").asText()).isEqualTo("Same file.");
  }

  private static Receipt receipt() throws JsonProcessingException {
    return ReceiptJson.read(Json.mapper().readTree(RECEIPT));
  }
}
