package dev.receipts.ledger;

import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.document.DocumentId;
import dev.receipts.dynamodb.RowReader;
import dev.receipts.error.RowDamagedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Select;

/**
 * Which failures people were told of. Each row notes the failure that was last reported, because a
 * failure can be written later than it happened; how far the last report came only keeps the next
 * one from reading all failures there ever were.
 *
 * <p>All methods throw {@link dev.receipts.error.TransientException} when DynamoDB throttled or
 * failed.
 */
public final class FailureReports {
  /** A failure is written at most this much later than it happened, all retries included. */
  private static final Duration LATEST = Duration.ofHours(1);

  private static final Logger LOG = LoggerFactory.getLogger(FailureReports.class);

  private static final Map<String, AttributeValue> KEY =
      Map.of("AdmissionID", AttributeValue.fromS("failure-report"));

  private final DynamoDbClient dynamo;
  private final String documents;
  private final String admission;

  /**
   * @param documents the table with the documents
   * @param admission the table that also notes who is reporting, and how far the last report came
   */
  public FailureReports(DynamoDbClient dynamo, String documents, String admission) {
    this.dynamo = dynamo;
    this.documents = documents;
    this.admission = admission;
  }

  /**
   * Asks for the right to report.
   *
   * @param until when this attempt is over for certain: from then on another one may report
   * @return when the last report ended; empty when somebody else is reporting
   */
  public Optional<Instant> claim(Instant now, Instant until) {
    try {
      Map<String, AttributeValue> report =
          AwsCalls.call(
                  Service.DYNAMODB,
                  () ->
                      dynamo.updateItem(
                          request ->
                              request
                                  .tableName(admission)
                                  .key(KEY)
                                  .updateExpression("SET claimedUntil = :until")
                                  .conditionExpression(
                                      "attribute_not_exists(claimedUntil) OR claimedUntil <= :now")
                                  .expressionAttributeValues(
                                      Map.of(
                                          ":now", RowUpdate.attribute(now),
                                          ":until", RowUpdate.attribute(until)))
                                  .returnValues("ALL_NEW")))
              .attributes();
      return Optional.of(
          new RowReader("The row failure-report of the Admission table", report)
              .time("reportedUntil")
              .orElse(Instant.EPOCH));
    } catch (ConditionalCheckFailedException e) {
      return Optional.empty();
    }
  }

  /** Gives the right back, and notes how far the report came. */
  public void release(Instant reportedUntil) {
    AwsCalls.call(
        Service.DYNAMODB,
        () ->
            dynamo.updateItem(
                request ->
                    request
                        .tableName(admission)
                        .key(KEY)
                        .updateExpression("SET reportedUntil = :reported REMOVE claimedUntil")
                        .expressionAttributeValues(
                            Map.of(":reported", RowUpdate.attribute(reportedUntil)))));
  }

  /**
   * Finds documents whose current failure nobody was told of, the oldest failure first.
   *
   * @param reportedUntil when the last report ended
   * @param most how many to find at most
   */
  public List<UnreportedFailure> unreported(Instant reportedUntil, int most) {
    Instant since =
        reportedUntil.isAfter(Instant.EPOCH.plus(LATEST))
            ? reportedUntil.minus(LATEST)
            : Instant.EPOCH;
    return AwsCalls.call(
        Service.DYNAMODB,
        () ->
            dynamo
                .queryPaginator(
                    request ->
                        request
                            .tableName(documents)
                            .indexName("ByStatusAndTime")
                            .keyConditionExpression("#Status = :Status AND UpdatedAt >= :Since")
                            .filterExpression(
                                "attribute_exists(FailureID) AND"
                                    + " (attribute_not_exists(ReportedFailureID)"
                                    + " OR ReportedFailureID <> FailureID)")
                            .expressionAttributeNames(Map.of("#Status", "Status"))
                            .expressionAttributeValues(
                                Map.of(
                                    ":Status", AttributeValue.fromS(DocumentStatus.FAILED.name()),
                                    ":Since", RowUpdate.attribute(since))))
                .items()
                .stream()
                .flatMap(row -> failure(row).stream())
                .limit(most)
                .toList());
  }

  /** Notes that people were told of a failure. */
  public void reported(UnreportedFailure failure) {
    try {
      AwsCalls.call(
          Service.DYNAMODB,
          () ->
              dynamo.updateItem(
                  RowUpdate.of(failure.documentId())
                      .set("ReportedFailureID", failure.failureId())
                      .value("FailureID", failure.failureId())
                      .onlyIf("#FailureID = :FailureID")
                      .request(documents)));
    } catch (ConditionalCheckFailedException e) {
      // It failed again meanwhile: that failure is still to be told of.
    }
  }

  /** About how many documents have a status. */
  public int count(DocumentStatus status) {
    return AwsCalls.call(
        Service.DYNAMODB,
        () ->
            dynamo
                .queryPaginator(
                    request ->
                        request
                            .tableName(documents)
                            .indexName("ByStatusAndTime")
                            .keyConditionExpression("#Status = :Status")
                            .select(Select.COUNT)
                            .expressionAttributeNames(Map.of("#Status", "Status"))
                            .expressionAttributeValues(
                                Map.of(":Status", AttributeValue.fromS(status.name()))))
                .stream()
                .mapToInt(page -> page.count())
                .sum());
  }

  /** Empty for a row that cannot be read, which must not keep the others from being told of. */
  private static Optional<UnreportedFailure> failure(Map<String, AttributeValue> attributes) {
    String key = attributes.get("DocumentID").s();
    RowReader row = new RowReader("The row " + key + " of the Documents table", attributes);
    try {
      return Optional.of(
          new UnreportedFailure(
              row.required("DocumentID", row.text("DocumentID", "a document", DocumentId::new)),
              row.required("FailureID", row.text("FailureID")),
              row.text("Stage"),
              row.text("Error").orElse("an unknown error"),
              row.text("ErrorMessage").orElse(""),
              row.text("S3FilePath"),
              row.required("UpdatedAt", row.time("UpdatedAt"))));
    } catch (RowDamagedException e) {
      LOG.error("A failure cannot be reported by mail", e);
      return Optional.empty();
    }
  }
}
