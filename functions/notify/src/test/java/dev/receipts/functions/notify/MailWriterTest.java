package dev.receipts.functions.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.document.SourceDocument;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.functions.notify.MailWriter.Counts;
import dev.receipts.json.Json;
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
            new Counts(1, 0, 0),
            List.of(listed("<script>alert('1')</script> & Co")));

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
            document("a.pdf"), new Counts(1_200, 3, 0), Collections.nCopies(50, listed("Shop")));

    assertThat(mail.subject()).isEqualTo("1200 receipts in a.pdf, 3 need review");
    assertThat(mail.text()).contains("… and 1150 more");
    assertThat(mail.html()).contains("… and 1150 more");
  }

  @Test
  void saysWhichReceiptsWereHandedInBeforeAndWhyItThinksSo() throws JsonProcessingException {
    Duplicate duplicate =
        new Duplicate("abc-00000", "Same vendor and date as on page 1 of s3://inbox/<a>.pdf.");

    Mail mail =
        MailWriter.write(
            document("a.pdf"),
            new Counts(2, 0, 1),
            List.of(listed("One"), new Listed(receipt("Two"), Optional.of(duplicate))));

    assertThat(mail.subject()).isEqualTo("2 receipts in a.pdf, 1 duplicate");
    assertThat(mail.text())
        .contains("One | – | – | – | unverified\n")
        .contains(
            "Two | – | – | – | unverified, duplicate of abc-00000:"
                + " Same vendor and date as on page 1 of s3://inbox/<a>.pdf.\n");
    assertThat(mail.html()).contains("page 1 of s3://inbox/&lt;a&gt;.pdf.");
  }

  @Test
  void saysSoWhenThereIsNoReceipt() {
    Mail mail = write(document("a.pdf"), 0, 0);

    assertThat(mail.subject()).isEqualTo("No receipt in a.pdf");
    assertThat(mail.html()).doesNotContain("<table");
  }

  private static Mail write(SourceDocument document, int receipts, int needReview) {
    return MailWriter.write(document, new Counts(receipts, needReview, 0), List.of());
  }

  private static SourceDocument document(String key) {
    return SourceDocument.of(
        "inbox", key, Optional.empty(), "e1", 7, Instant.parse("2026-01-15T09:30:14Z"));
  }

  private static Listed listed(String vendor) throws JsonProcessingException {
    return new Listed(receipt(vendor), Optional.empty());
  }

  private static Receipt receipt(String vendor) throws JsonProcessingException {
    ObjectNode json =
        (ObjectNode)
            Json.mapper().readTree("{\"index\":0,\"type\":\"RECEIPT\",\"status\":\"UNVERIFIED\"}");
    json.putObject("vendor").put("name", vendor);
    return ReceiptJson.read(json);
  }
}
