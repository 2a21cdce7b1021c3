package dev.receipts.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.receipts.document.SourceDocument;
import dev.receipts.dynamodb.LocalTable;
import dev.receipts.error.RowDamagedException;
import dev.receipts.ledger.FailureOutcome.Recorded;
import dev.receipts.ledger.FailureOutcome.Superseded;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.Stage;
import dev.receipts.pipeline.TextractMode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValueUpdate;

class LedgerIT {
  private static final Instant NOW = Instant.parse("2026-01-15T09:30:14Z");
  private static final SourceDocument DOCUMENT =
      SourceDocument.of("inbox", "Café 1.jpg", Optional.of("v1"), "e1", 7, NOW);
  private static final Run FIRST = new Run("arn:execution", NOW, 0);
  private static final Run REDRIVEN = new Run("arn:execution", NOW, 1);

  private final LocalTable table = new LocalTable("documents", "DocumentID");
  private final Ledger ledger = new Ledger(table.client(), "documents");

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void keepsWhatIsKnownOfAnAcceptedDocument() {
    ledger.accept(DOCUMENT, "arn:execution", NOW);

    Map<String, AttributeValue> row = row();
    assertThat(row.get("Status").s()).isEqualTo("ACCEPTED");
    assertThat(row.get("Bucket").s()).isEqualTo("inbox");
    assertThat(row.get("Key").s()).isEqualTo("Café 1.jpg");
    assertThat(row.get("VersionID").s()).isEqualTo("v1");
    assertThat(row.get("Size").n()).isEqualTo("7");
    assertThat(row.get("S3FilePath").s()).isEqualTo("s3://inbox/Café 1.jpg");
    assertThat(row.get("ExecutionArn").s()).isEqualTo("arn:execution");
    assertThat(row.get("UpdatedAt").s()).isEqualTo("2026-01-15T09:30:14.000Z");
  }

  @Test
  void neverLowersALaterStatus() {
    ledger.stored(DOCUMENT, FIRST, summary(2));

    ledger.accept(DOCUMENT, "arn:execution", NOW.plusSeconds(60));

    assertThat(entry().status()).isEqualTo(DocumentStatus.STORED);
    assertThat(row()).doesNotContainKey("AcceptedAt");
  }

  @Test
  void recordsAFailureOnceHoweverOftenItIsTold() {
    FailureOutcome first = ledger.fail(DOCUMENT, FIRST, failure("f1", NOW));
    FailureOutcome again = ledger.fail(DOCUMENT, FIRST, failure("f1", NOW.plusSeconds(9)));

    assertThat(first).isEqualTo(again);
    assertThat(entry().status()).isEqualTo(DocumentStatus.FAILED);
    assertThat(entry().attempts()).isEqualTo(1);
    assertThat(entry().deadLettered()).isFalse();
  }

  @Test
  void saysOfAFailureThatItMayNotBeRecordedWhereTheRowWasChangedByHand() {
    ledger.accept(DOCUMENT, "arn:execution", NOW);
    for (String name : List.of("Attempts", "RunOrder", "Size")) {
      AttributeValue before = change(name, AttributeValue.fromBool(true));

      assertThat(ledger.fail(DOCUMENT, REDRIVEN, failure("of " + name, NOW)))
          .as(name)
          .isInstanceOf(FailureOutcome.Unreadable.class);

      change(name, before);
    }
    assertThat(ledger.fail(DOCUMENT, REDRIVEN, failure("f", NOW))).isInstanceOf(Recorded.class);
  }

  @Test
  void noRunTakesADamagedOrderForTheSignOfANewerRun() {
    ledger.accept(DOCUMENT, "arn:execution", NOW);
    change("FailedRunOrder", AttributeValue.fromN("1"));

    assertThatThrownBy(() -> ledger.stored(DOCUMENT, FIRST, summary(1)))
        .isInstanceOf(RowDamagedException.class)
        .hasMessageContaining(DOCUMENT.documentId().value())
        .hasMessageContaining("FailedRunOrder");

    change("RunOrder", AttributeValue.fromN("1"));

    assertThatThrownBy(() -> ledger.claimMail(DOCUMENT, FIRST, NOW, NOW))
        .isInstanceOf(RowDamagedException.class);
  }

  @Test
  void aRowThatCannotBeReadHidesNoOther() {
    SourceDocument other = SourceDocument.of("inbox", "b", Optional.empty(), "e2", 7, NOW);
    ledger.accept(DOCUMENT, "arn:execution", NOW);
    ledger.accept(other, "arn:other", NOW);
    change("Key", AttributeValue.fromS("another key"));

    Ledger.Rows rows = ledger.find(List.of(DOCUMENT.documentId(), other.documentId()));

    assertThat(rows.entries()).containsOnlyKeys(other.documentId());
    assertThat(rows.damaged()).containsOnlyKeys(DOCUMENT.documentId());
    assertThat(rows.find(other.documentId())).isPresent();
    assertThatThrownBy(() -> rows.find(DOCUMENT.documentId()))
        .isInstanceOf(RowDamagedException.class);
  }

  @Test
  void readsTheRowsThatThereAreHoweverOftenADocumentIsNamed() {
    SourceDocument unknown = SourceDocument.of("inbox", "b", Optional.empty(), "e2", 7, NOW);
    ledger.accept(DOCUMENT, "arn:execution", NOW);

    Ledger.Rows rows =
        ledger.find(List.of(DOCUMENT.documentId(), unknown.documentId(), DOCUMENT.documentId()));

    assertThat(rows.find(DOCUMENT.documentId())).contains(entry());
    assertThat(rows.find(unknown.documentId())).isEmpty();
  }

  /** Changes an attribute as somebody might by hand; gives its value before. */
  private AttributeValue change(String name, AttributeValue value) {
    AttributeValue before = row().get(name);
    table
        .client()
        .updateItem(
            request ->
                request
                    .tableName("documents")
                    .key(RowUpdate.key(DOCUMENT.documentId()))
                    .attributeUpdates(
                        Map.of(
                            name,
                            AttributeValueUpdate.builder()
                                .action(value == null ? "DELETE" : "PUT")
                                .value(value)
                                .build())));
    return before;
  }

  @Test
  void remembersThatTheMessageAboutAFailureWasSent() {
    ledger.fail(DOCUMENT, FIRST, failure("f1", NOW));
    ledger.deadLettered(DOCUMENT.documentId(), "f1", "message");

    assertThat(ledger.fail(DOCUMENT, FIRST, failure("f1", NOW)))
        .isInstanceOfSatisfying(
            Recorded.class, recorded -> assertThat(recorded.entry().deadLettered()).isTrue());
    assertThat(ledger.fail(DOCUMENT, REDRIVEN, failure("f2", NOW)))
        .isInstanceOfSatisfying(
            Recorded.class, recorded -> assertThat(recorded.entry().deadLettered()).isFalse());
  }

  @Test
  void countsFailuresAndKeepsTheFirstAndTheLast() {
    ledger.fail(DOCUMENT, FIRST, failure("f1", NOW));
    ledger.fail(DOCUMENT, REDRIVEN, failure("f2", NOW.plusSeconds(600)));

    assertThat(entry().attempts()).isEqualTo(2);
    assertThat(entry().firstFailure()).hasValue(NOW);
    assertThat(entry().lastFailure()).hasValue(NOW.plusSeconds(600));
  }

  @Test
  void letsNoOlderRunOverwriteANewerOne() {
    ledger.stored(DOCUMENT, REDRIVEN, summary(2));

    assertThat(ledger.fail(DOCUMENT, FIRST, failure("late", NOW))).isEqualTo(new Superseded());
    assertThat(ledger.stored(DOCUMENT, FIRST, summary(9))).isFalse();
    assertThat(ledger.beginStoring(DOCUMENT, FIRST, 9, NOW)).isEmpty();
    assertThat(ledger.resume(DOCUMENT, FIRST, Stage.ParseReceipts, NOW)).isFalse();
    assertThat(ledger.completed(DOCUMENT, FIRST, NOW)).isFalse();
    assertThat(ledger.claimMail(DOCUMENT, FIRST, NOW, NOW)).isEqualTo(MailClaim.SUPERSEDED);

    assertThat(entry().status()).isEqualTo(DocumentStatus.STORED);
    assertThat(entry().receipts()).isEqualTo(2);
    assertThat(entry().isOf(REDRIVEN)).isTrue();
  }

  @Test
  void letsARunThatHasFailedWriteNoMore() {
    ledger.beginStoring(DOCUMENT, FIRST, 2, NOW);
    // Its execution is stopped by hand while the function is at work, which does not know it.
    ledger.fail(DOCUMENT, FIRST, failure("stopped", NOW));

    assertThat(ledger.stored(DOCUMENT, FIRST, summary(2))).isFalse();
    assertThat(ledger.beginStoring(DOCUMENT, FIRST, 2, NOW)).isEmpty();
    assertThat(ledger.completed(DOCUMENT, FIRST, NOW)).isFalse();
    assertThat(entry().status()).isEqualTo(DocumentStatus.FAILED);

    assertThat(ledger.claimMail(DOCUMENT, REDRIVEN, NOW, NOW)).isEqualTo(MailClaim.GRANTED);
    assertThat(ledger.completed(DOCUMENT, REDRIVEN, NOW)).isTrue();
    assertThat(entry().status()).isEqualTo(DocumentStatus.STORED);
  }

  @Test
  void goesOnAfterARedriveWithoutTheOldError() {
    ledger.fail(DOCUMENT, FIRST, failure("f1", NOW));

    assertThat(ledger.resume(DOCUMENT, REDRIVEN, Stage.CollectTextract, NOW)).isTrue();

    assertThat(entry().status()).isEqualTo(DocumentStatus.IN_PROGRESS);
    assertThat(row().get("Stage").s()).isEqualTo("CollectTextract");
    assertThat(row()).doesNotContainKeys("Error", "ErrorMessage");
    assertThat(entry().attempts()).isEqualTo(1);
  }

  @Test
  void remembersTheGreatestNumberOfReceiptsThatWasEverAnnounced() {
    assertThat(ledger.beginStoring(DOCUMENT, FIRST, 5, NOW)).hasValue(5);
    assertThat(ledger.beginStoring(DOCUMENT, REDRIVEN, 3, NOW)).hasValue(5);
    assertThat(ledger.beginStoring(DOCUMENT, REDRIVEN, 8, NOW)).hasValue(8);
    ledger.stored(DOCUMENT, REDRIVEN, summary(8));

    assertThat(entry().receiptsEver()).isEqualTo(8);
  }

  @Test
  void notesWhatWasStored() {
    ledger.stored(DOCUMENT, FIRST, summary(2));

    Map<String, AttributeValue> row = row();
    assertThat(row.get("Receipts").n()).isEqualTo("2");
    assertThat(row.get("NeedReview").n()).isEqualTo("1");
    assertThat(row.get("Pages").n()).isEqualTo("3");
    assertThat(row.get("CostUSD").n()).isEqualTo("0.03");
    assertThat(row.get("TextractMode").s()).isEqualTo("EXPENSE");
    assertThat(row.get("DurationMillis").n()).isEqualTo("30000");
  }

  @Test
  void grantsTheMailToOneAttempt() {
    assertThat(ledger.claimMail(DOCUMENT, FIRST, NOW, NOW.plusSeconds(90)))
        .isEqualTo(MailClaim.GRANTED);
    assertThat(ledger.claimMail(DOCUMENT, FIRST, NOW.plusSeconds(89), NOW.plusSeconds(179)))
        .isEqualTo(MailClaim.IN_FLIGHT);

    ledger.mailSent(DOCUMENT, FIRST, "mail-1", NOW);

    assertThat(ledger.claimMail(DOCUMENT, FIRST, NOW.plusSeconds(999), NOW.plusSeconds(999)))
        .isEqualTo(MailClaim.ALREADY_SENT);
    assertThat(ledger.claimMail(DOCUMENT, REDRIVEN, NOW.plusSeconds(999), NOW.plusSeconds(999)))
        .isEqualTo(MailClaim.ALREADY_SENT);
  }

  @Test
  void grantsTheMailAgainWhenTheAttemptThatHeldItIsOver() {
    ledger.claimMail(DOCUMENT, FIRST, NOW, NOW.plusSeconds(90));

    assertThat(ledger.claimMail(DOCUMENT, FIRST, NOW.plusSeconds(90), NOW.plusSeconds(180)))
        .isEqualTo(MailClaim.GRANTED);
  }

  @Test
  void grantsTheMailAtOnceAfterSesRefusedIt() {
    ledger.claimMail(DOCUMENT, FIRST, NOW, NOW.plusSeconds(90));

    ledger.releaseMail(DOCUMENT, FIRST);

    assertThat(ledger.claimMail(DOCUMENT, FIRST, NOW.plusSeconds(1), NOW.plusSeconds(91)))
        .isEqualTo(MailClaim.GRANTED);
  }

  @Test
  void isStoredAgainOnceARedrivenMailIsThrough() {
    ledger.stored(DOCUMENT, FIRST, summary(2));
    ledger.fail(DOCUMENT, FIRST, failure("mail", NOW));
    ledger.resume(DOCUMENT, REDRIVEN, Stage.NotifyRecipients, NOW);

    assertThat(ledger.completed(DOCUMENT, REDRIVEN, NOW)).isTrue();

    assertThat(entry().status()).isEqualTo(DocumentStatus.STORED);
    assertThat(entry().receipts()).isEqualTo(2);
  }

  @Test
  void notesTheMailAndTheEndOfTheDocumentTogether() {
    ledger.stored(DOCUMENT, FIRST, summary(2));
    ledger.claimMail(DOCUMENT, FIRST, NOW, NOW.plusSeconds(90));

    assertThat(ledger.mailSent(DOCUMENT, FIRST, "mail-1", NOW.plusSeconds(1))).isTrue();

    assertThat(entry().isCompleted()).isTrue();
    assertThat(row().get("CompletedAt").s()).isEqualTo("2026-01-15T09:30:15.000Z");
    assertThat(row().get("MailStatus").s()).isEqualTo("SENT");
    assertThat(row().get("MailMessageID").s()).isEqualTo("mail-1");
    assertThat(row().get("MailSentAt").s()).isEqualTo("2026-01-15T09:30:15.000Z");
    assertThat(row()).doesNotContainKey("MailClaimedUntil");
    assertThat(ledger.mailSent(DOCUMENT, FIRST, "mail-1", NOW.plusSeconds(1))).isTrue();
  }

  @Test
  void notesTheMailAloneWhereANewerRunIsInCharge() {
    ledger.claimMail(DOCUMENT, FIRST, NOW, NOW.plusSeconds(90));
    ledger.beginStoring(DOCUMENT, REDRIVEN, 2, NOW);

    assertThat(ledger.mailSent(DOCUMENT, FIRST, "mail-1", NOW)).isFalse();

    assertThat(entry().status()).isEqualTo(DocumentStatus.IN_PROGRESS);
    assertThat(entry().isOf(REDRIVEN)).isTrue();
    assertThat(row()).doesNotContainKey("CompletedAt");
    assertThat(ledger.claimMail(DOCUMENT, REDRIVEN, NOW, NOW)).isEqualTo(MailClaim.ALREADY_SENT);
  }

  @Test
  void notesTheMailAloneWhereTheRunHasFailedMeanwhile() {
    ledger.claimMail(DOCUMENT, FIRST, NOW, NOW.plusSeconds(90));
    // Its execution is stopped by hand while SES takes the mail.
    ledger.fail(DOCUMENT, FIRST, failure("stopped", NOW));

    assertThat(ledger.mailSent(DOCUMENT, FIRST, "mail-1", NOW)).isFalse();

    assertThat(entry().status()).isEqualTo(DocumentStatus.FAILED);
    assertThat(entry().error()).isPresent();
    assertThat(row().get("MailMessageID").s()).isEqualTo("mail-1");
    assertThat(ledger.claimMail(DOCUMENT, REDRIVEN, NOW, NOW)).isEqualTo(MailClaim.ALREADY_SENT);
    assertThat(ledger.completed(DOCUMENT, REDRIVEN, NOW)).isTrue();
  }

  @Test
  void notesTheMailAloneBeforeItSaysThatTheRowIsDamaged() {
    ledger.claimMail(DOCUMENT, FIRST, NOW, NOW.plusSeconds(90));
    change("FailedRunOrder", AttributeValue.fromN("1"));

    assertThatThrownBy(() -> ledger.mailSent(DOCUMENT, FIRST, "mail-1", NOW))
        .isInstanceOf(RowDamagedException.class)
        .hasMessageContaining("FailedRunOrder");

    assertThat(ledger.claimMail(DOCUMENT, FIRST, NOW, NOW)).isEqualTo(MailClaim.ALREADY_SENT);
  }

  private static FailureRecord failure(String id, Instant at) {
    return new FailureRecord(
        id, Optional.of(Stage.CollectTextract), "dev.receipts.error.Some", "A sentence.", at);
  }

  private static StoredSummary summary(int receipts) {
    return new StoredSummary(
        receipts, 1, 0, 3, TextractMode.EXPENSE, new BigDecimal("0.03"), NOW.plusSeconds(30));
  }

  private LedgerEntry entry() {
    return ledger.find(DOCUMENT.documentId()).orElseThrow();
  }

  private Map<String, AttributeValue> row() {
    return table
        .client()
        .getItem(
            request ->
                request
                    .tableName("documents")
                    .key(RowUpdate.key(DOCUMENT.documentId()))
                    .consistentRead(true))
        .item();
  }
}
