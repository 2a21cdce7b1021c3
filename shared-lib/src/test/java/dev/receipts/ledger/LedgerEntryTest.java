package dev.receipts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.document.SourceDocument;
import dev.receipts.dynamodb.AnyRow;
import dev.receipts.error.RowDamagedException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever somebody writes into a row by hand: it is read, or named as what cannot be read. */
class LedgerEntryTest {
  private static final String TIME = "2026-01-15T09:30:14.000Z";
  private static final SourceDocument DOCUMENT =
      SourceDocument.of("inbox", "a.jpg", Optional.of("v1"), "e1", 7, Instant.parse(TIME));

  @Property(tries = 2_000)
  void aRowIsReadOrTheTypedErrorNamesIt(@ForAll("rows") Map<String, AttributeValue> row) {
    try {
      LedgerEntry entry = LedgerEntry.of(row);

      assertThat(entry.document().map(SourceDocument::documentId))
          .matches(
              id -> id.isEmpty() || !row.containsKey("DocumentID") || isOf(row, id.get().value()));
    } catch (RowDamagedException e) {
      assertThat(e).hasMessageContaining("Documents table").hasMessageEndingWith("by hand, too.");
    }
  }

  private static boolean isOf(Map<String, AttributeValue> row, String id) {
    return id.equals(row.get("DocumentID").s());
  }

  @Example
  void aSoundRowIsRead() {
    LedgerEntry entry = LedgerEntry.of(sound());

    assertThat(entry.document()).contains(DOCUMENT);
    assertThat(entry.status()).isEqualTo(DocumentStatus.FAILED);
    assertThat(entry.attempts()).isEqualTo(2);
    assertThat(entry.deadLettered()).isTrue();
  }

  @Example
  void theErrorSaysWhichRowAndWhichAttributeAndNeverWhatItHolds() {
    Map<String, AttributeValue> row = sound();
    row.put("Status", AttributeValue.fromS("secret"));

    assertThatThrownBy(() -> LedgerEntry.of(row))
        .isInstanceOf(RowDamagedException.class)
        .hasMessageStartingWith("The row " + DOCUMENT.documentId() + " of the Documents table")
        .hasMessageContaining("holds in Status something else than one of [ACCEPTED,")
        .hasMessageNotContaining("secret");
  }

  @Provide
  Arbitrary<Map<String, AttributeValue>> rows() {
    return AnyRow.like(sound());
  }

  private static Map<String, AttributeValue> sound() {
    Map<String, AttributeValue> row = new HashMap<>();
    text(row, "DocumentID", DOCUMENT.documentId().value());
    text(row, "Bucket", "inbox");
    text(row, "Key", "a.jpg");
    text(row, "VersionID", "v1");
    text(row, "ETag", "e1");
    text(row, "UploadedAt", TIME);
    text(row, "Status", "FAILED");
    text(row, "Stage", "StoreReceipts");
    text(row, "FailedRunOrder", "00000001768469414000.00000");
    text(row, "RunOrder", "00000001768469414000.00000");
    text(row, "ExecutionArn", "arn:execution");
    text(row, "FirstFailure", TIME);
    text(row, "LastFailure", TIME);
    text(row, "Error", "dev.receipts.error.DatabaseThrottledException");
    text(row, "ErrorMessage", "DynamoDB throttled the call.");
    text(row, "FailureID", "f1");
    text(row, "DeadLetteredFailureID", "f1");
    for (String name :
        new String[] {
          "RedriveCount", "Receipts", "NeedReview", "Duplicates", "ReceiptsEver", "Attempts"
        }) {
      row.put(name, AttributeValue.fromN("2"));
    }
    row.put("Size", AttributeValue.fromN("7"));
    return row;
  }

  private static void text(Map<String, AttributeValue> row, String name, String value) {
    row.put(name, AttributeValue.fromS(value));
  }
}
