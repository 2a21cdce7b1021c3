package dev.receipts.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.receipts.document.DocumentId;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.duplicate.DuplicateMarks;
import dev.receipts.dynamodb.ReceiptItem;
import dev.receipts.dynamodb.ReviewState;
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

  private ReviewItem(Map<String, AttributeValue> attributes, Receipt receipt) {
    this.attributes = Map.copyOf(attributes);
    this.receipt = receipt;
  }

  /**
   * @throws ReviewException when the item does not hold its receipt
   */
  static ReviewItem of(Map<String, AttributeValue> attributes) {
    if (!attributes.containsKey(ReceiptItem.RECEIPT)) {
      throw new ReviewException(
          "The receipt is too large for its item in the table: see %s, line %s, and correct the item by hand."
              .formatted(
                  attributes.get("ReceiptsPath").s(),
                  Integer.parseInt(attributes.get("Index").n()) + 1));
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
    return new DocumentId(attributes.get("DocumentID").s());
  }

  String runOrder() {
    return attributes.get(ReceiptItem.RUN_ORDER).s();
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
    return attributes.get("S3FilePath").s();
  }

  /** Where it stands in its review; absent where it never needed one. */
  public Optional<ReviewState> state() {
    return Optional.ofNullable(attributes.get(ReceiptItem.REVIEW_STATE))
        .map(AttributeValue::s)
        .map(ReviewState::valueOf);
  }

  /** What people did about it, the oldest first. */
  public List<Review> reviews() {
    return Optional.ofNullable(attributes.get(ReceiptItem.REVIEWS))
        .map(AttributeValue::l)
        .orElse(List.of())
        .stream()
        .map(Review::of)
        .toList();
  }

  /** The earlier receipt that it repeats. */
  public Optional<Duplicate> duplicate() {
    return DuplicateMarks.of(attributes);
  }

  /**
   * The fields that the latest run reads otherwise than they stand here since people reviewed them;
   * an empty value for a field that it does not find.
   */
  public Map<String, String> machineSays() {
    return Optional.ofNullable(attributes.get(ReceiptItem.MACHINE_SAYS))
        .map(Review::texts)
        .orElse(Map.of());
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
