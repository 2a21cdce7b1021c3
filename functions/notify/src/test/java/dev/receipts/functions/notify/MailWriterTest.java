package dev.receipts.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.SourceDocument;
import dev.receipts.json.Json;
import dev.receipts.pipeline.ParsedReceipts;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailWriterTest {

  @Test
  void escapesMarkupInAVendorAndInAKey() throws JsonProcessingException {
    Mail mail =
        MailWriter.write(
            document("<img src=x onerror=\"alert(1)\">.jpg"),
            new ParsedReceipts("key", 1, 0),
            List.of(receipt("<script>alert('1')</script> & Co")));

    assertThat(mail.html())
        .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; Co")
        .contains("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;.jpg")
        .doesNotContain("<script>")
        .doesNotContain("<img");
  }

  @Test
  void letsNoKeyBeginAHeader() {
    Mail mail = write(document("a.jpg\r\nBcc: all@example.com\u2028\u202egpj.exe"), 1, 0);

    assertThat(mail.subject()).isEqualTo("1 receipt in a.jpg Bcc: all@example.com gpj.exe");
  }

  @Test
  void shortensAnEndlessName() {
    Mail mail = write(document("🧾".repeat(250) + ".jpg"), 1, 0);

    assertThat(mail.subject()).isEqualTo("1 receipt in " + "🧾".repeat(120) + "…");
  }

  @Test
  void saysHowManyMoreReceiptsThereAre() throws JsonProcessingException {
    Mail mail =
        MailWriter.write(
            document("a.pdf"),
            new ParsedReceipts("key", 1_200, 3),
            Collections.nCopies(50, receipt("Shop")));

    assertThat(mail.subject()).isEqualTo("1200 receipts in a.pdf, 3 need review");
    assertThat(mail.text()).contains("… and 1150 more");
    assertThat(mail.html()).contains("… and 1150 more");
  }

  @Test
  void saysSoWhenThereIsNoReceipt() {
    Mail mail = write(document("a.pdf"), 0, 0);

    assertThat(mail.subject()).isEqualTo("No receipt in a.pdf");
    assertThat(mail.html()).doesNotContain("<table");
  }

  private static Mail write(SourceDocument document, int receipts, int needReview) {
    return MailWriter.write(document, new ParsedReceipts("key", receipts, needReview), List.of());
  }

  private static SourceDocument document(String key) {
    return SourceDocument.of(
        "inbox", key, Optional.empty(), "e1", 7, Instant.parse("2026-01-15T09:30:14Z"));
  }

  private static Receipt receipt(String vendor) throws JsonProcessingException {
    ObjectNode json =
        (ObjectNode)
            Json.mapper().readTree("{\"index\":0,\"type\":\"RECEIPT\",\"status\":\"UNVERIFIED\"}");
    json.putObject("vendor").put("name", vendor);
    return ReceiptJson.read(json);
  }
}
