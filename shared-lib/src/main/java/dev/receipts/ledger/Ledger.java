package dev.receipts.ledger;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.aws.BatchRead;
import dev.receipts.document.DocumentId;
import dev.receipts.document.SourceDocument;
import dev.receipts.error.RowDamagedException;
import dev.receipts.pipeline.Run;
import dev.receipts.pipeline.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The Documents table: one row a document. All of its conditional writes are here, so that the
 * rules can be read in one place:
 *
 * <ul>
 *   <li>a run writes only while no newer run has written ({@link Run#order()}), and no more once
 *       its failure is recorded;
 *   <li>a step that is repeated changes nothing the second time;
 *   <li>a row is made by whoever comes first, so an execution that was started by hand has one too.
 * </ul>
 *
 * All methods throw {@link dev.receipts.error.TransientException} when DynamoDB throttled or
 * failed, and {@link RowDamagedException} when somebody made the row by hand what no run makes it.
 */
public final class Ledger {
  private static final String NO_NEWER_RUN =
      "(attribute_not_exists(#RunOrder) OR #RunOrder <= :RunOrder)";

  /**
   * A run that has failed is over. A function that was at work when its execution was stopped, or
   * timed out, goes on for a while: were its success noted, its failure would be forgotten, and
   * nobody would do what was still to be done.
   */
  private static final String IN_CHARGE =
      NO_NEWER_RUN + " AND (attribute_not_exists(#FailedRunOrder) OR #FailedRunOrder < :RunOrder)";

  private final DynamoDbClient dynamo;
  private final String table;

  public Ledger(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  /** Reads a document's row as it is at this moment. */
  public Optional<LedgerEntry> find(DocumentId documentId) {
    Map<String, AttributeValue> row =
        AwsCalls.call(
                Service.DYNAMODB,
                () ->
                    dynamo.getItem(
                        request ->
                            request
                                .tableName(table)
                                .key(RowUpdate.key(documentId))
                                .consistentRead(true)))
            .item();
    return row.isEmpty() ? Optional.empty() : Optional.of(LedgerEntry.of(row));
  }

  /**
   * Reads the rows that there are of some documents, as they are at this moment. A document may be
   * named twice.
   */
  public Rows find(Collection<DocumentId> documentIds) {
    Map<DocumentId, LedgerEntry> entries = new HashMap<>();
    Map<DocumentId, RowDamagedException> damaged = new HashMap<>();
    // BatchGetItem refuses to read a key twice.
    List<Map<String, AttributeValue>> keys =
        documentIds.stream().distinct().map(RowUpdate::key).toList();
    BatchRead.of(dynamo, table, keys, List.of())
        .forEach(
            row -> {
              DocumentId id = new DocumentId(row.get("DocumentID").s());
              try {
                entries.put(id, LedgerEntry.of(row));
              } catch (RowDamagedException e) {
                damaged.put(id, e);
              }
            });
    return new Rows(entries, damaged);
  }

  /**
   * Rows of several documents: one that cannot be read does not hide the others.
   *
   * @param damaged says of each row that cannot be read why
   */
  public record Rows(
      Map<DocumentId, LedgerEntry> entries, Map<DocumentId, RowDamagedException> damaged) {
    public Rows {
      entries = Map.copyOf(entries);
      damaged = Map.copyOf(damaged);
    }

    /**
     * One document's row, where there was one.
     *
     * @throws RowDamagedException when it cannot be read
     */
    public Optional<LedgerEntry> find(DocumentId documentId) {
      if (damaged.containsKey(documentId)) {
        throw damaged.get(documentId);
      }
      return Optional.ofNullable(entries.get(documentId));
    }
  }

  /** The documents with a status; one that changed a moment ago may be missing. */
  public List<DocumentId> withStatus(DocumentStatus status) {
    return AwsCalls.call(
        Service.DYNAMODB,
        () ->
            dynamo
                .queryPaginator(
                    request ->
                        request
                            .tableName(table)
                            .indexName("ByStatusAndTime")
                            .keyConditionExpression("#Status = :Status")
                            .projectionExpression("DocumentID")
                            .expressionAttributeNames(Map.of("#Status", "Status"))
                            .expressionAttributeValues(
                                Map.of(":Status", AttributeValue.fromS(status.name()))))
                .items()
                .stream()
                .map(row -> row.get("DocumentID").s())
                // A key of another form is nothing that was uploaded.
                .filter(DocumentId::isOne)
                .map(DocumentId::new)
                .toList());
  }

  /** Notes that a document was accepted. A row that exists stays as it is. */
  public void accept(SourceDocument document, String executionArn, Instant at) {
    RowUpdate update =
        describe(document)
            .set("Status", DocumentStatus.ACCEPTED.name())
            .set("ExecutionArn", executionArn)
            .set("AcceptedAt", at)
            .set("UpdatedAt", at)
            .onlyIf("attribute_not_exists(#DocumentID)");
    try {
      apply(update);
    } catch (ConditionalCheckFailedException e) {
      // Accepted before: whatever became of it since is newer.
    }
  }

  /**
   * Notes that a failed document goes on after a redrive.
   *
   * @return false when a newer run is in charge
   */
  public boolean resume(SourceDocument document, Run run, Stage stage, Instant at) {
    return applied(progress(document, run, stage, at).remove("Error", "ErrorMessage"));
  }

  /** Records a failure, once however often it is told. */
  public FailureOutcome fail(SourceDocument document, Run run, FailureRecord failure) {
    RowUpdate update =
        by(document, run)
            .set("Status", DocumentStatus.FAILED.name())
            .set("UpdatedAt", failure.at())
            .set("Error", failure.error())
            .set("ErrorMessage", failure.message())
            .set("FailureID", failure.id())
            .set("FailedRunOrder", run.order())
            .setIfAbsent("FirstFailure", failure.at())
            .set("LastFailure", failure.at())
            .increment("Attempts")
            .onlyIf(
                NO_NEWER_RUN
                    + " AND (attribute_not_exists(#FailureID) OR #FailureID <> :FailureID)");
    failure
        .stage()
        .ifPresentOrElse(stage -> update.set("Stage", stage.name()), () -> update.remove("Stage"));
    try {
      return new FailureOutcome.Recorded(LedgerEntry.of(apply(update)));
    } catch (ConditionalCheckFailedException e) {
      return notRecorded(failure, e);
    } catch (RowDamagedException e) {
      return new FailureOutcome.Unreadable(e);
    }
  }

  private static FailureOutcome notRecorded(
      FailureRecord failure, ConditionalCheckFailedException e) {
    try {
      LedgerEntry entry = LedgerEntry.of(e.item());
      return entry.failureId().equals(Optional.of(failure.id()))
          ? new FailureOutcome.Recorded(entry)
          : new FailureOutcome.Superseded();
    } catch (RowDamagedException damaged) {
      return new FailureOutcome.Unreadable(damaged);
    }
  }

  /** Notes that the dead-letter message of a failure was sent. */
  public void deadLettered(DocumentId documentId, String failureId, String messageId) {
    applied(
        RowUpdate.of(documentId)
            .set("DeadLetteredFailureID", failureId)
            .set("DeadLetterMessageID", messageId)
            .value("FailureID", failureId)
            .onlyIf("#FailureID = :FailureID"));
  }

  /**
   * Notes that the dead-letter message of a failure is gone: then its end is to be told again.
   *
   * @return false when the failure is not the document's current one any more
   */
  public boolean deadLetterGone(DocumentId documentId, String failureId) {
    return applied(
        RowUpdate.of(documentId)
            .set("Status", DocumentStatus.FAILED.name())
            .remove("DeadLetteredFailureID", "DeadLetterMessageID")
            .value("FailureID", failureId)
            .value("FAILED", DocumentStatus.FAILED.name())
            .value("REDRIVEN", DocumentStatus.REDRIVEN.name())
            .onlyIf("#FailureID = :FailureID AND #Status IN (:FAILED, :REDRIVEN)"));
  }

  /**
   * Notes that a failure is about to be redriven. To be called before the redrive starts, so that
   * no redrive can be without a note; a repetition changes nothing.
   *
   * @return false when the failure is not the document's current one any more
   */
  public boolean redriven(DocumentId documentId, String failureId, Intervention intervention) {
    return settled(documentId, failureId, DocumentStatus.REDRIVEN, intervention);
  }

  /** Takes back that a failure is about to be redriven, after the redrive could not start. */
  public void redriveRefused(DocumentId documentId, String failureId, DocumentStatus before) {
    applied(
        RowUpdate.of(documentId)
            .set("Status", before.name())
            .value("FailureID", failureId)
            .value("REDRIVEN", DocumentStatus.REDRIVEN.name())
            .onlyIf("#FailureID = :FailureID AND #Status = :REDRIVEN"));
  }

  /**
   * Notes that the message about a failure is in quarantine.
   *
   * @return false when the failure is not the document's current one any more
   */
  public boolean quarantined(DocumentId documentId, String failureId, Intervention intervention) {
    return settled(documentId, failureId, DocumentStatus.QUARANTINED, intervention);
  }

  /**
   * Notes that a failure stays as it is, by somebody's decision.
   *
   * @return false when the failure is not the document's current one any more
   */
  public boolean discarded(DocumentId documentId, String failureId, Intervention intervention) {
    return settled(documentId, failureId, DocumentStatus.DISCARDED, intervention);
  }

  private boolean settled(
      DocumentId documentId, String failureId, DocumentStatus status, Intervention intervention) {
    RowUpdate update =
        RowUpdate.of(documentId)
            .set("Status", status.name())
            .set("FailureID", failureId)
            .set("UpdatedAt", intervention.at())
            .append(
                "Interventions",
                Map.of(
                    "Status", status.name(),
                    "FailureID", failureId,
                    "At", intervention.at().toString(),
                    "By", intervention.by(),
                    "Reason", intervention.reason(),
                    "Detail", intervention.detail()))
            .value("FAILED", DocumentStatus.FAILED.name())
            .value("REDRIVEN", DocumentStatus.REDRIVEN.name())
            .value("QUARANTINED", DocumentStatus.QUARANTINED.name())
            // A row that is gone is made again: what is done must stand somewhere.
            .onlyIf(
                "attribute_not_exists(#DocumentID) OR (#FailureID = :FailureID AND #Status <>"
                    + " :Status AND #Status IN (:FAILED, :REDRIVEN, :QUARANTINED))");
    try {
      apply(update);
      return true;
    } catch (ConditionalCheckFailedException e) {
      LedgerEntry entry = LedgerEntry.of(e.item());
      return entry.status() == status && entry.failureId().equals(Optional.of(failureId));
    }
  }

  /**
   * Announces how many receipts a run is about to write. From then on the row knows how many there
   * can be, even if the run dies half-way.
   *
   * @return the greatest number of receipts that any run announced; empty when a newer run is in
   *     charge
   */
  public OptionalInt beginStoring(SourceDocument document, Run run, int receipts, Instant at) {
    int ever;
    try {
      ever =
          LedgerEntry.of(
                  apply(
                      progress(document, run, Stage.StoreReceipts, at)
                          .setIfAbsent("ReceiptsEver", receipts)))
              .receiptsEver();
    } catch (ConditionalCheckFailedException e) {
      refused(e);
      return OptionalInt.empty();
    }
    if (ever < receipts) {
      applied(
          RowUpdate.of(document.documentId())
              .set("ReceiptsEver", receipts)
              .onlyIf("attribute_not_exists(#ReceiptsEver) OR #ReceiptsEver < :ReceiptsEver"));
    }
    return OptionalInt.of(Math.max(ever, receipts));
  }

  /**
   * Notes that all receipts of a document are stored.
   *
   * @return false when a newer run is in charge
   */
  public boolean stored(SourceDocument document, Run run, StoredSummary summary) {
    return applied(
        inCharge(document, run)
            .set("Status", DocumentStatus.STORED.name())
            .set("Stage", Stage.StoreReceipts.name())
            .set("UpdatedAt", summary.at())
            .set("StoredAt", summary.at())
            .set("StartedAt", run.startedAt())
            .set("DurationMillis", Duration.between(run.startedAt(), summary.at()).toMillis())
            .set("StoredRunOrder", run.order())
            .set("Receipts", summary.receipts())
            .set("NeedReview", summary.needReview())
            .set("Duplicates", summary.duplicates())
            .set("Pages", summary.pages())
            .set("TextractMode", summary.mode().name())
            .set("CostUSD", summary.cost())
            .remove("Error", "ErrorMessage"));
  }

  /**
   * The part of a transaction that notes that a person changed how many of a document's receipts
   * need review. It fails while the document is being stored, and after that failed half-way: the
   * run that stores it counts anew.
   *
   * @param runOrder the run that wrote the receipt
   * @param change what is added to the number of receipts that need review
   */
  public Update reviewed(DocumentId documentId, String runOrder, int change) {
    return RowUpdate.of(documentId)
        .add("NeedReview", change)
        .value("StoredRunOrder", runOrder)
        .value("InProgress", DocumentStatus.IN_PROGRESS.name())
        .onlyIf("#StoredRunOrder = :StoredRunOrder AND #Status <> :InProgress")
        .part(table);
  }

  /**
   * Asks for the right to send the mail about a document.
   *
   * @param until when this attempt is over for certain: from then on another one may send it
   */
  public MailClaim claimMail(SourceDocument document, Run run, Instant at, Instant until) {
    RowUpdate update =
        by(document, run)
            .set("MailStatus", "SENDING")
            .set("MailClaimedUntil", until)
            .value("SENT", "SENT")
            .value("Now", at)
            .onlyIf(
                NO_NEWER_RUN
                    + " AND (attribute_not_exists(#MailStatus)"
                    + " OR (#MailStatus <> :SENT AND #MailClaimedUntil <= :Now))");
    try {
      apply(update);
      return MailClaim.GRANTED;
    } catch (ConditionalCheckFailedException e) {
      if (hasText(e.item(), "MailStatus", "SENT")) {
        return MailClaim.ALREADY_SENT;
      }
      // Read as a whole first: a damaged order would pass for that of a newer run.
      return LedgerEntry.of(e.item()).isOfLaterRunThan(run)
          ? MailClaim.SUPERSEDED
          : MailClaim.IN_FLIGHT;
    }
  }

  /** Gives the right to send back, after SES refused the mail. */
  public void releaseMail(SourceDocument document, Run run) {
    applied(
        RowUpdate.of(document.documentId())
            .remove("MailStatus", "MailClaimedUntil")
            .value("SENDING", "SENDING")
            .value("RunOrder", run.order())
            .onlyIf("#MailStatus = :SENDING AND #RunOrder = :RunOrder"));
  }

  /**
   * Notes that the mail was sent, and with it that the document went through all stages. A run that
   * is not in charge any more notes the mail alone: nobody else knows of it. A repetition changes
   * nothing but the times.
   *
   * @return false when the mail alone was noted
   * @throws RowDamagedException also when the mail alone was noted because the row does not tell
   *     which run is in charge
   */
  public boolean mailSent(SourceDocument document, Run run, String messageId, Instant at) {
    try {
      apply(withMail(completion(document, run, at), messageId, at));
      return true;
    } catch (ConditionalCheckFailedException e) {
      apply(withMail(RowUpdate.of(document.documentId()), messageId, at));
      return refused(e);
    }
  }

  private static RowUpdate withMail(RowUpdate update, String messageId, Instant at) {
    return update
        .set("MailStatus", "SENT")
        .set("MailMessageID", messageId)
        .set("MailSentAt", at)
        .remove("MailClaimedUntil");
  }

  /**
   * Notes that a document went through all stages, where no mail is to be noted with it.
   *
   * @return false when a newer run is in charge
   */
  public boolean completed(SourceDocument document, Run run, Instant at) {
    return applied(completion(document, run, at));
  }

  private static RowUpdate completion(SourceDocument document, Run run, Instant at) {
    return inCharge(document, run)
        .set("Status", DocumentStatus.STORED.name())
        .set("Stage", Stage.NotifyRecipients.name())
        .set("UpdatedAt", at)
        .set("CompletedAt", at)
        .remove("Error", "ErrorMessage");
  }

  private static RowUpdate progress(SourceDocument document, Run run, Stage stage, Instant at) {
    return inCharge(document, run)
        .set("Status", DocumentStatus.IN_PROGRESS.name())
        .set("Stage", stage.name())
        .set("UpdatedAt", at);
  }

  private static RowUpdate inCharge(SourceDocument document, Run run) {
    return by(document, run).onlyIf(IN_CHARGE);
  }

  private static RowUpdate by(SourceDocument document, Run run) {
    return describe(document)
        .set("RunOrder", run.order())
        .set("ExecutionArn", run.executionArn())
        .set("RedriveCount", run.redriveCount());
  }

  private static RowUpdate describe(SourceDocument document) {
    RowUpdate update =
        RowUpdate.of(document.documentId())
            .setIfAbsent("Bucket", document.bucket())
            .setIfAbsent("Key", document.key())
            .setIfAbsent("ETag", document.eTag())
            .setIfAbsent("Size", document.size())
            .setIfAbsent("UploadedAt", document.uploadedAt())
            .setIfAbsent("S3FilePath", document.s3Path());
    document.versionId().ifPresent(version -> update.setIfAbsent("VersionID", version));
    return update;
  }

  private boolean applied(RowUpdate update) {
    try {
      apply(update);
      return true;
    } catch (ConditionalCheckFailedException e) {
      return refused(e);
    }
  }

  /**
   * A condition that was compared with a damaged attribute says nothing: no run may take it for the
   * sign that a newer one is in charge, and leave its work to that.
   */
  private static boolean refused(ConditionalCheckFailedException e) {
    if (e.hasItem()) {
      LedgerEntry.of(e.item());
    }
    return false;
  }

  private Map<String, AttributeValue> apply(RowUpdate update) {
    try {
      return AwsCalls.call(Service.DYNAMODB, () -> dynamo.updateItem(update.request(table)))
          .attributes();
    } catch (DynamoDbException e) {
      throw damaged(update, e);
    }
  }

  /** What DynamoDB cannot do with a row: add one to a text, or append to a number. */
  private static RuntimeException damaged(RowUpdate update, DynamoDbException e) {
    return e.awsErrorDetails() != null
            && "ValidationException".equals(e.awsErrorDetails().errorCode())
        ? new RowDamagedException(
            "The row %s of the Documents table cannot be written: %s. Correct it by hand."
                .formatted(update.documentId(), e.awsErrorDetails().errorMessage()),
            e)
        : e;
  }

  private static boolean hasText(Map<String, AttributeValue> row, String name, String value) {
    return row.containsKey(name) && value.equals(row.get(name).s());
  }
}
