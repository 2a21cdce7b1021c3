package dev.receipts.functions.storereceipts;

import dev.receipts.document.SourceDocument;
import dev.receipts.pipeline.Run;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptLines;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
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
 * <p>An item may have 400 KB. Where a receipt needs more, first {@code Receipt} and then {@code
 * LineItems} is left out; {@code Omitted} names what is missing, and {@code ReceiptsPath} with
 * {@code Index} says where the whole receipt stands in any case.
 */
final class ReceiptItem {
  /** Below DynamoDB's 409,600 bytes by more than all other attributes can take. */
  private static final int LARGEST = 380_000;

  /** An index key may have 2,048 bytes; a character takes up to three. */
  private static final int LONGEST_VENDOR = 680;

  private final Map<String, AttributeValue> attributes = new HashMap<>();

  private ReceiptItem() {}

  static Map<String, AttributeValue> of(
      SourceDocument document, Run run, ReceiptLines.Line line, String receiptsPath) {
    ReceiptItem item = new ReceiptItem();
    item.describe(document, run, line.receipt(), receiptsPath);
    item.addWhatFits(line);
    return item.attributes;
  }

  private void describe(SourceDocument document, Run run, Receipt receipt, String receiptsPath) {
    text("ReceiptID", document.documentId().receiptId(receipt.index()));
    text("DocumentID", document.documentId().value());
    document.versionId().ifPresent(version -> text("VersionID", version));
    text("S3FilePath", document.s3Path());
    text("ReceiptsPath", receiptsPath);
    number("Index", receipt.index());
    number("FirstPage", receipt.firstPage());
    number("LastPage", receipt.lastPage());
    text("RunOrder", run.order());
    text("Type", receipt.type().name());
    text("Status", receipt.status().name());
    receipt
        .vendor()
        .name()
        .filter(name -> !name.isBlank())
        .ifPresent(name -> text("VendorName", cut(name)));
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

  private void addWhatFits(ReceiptLines.Line line) {
    List<AttributeValue> lineItems =
        line.receipt().lineItems().stream().map(ReceiptItem::lineItem).toList();
    int itemsSize = lineItems.stream().mapToInt(ReceiptItem::size).sum();
    int jsonSize = bytes(line.json());
    if (itemsSize + jsonSize <= LARGEST) {
      attributes.put("LineItems", AttributeValue.fromL(lineItems));
      text("Receipt", line.json());
    } else if (itemsSize <= LARGEST) {
      attributes.put("LineItems", AttributeValue.fromL(lineItems));
      omitted("Receipt");
    } else {
      omitted("Receipt", "LineItems");
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
