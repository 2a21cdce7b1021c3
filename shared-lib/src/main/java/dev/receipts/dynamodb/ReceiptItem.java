package dev.receipts.dynamodb;

import dev.receipts.document.SourceDocument;
import dev.receipts.extraction.Recheck;
import dev.receipts.pipeline.Run;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import dev.receipts.receipt.ReceiptLines;
import dev.receipts.receipt.VendorIdentity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A receipt as an item of the Receipts table: the fields that are asked for as attributes, and the
 * whole receipt as JSON in {@code Receipt}. What is unknown is absent.
 *
 * <p>An item may have 400 KB. Where a receipt needs more, first what each line was read from is
 * left out of {@code Receipt}, then {@code Receipt} itself, and then {@code LineItems}; {@code
 * Omitted} names what is missing, and {@code ReceiptsPath} with {@code Index} says where the whole
 * receipt stands in any case.
 */
public final class ReceiptItem {
  /** The attribute with the key. */
  public static final String ID = "ReceiptID";

  /** The attribute with the order of the run that wrote the item. */
  public static final String RUN_ORDER = "RunOrder";

  /** The attribute with the whole receipt as JSON. */
  public static final String RECEIPT = "Receipt";

  /** The attribute with the {@link ReviewState}; absent in most. */
  public static final String REVIEW_STATE = "ReviewState";

  /** The attribute with the time since when it stands there. */
  public static final String REVIEW_STATE_AT = "ReviewStateAt";

  /** The attribute with the reasons for a review. */
  public static final String REVIEW_REASONS = "ReviewReasons";

  /** The attribute with what people did about the receipt; from then on no run overwrites it. */
  public static final String REVIEWS = "Reviews";

  /** The attribute with the fields that a later run reads otherwise, where people reviewed it. */
  public static final String MACHINE_SAYS = "MachineSays";

  /**
   * The attribute with the {@link VendorIdentity} of a vendor that people named; absent in most. It
   * is what later receipts of that vendor find the name by.
   */
  public static final String NAMED_VENDOR = "NamedVendor";

  /** The attribute with the vendor's name. */
  public static final String VENDOR_NAME = "VendorName";

  /** What follows from the receipt's fields. */
  private static final List<String> DERIVED =
      List.of(
          "Type",
          "Status",
          VENDOR_NAME,
          NAMED_VENDOR,
          "Date",
          "Month",
          "Number",
          "Currency",
          "TotalAmount",
          "Subtotal",
          "Tax",
          "LineItems",
          RECEIPT,
          "Omitted",
          REVIEW_STATE,
          REVIEW_STATE_AT,
          REVIEW_REASONS);

  /** Below DynamoDB's 409,600 bytes by more than all other attributes can take. */
  private static final int LARGEST = 380_000;

  /** An index key may have 2,048 bytes; a character takes up to three. */
  private static final int LONGEST_VENDOR = 680;

  private final Map<String, AttributeValue> attributes = new HashMap<>();

  private ReceiptItem() {}

  /**
   * The item of a receipt that was read.
   *
   * @param receiptsPath the file with the document's receipts
   */
  public static Map<String, AttributeValue> of(
      SourceDocument document, Run run, ReceiptLines.Line line, String receiptsPath) {
    ReceiptItem item = new ReceiptItem();
    item.locate(document, run, line.receipt(), receiptsPath);
    item.describe(line.receipt());
    item.addWhatFits(line, LARGEST);
    item.reviewState(line.receipt(), run.startedAt());
    return item.attributes;
  }

  /**
   * The item with another receipt in it: whatever follows from its fields follows.
   *
   * @param line the new receipt
   * @param since since when it needs review, if it does
   */
  public static Map<String, AttributeValue> with(
      Map<String, AttributeValue> before, ReceiptLines.Line line, Instant since) {
    ReceiptItem item = new ReceiptItem();
    item.attributes.putAll(before);
    DERIVED.forEach(item.attributes::remove);
    item.describe(line.receipt());
    int others = item.attributes.values().stream().mapToInt(value -> bytes(value.toString())).sum();
    item.addWhatFits(line, LARGEST - others);
    item.reviewState(line.receipt(), since);
    return item.attributes;
  }

  /** Reads an item, which people may have edited by hand. */
  public static RowReader reader(Map<String, AttributeValue> item) {
    return new RowReader(
        "The row "
            + Optional.ofNullable(item.get(ID)).map(AttributeValue::s).orElse("")
            + " of the Receipts table",
        item);
  }

  private void reviewState(Receipt receipt, Instant since) {
    if (receipt.status() == Status.NEEDS_REVIEW) {
      text(REVIEW_STATE, ReviewState.NEEDED.name());
      text(REVIEW_STATE_AT, Times.text(since));
      attributes.put(
          REVIEW_REASONS,
          AttributeValue.fromL(
              receipt.reviewReasons().stream().map(AttributeValue::fromS).toList()));
    }
  }

  private void locate(SourceDocument document, Run run, Receipt receipt, String receiptsPath) {
    text(ID, document.documentId().receiptId(receipt.index()));
    text("DocumentID", document.documentId().value());
    document.versionId().ifPresent(version -> text("VersionID", version));
    text("S3FilePath", document.s3Path());
    text("ReceiptsPath", receiptsPath);
    number("Index", receipt.index());
    number("FirstPage", receipt.firstPage());
    number("LastPage", receipt.lastPage());
    text(RUN_ORDER, run.order());
  }

  private void describe(Receipt receipt) {
    text("Type", receipt.type().name());
    text("Status", receipt.status().name());
    receipt
        .vendor()
        .name()
        .filter(name -> !name.isBlank())
        .ifPresent(
            name -> {
              text(VENDOR_NAME, cut(name));
              namedVendor(receipt).ifPresent(vendor -> text(NAMED_VENDOR, cut(vendor.text())));
            });
    receipt
        .date()
        .ifPresent(
            date -> {
              text("Date", date.toString());
              text("Month", date.toString().substring(0, 7));
            });
    receipt.number().ifPresent(number -> text("Number", number));
    receipt.currency().map(CurrencyUnit::getCode).ifPresent(code -> text("Currency", code));
    money("TotalAmount", receipt.amounts().total());
    money("Subtotal", receipt.amounts().subtotal());
    money("Tax", receipt.amounts().tax());
  }

  /** Whose name a person gave, where the receipt tells that vendor from others. */
  private static Optional<VendorIdentity> namedVendor(Receipt receipt) {
    return Optional.ofNullable(receipt.evidence().get("vendor"))
        .filter(evidence -> evidence.rule().equals(Recheck.BY_HAND))
        .flatMap(evidence -> VendorIdentity.of(receipt.vendor()));
  }

  private void addWhatFits(ReceiptLines.Line line, int largest) {
    List<AttributeValue> lineItems =
        line.receipt().lineItems().stream().map(ReceiptItem::lineItem).toList();
    int itemsSize = lineItems.stream().mapToInt(ReceiptItem::size).sum();
    if (itemsSize > largest) {
      omitted(RECEIPT, "LineItems");
      return;
    }
    attributes.put("LineItems", AttributeValue.fromL(lineItems));
    int left = largest - itemsSize;
    if (bytes(line.json()) <= left) {
      text(RECEIPT, line.json());
      return;
    }
    String shorter = ReceiptJson.write(line.receipt().withoutEvidenceOfLines()).toString();
    if (bytes(shorter) <= left) {
      text(RECEIPT, shorter);
      omitted("EvidenceOfLines");
    } else {
      omitted(RECEIPT);
    }
  }

  private void omitted(String... names) {
    attributes.put("Omitted", AttributeValue.fromSs(List.of(names)));
  }

  private static AttributeValue lineItem(LineItem item) {
    ReceiptItem map = new ReceiptItem();
    map.text("Description", item.description());
    item.code().ifPresent(code -> map.text("Code", code));
    item.quantity().ifPresent(quantity -> map.number("Quantity", quantity));
    item.unit().ifPresent(unit -> map.text("Unit", unit));
    map.money("UnitPrice", item.unitPrice());
    map.money("Amount", item.amount());
    item.taxCode().ifPresent(code -> map.text("TaxCode", code));
    return AttributeValue.fromM(map.attributes);
  }

  /** An upper bound of what DynamoDB counts for a map of texts and numbers. */
  private static int size(AttributeValue map) {
    int size = 4;
    for (Map.Entry<String, AttributeValue> entry : map.m().entrySet()) {
      AttributeValue value = entry.getValue();
      size += bytes(entry.getKey()) + bytes(value.s() == null ? value.n() : value.s()) + 3;
    }
    return size;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_VENDOR ? name : name.substring(0, LONGEST_VENDOR);
  }

  private void text(String name, String value) {
    attributes.put(name, AttributeValue.fromS(value));
  }

  private void number(String name, int value) {
    attributes.put(name, AttributeValue.fromN(Integer.toString(value)));
  }

  private void number(String name, BigDecimal value) {
    attributes.put(name, AttributeValue.fromN(value.toPlainString()));
  }

  private void money(String name, Optional<BigMoney> amount) {
    amount.ifPresent(present -> number(name, present.getAmount()));
  }
}
