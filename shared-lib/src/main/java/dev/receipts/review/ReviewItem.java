package dev.receipts.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.document.DocumentId;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.ReviewState;
import dev.receipts.dynamodb.RowReader;
import dev.receipts.error.RowDamagedException;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A receipt as it stands in the Receipts table, for a reviewer. */
public final class ReviewItem {
  private static final int VERSION_DIGITS = 8;

  private final Map<String, AttributeValue> attributes;
  private final Receipt receipt;
  private final DocumentId documentId;
  private final String runOrder;
  private final String s3Path;
  private final Optional<ReviewState> state;
  private final List<Review> reviews;
  private final Optional<Duplicate> duplicate;
  private final Map<String, String> machineSays;

  private ReviewItem(Map<String, AttributeValue> attributes, Receipt receipt) {
    this.attributes = Map.copyOf(attributes);
    this.receipt = receipt;
    RowReader row = ReceiptItem.reader(attributes);
    this.documentId = row.required("DocumentID", row.text("DocumentID", "an id", DocumentId::new));
    this.runOrder = row.required(ReceiptItem.RUN_ORDER, row.text(ReceiptItem.RUN_ORDER));
    this.s3Path = row.required("S3FilePath", row.text("S3FilePath"));
    this.state = row.oneOf(ReviewState.class, ReceiptItem.REVIEW_STATE);
    this.reviews = row.maps(ReceiptItem.REVIEWS).stream().map(Review::of).toList();
    this.duplicate = DuplicateMarks.of(attributes);
    this.machineSays = row.textsByName(ReceiptItem.MACHINE_SAYS);
  }

  /**
   * @throws ReviewException when the item does not hold its receipt, or cannot be read
   */
  static ReviewItem of(Map<String, AttributeValue> attributes) {
    try {
      return read(attributes);
    } catch (RowDamagedException e) {
      throw new ReviewException(e.getMessage());
    }
  }

  private static ReviewItem read(Map<String, AttributeValue> attributes) {
    if (!attributes.containsKey(ReceiptItem.RECEIPT)) {
      RowReader row = ReceiptItem.reader(attributes);
      throw new ReviewException(
          "The receipt is too large for its item in the table: see %s, line %s, and correct the item by hand."
              .formatted(
                  row.required("ReceiptsPath", row.text("ReceiptsPath")),
                  row.required("Index", row.integer("Index")) + 1));
    }
    try {
      return new ReviewItem(
          attributes,
          ReceiptJson.read(Json.mapper().readTree(attributes.get(ReceiptItem.RECEIPT).s())));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new ReviewException(
          "The attribute Receipt is no receipt: somebody changed it by hand. Store the document"
              + " again.");
    }
  }

  Map<String, AttributeValue> attributes() {
    return attributes;
  }

  public String id() {
    return attributes.get(ReceiptItem.ID).s();
  }

  DocumentId documentId() {
    return documentId;
  }

  String runOrder() {
    return runOrder;
  }

  public Receipt receipt() {
    return receipt;
  }

  /** The receipt's JSON as it is stored. */
  public String json() {
    return attributes.get(ReceiptItem.RECEIPT).s();
  }

  /** The uploaded document. */
  public String s3Path() {
    return s3Path;
  }

  /** Where it stands in its review; absent where it never needed one. */
  public Optional<ReviewState> state() {
    return state;
  }

  /** What people did about it, the oldest first. */
  public List<Review> reviews() {
    return reviews;
  }

  /** The earlier receipt that it repeats. */
  public Optional<Duplicate> duplicate() {
    return duplicate;
  }

  /**
   * The fields that the latest run reads otherwise than they stand here since people reviewed them;
   * an empty value for a field that it does not find.
   */
  public Map<String, String> machineSays() {
    return machineSays;
  }

  /** A mark of everything that a reviewer sees: it changes when anything of it changes. */
  public String version() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String seen = "%s %d %s".formatted(runOrder(), reviews().size(), json());
      return HexFormat.of()
          .formatHex(digest.digest(seen.getBytes(StandardCharsets.UTF_8)))
          .substring(0, VERSION_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
