package dev.receipts.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.aws.AwsCalls;
import dev.receipts.aws.AwsCalls.Service;
import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.ReviewState;
import dev.receipts.dynamodb.Times;
import dev.receipts.json.Json;
import dev.receipts.ledger.Ledger;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import dev.receipts.receipt.ReceiptLines;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Reviews of receipts. A review is one transaction: the item is written if it is still what the
 * reviewer saw, and the document's row counts one receipt more or less that needs review, if the
 * document is not being stored at this moment. So the count is right whatever fails, and a review
 * is never counted twice.
 *
 * <p>All methods throw {@link dev.receipts.error.TransientException} when DynamoDB throttled or
 * failed.
 */
public final class Reviews {
  private static final String INDEX = "ByReviewState";

  private static final String LOOK_AGAIN =
      "Look at it with 'review show', and give the version that it prints with --seen.";

  private final DynamoDbClient dynamo;
  private final String table;
  private final Ledger ledger;
  private final Clock clock;

  /**
   * @param table the Receipts table
   */
  public Reviews(DynamoDbClient dynamo, String table, Ledger ledger, Clock clock) {
    this.dynamo = dynamo;
    this.table = table;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * The receipts in a state of review, those first that are in it longest. One that changed a
   * moment ago may be missing.
   */
  public Stream<ListedReview> list(ReviewState state) {
    return AwsCalls.call(
        Service.DYNAMODB,
        () ->
            dynamo
                .queryPaginator(
                    request ->
                        request
                            .tableName(table)
                            .indexName(INDEX)
                            .keyConditionExpression(ReceiptItem.REVIEW_STATE + " = :state")
                            .expressionAttributeValues(
                                Map.of(":state", AttributeValue.fromS(state.name()))))
                .items()
                .stream()
                .map(ListedReview::of));
  }

  /**
   * A receipt as it is at this moment.
   *
   * @throws ReviewException when there is none, or its item cannot be shown
   */
  public ReviewItem find(String receiptId) {
    Map<String, AttributeValue> item =
        AwsCalls.call(
                Service.DYNAMODB,
                () ->
                    dynamo.getItem(
                        request ->
                            request
                                .tableName(table)
                                .key(Map.of(ReceiptItem.ID, AttributeValue.fromS(receiptId)))
                                .consistentRead(true)))
            .item();
    if (item.isEmpty()) {
      throw new ReviewException(
          "There is no receipt %s: 'review list' prints the ids of those that need review."
              .formatted(receiptId));
    }
    return ReviewItem.of(item);
  }

  /**
   * Corrects fields of a receipt and checks it again.
   *
   * @return the receipt as it is now
   * @throws ReviewException when a field or a value is wrong, or somebody else was faster
   */
  public ReviewItem correct(String receiptId, Correction correction, Reviewer reviewer) {
    ReviewItem item = seen(receiptId, reviewer);
    Receipt corrected =
        correction.applyTo(item.receipt(), LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    ReviewState state =
        corrected.status() == Status.NEEDS_REVIEW ? ReviewState.NEEDED : ReviewState.CORRECTED;
    Map<String, String> after = ReceiptFields.differences(item.receipt(), corrected);
    Map<String, String> fields = ReceiptFields.of(corrected);
    // What was confirmed is told, too.
    correction.values().keySet().stream()
        .filter(fields::containsKey)
        .forEach(name -> after.putIfAbsent(name, fields.get(name)));
    return write(item, corrected, state, ReviewState.CORRECTED, after, reviewer);
  }

  /**
   * Approves a receipt as it is: nothing is to be reviewed any more.
   *
   * @return the receipt as it is now
   * @throws ReviewException when it is approved already, or somebody else was faster
   */
  public ReviewItem approve(String receiptId, Reviewer reviewer) {
    ReviewItem item = seen(receiptId, reviewer);
    if (item.state().filter(state -> state == ReviewState.APPROVED).isPresent()) {
      throw new ReviewException("It is approved already. " + last(item));
    }
    Receipt receipt = item.receipt();
    Status status = receipt.status() == Status.NEEDS_REVIEW ? Status.UNVERIFIED : receipt.status();
    Receipt approved = receipt.with(status, receipt.checks(), List.of());
    return write(
        item,
        approved,
        ReviewState.APPROVED,
        ReviewState.APPROVED,
        new LinkedHashMap<>(),
        reviewer);
  }

  /** The item, if the reviewer can have seen it as it is. */
  private ReviewItem seen(String receiptId, Reviewer reviewer) {
    ReviewItem item = find(receiptId);
    Optional<String> other = reviewer.seen().filter(seen -> !seen.equals(item.version()));
    if (other.isPresent()) {
      throw new ReviewException(
          "It is not what you looked at: its version is %s and not %s.%s %s"
              .formatted(
                  item.version(),
                  other.get(),
                  item.reviews().isEmpty() ? "" : " " + last(item),
                  LOOK_AGAIN));
    }
    boolean mine = item.reviews().isEmpty() || item.reviews().getLast().by().equals(reviewer.by());
    if (reviewer.seen().isEmpty() && !mine) {
      throw changed(item);
    }
    return item;
  }

  private ReviewItem write(
      ReviewItem item,
      Receipt receipt,
      ReviewState state,
      ReviewState action,
      Map<String, String> after,
      Reviewer reviewer) {
    Instant now = clock.instant();
    Map<String, String> old = ReceiptFields.of(item.receipt());
    Map<String, String> before = new LinkedHashMap<>();
    after.keySet().forEach(name -> before.put(name, old.getOrDefault(name, "")));
    before.put("status", item.receipt().status().name());
    after.put("status", receipt.status().name());
    Review review =
        new Review(
            action,
            reviewer.by(),
            reviewer.reason(),
            now,
            before,
            after,
            item.receipt().reviewReasons());
    ReviewItem written = ReviewItem.of(attributes(item, receipt, state, review, now));
    int change =
        (state == ReviewState.NEEDED ? 1 : 0)
            - (item.receipt().status() == Status.NEEDS_REVIEW ? 1 : 0);
    try {
      AwsCalls.call(
          Service.DYNAMODB,
          () ->
              dynamo.transactWriteItems(
                  request ->
                      request.transactItems(
                          put(item, written.attributes()),
                          TransactWriteItem.builder()
                              .update(ledger.reviewed(item.documentId(), item.runOrder(), change))
                              .build())));
    } catch (TransactionCanceledException e) {
      throw refused(item.id(), e);
    }
    return written;
  }

  private static Map<String, AttributeValue> attributes(
      ReviewItem item, Receipt receipt, ReviewState state, Review review, Instant now) {
    List<AttributeValue> reviews = new ArrayList<>();
    item.reviews().forEach(earlier -> reviews.add(earlier.attribute()));
    reviews.add(review.attribute());
    Map<String, AttributeValue> before = new HashMap<>(item.attributes());
    before.put(ReceiptItem.REVIEWS, AttributeValue.fromL(reviews));
    boolean waits = item.state().filter(earlier -> earlier == ReviewState.NEEDED).isPresent();
    Instant since = waits ? Instant.parse(before.get(ReceiptItem.REVIEW_STATE_AT).s()) : now;
    Map<String, AttributeValue> attributes =
        ReceiptItem.with(before, new ReceiptLines.Line(receipt, json(item, receipt)), since);
    if (!attributes.containsKey(ReceiptItem.RECEIPT)) {
      throw new ReviewException("With this, the receipt would be too large for its item.");
    }
    if (state != ReviewState.NEEDED) {
      attributes.put(ReceiptItem.REVIEW_STATE, AttributeValue.fromS(state.name()));
      attributes.put(ReceiptItem.REVIEW_STATE_AT, AttributeValue.fromS(Times.text(now)));
    }
    return attributes;
  }

  private static String json(ReviewItem item, Receipt receipt) {
    ObjectNode json = ReceiptJson.write(receipt);
    item.duplicate().ifPresent(duplicate -> duplicate.addTo(json));
    try {
      return Json.mapper().writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A receipt is always JSON", e);
    }
  }

  /** Writes the item unless a run, a mark of a duplicate or another reviewer changed it. */
  private TransactWriteItem put(ReviewItem seen, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":order", AttributeValue.fromS(seen.runOrder()));
    List<String> conditions = new ArrayList<>(List.of(ReceiptItem.RUN_ORDER + " = :order"));
    if (seen.reviews().isEmpty()) {
      conditions.add("attribute_not_exists(%s)".formatted(ReceiptItem.REVIEWS));
    } else {
      conditions.add("size(%s) = :reviews".formatted(ReceiptItem.REVIEWS));
      values.put(":reviews", AttributeValue.fromN(Integer.toString(seen.reviews().size())));
    }
    seen.duplicate()
        .ifPresentOrElse(
            duplicate -> {
              conditions.add(DuplicateMarks.OF + " = :duplicate");
              values.put(":duplicate", AttributeValue.fromS(duplicate.receiptId()));
            },
            () -> conditions.add("attribute_not_exists(%s)".formatted(DuplicateMarks.OF)));
    return TransactWriteItem.builder()
        .put(
            Put.builder()
                .tableName(table)
                .item(item)
                .conditionExpression(String.join(" AND ", conditions))
                .expressionAttributeValues(values)
                .build())
        .build();
  }

  private RuntimeException refused(String receiptId, TransactionCanceledException e) {
    List<String> codes = e.cancellationReasons().stream().map(CancellationReason::code).toList();
    if (codes.getFirst().equals("ConditionalCheckFailed")) {
      return changed(find(receiptId));
    }
    if (codes.getLast().equals("ConditionalCheckFailed")) {
      return new ReviewException(
          "Its document is being processed at this moment, or was not stored completely: try again"
              + " when its execution has ended; if that failed, redrive it first.");
    }
    if (codes.contains("TransactionConflict")) {
      return new ReviewException(
          "Somebody else wrote the receipt or its document at the same moment: look at it with"
              + " 'review show' and try again.");
    }
    return e;
  }

  private static ReviewException changed(ReviewItem item) {
    return new ReviewException(
        "It is not what you looked at. %s %s"
            .formatted(
                item.reviews().isEmpty() ? "It was read again meanwhile." : last(item),
                LOOK_AGAIN));
  }

  private static String last(ReviewItem item) {
    Review last = item.reviews().getLast();
    String changes =
        last.after().keySet().stream()
            .filter(name -> !name.equals("status"))
            .map(name -> name + " is " + last.after().get(name))
            .collect(Collectors.joining(", "));
    return "%s %s it at %s%s."
        .formatted(
            last.by(),
            last.action().name().toLowerCase(Locale.ROOT),
            Times.text(last.at()),
            changes.isEmpty() ? "" : ": " + changes);
  }
}
