package dev.receipts.receipt;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt.DocumentType;
import dev.receipts.receipt.Receipt.Status;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * A receipt as JSON: flat, amounts as decimal numbers with the digits of their currency, dates in
 * ISO 8601, and nothing where nothing is known.
 */
public final class ReceiptJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final CurrencyUnit NO_CURRENCY = CurrencyUnit.of("XXX");

  private ReceiptJson() {}

  /** Writes a receipt. */
  public static ObjectNode write(Receipt receipt) {
    ObjectNode json = NODES.objectNode();
    json.put("index", receipt.index());
    json.put("firstPage", receipt.firstPage());
    json.put("lastPage", receipt.lastPage());
    json.put("type", receipt.type().name());
    json.set("vendor", vendor(receipt.vendor()));
    put(json, "date", receipt.date());
    put(json, "time", receipt.time());
    put(json, "number", receipt.number());
    put(json, "currency", receipt.currency().map(CurrencyUnit::getCode));
    Amounts amounts = receipt.amounts();
    money(json, "subtotal", amounts.subtotal());
    money(json, "tax", amounts.tax());
    money(json, "tip", amounts.tip());
    money(json, "serviceCharge", amounts.serviceCharge());
    money(json, "shipping", amounts.shipping());
    money(json, "discount", amounts.discount());
    money(json, "rounding", amounts.rounding());
    money(json, "total", amounts.total());
    money(json, "paid", amounts.paid());
    money(json, "due", amounts.due());
    money(json, "change", amounts.change());
    ArrayNode taxLines = json.putArray("taxLines");
    for (TaxLine line : receipt.taxLines()) {
      ObjectNode node = taxLines.addObject();
      put(node, "label", line.label());
      line.rate().ifPresent(rate -> node.put("rate", rate));
      money(node, "base", line.base());
      money(node, "amount", line.amount());
    }
    put(json, "paymentMethod", receipt.payment().method());
    put(json, "cardLastFour", receipt.payment().cardLastFour());
    put(json, "category", receipt.category());
    ArrayNode lineItems = json.putArray("lineItems");
    for (LineItem item : receipt.lineItems()) {
      ObjectNode node = lineItems.addObject();
      node.put("description", item.description());
      put(node, "code", item.code());
      item.quantity().ifPresent(quantity -> node.put("quantity", quantity));
      put(node, "unit", item.unit());
      money(node, "unitPrice", item.unitPrice());
      money(node, "amount", item.amount());
      put(node, "taxCode", item.taxCode());
    }
    json.put("status", receipt.status().name());
    json.set("checks", Json.mapper().valueToTree(receipt.checks()));
    json.set("reviewReasons", Json.mapper().valueToTree(receipt.reviewReasons()));
    ObjectNode evidence = json.putObject("evidence");
    receipt.evidence().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> evidence.set(entry.getKey(), Json.mapper().valueToTree(entry.getValue())));
    return json;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when it is not a receipt
   */
  public static Receipt read(JsonNode json) {
    Optional<CurrencyUnit> currency = text(json, "currency").map(CurrencyUnit::of);
    CurrencyUnit unit = currency.orElse(NO_CURRENCY);
    JsonNode vendor = json.path("vendor");
    Map<String, Evidence> evidence = new LinkedHashMap<>();
    json.path("evidence")
        .properties()
        .forEach(entry -> evidence.put(entry.getKey(), convert(entry.getValue(), Evidence.class)));
    return new Receipt(
        json.path("index").asInt(),
        json.path("firstPage").asInt(),
        json.path("lastPage").asInt(),
        DocumentType.valueOf(json.path("type").asText()),
        new Vendor(
            text(vendor, "name"),
            text(vendor, "address"),
            text(vendor, "phone"),
            text(vendor, "taxId"),
            text(vendor, "website")),
        text(json, "date").map(LocalDate::parse),
        text(json, "time").map(LocalTime::parse),
        text(json, "number"),
        currency,
        new Amounts(
            money(json, "subtotal", unit),
            money(json, "tax", unit),
            money(json, "tip", unit),
            money(json, "serviceCharge", unit),
            money(json, "shipping", unit),
            money(json, "discount", unit),
            money(json, "rounding", unit),
            money(json, "total", unit),
            money(json, "paid", unit),
            money(json, "due", unit),
            money(json, "change", unit)),
        list(
            json.path("taxLines"),
            node ->
                new TaxLine(
                    text(node, "label"),
                    decimal(node, "rate"),
                    money(node, "base", unit),
                    money(node, "amount", unit))),
        new Payment(text(json, "paymentMethod"), text(json, "cardLastFour")),
        list(
            json.path("lineItems"),
            node ->
                new LineItem(
                    node.path("description").asText(),
                    text(node, "code"),
                    decimal(node, "quantity"),
                    text(node, "unit"),
                    money(node, "unitPrice", unit),
                    money(node, "amount", unit),
                    text(node, "taxCode"))),
        Status.valueOf(json.path("status").asText()),
        list(json.path("checks"), node -> convert(node, Check.class)),
        list(json.path("reviewReasons"), JsonNode::asText),
        evidence,
        text(json, "category"));
  }

  private static ObjectNode vendor(Vendor vendor) {
    ObjectNode json = NODES.objectNode();
    put(json, "name", vendor.name());
    put(json, "address", vendor.address());
    put(json, "phone", vendor.phone());
    put(json, "taxId", vendor.taxId());
    put(json, "website", vendor.website());
    return json;
  }

  private static void put(ObjectNode json, String name, Optional<?> value) {
    value.ifPresent(present -> json.put(name, present.toString()));
  }

  private static void money(ObjectNode json, String name, Optional<BigMoney> amount) {
    amount.ifPresent(present -> json.set(name, NODES.numberNode(present.getAmount())));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return json.hasNonNull(name) ? Optional.of(json.get(name).asText()) : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(JsonNode json, String name) {
    return json.hasNonNull(name) ? Optional.of(json.get(name).decimalValue()) : Optional.empty();
  }

  private static Optional<BigMoney> money(JsonNode json, String name, CurrencyUnit unit) {
    return decimal(json, name).map(amount -> BigMoney.of(unit, amount));
  }

  private static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> list = new ArrayList<>();
    array.forEach(node -> list.add(element.apply(node)));
    return list;
  }

  private static <T> T convert(JsonNode node, Class<T> type) {
    return Json.mapper().convertValue(node, type);
  }
}
