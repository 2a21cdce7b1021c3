package dev.receipts.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The fields of a receipt that a person may correct, each with a name: {@code total}, {@code
 * vendor.address}, {@code lines[2].amount}. Lines and taxes count from 1.
 */
public final class ReceiptFields {
  private static final Map<String, Field> SINGLE = new LinkedHashMap<>();
  private static final Map<String, ListField> LISTS = new LinkedHashMap<>();
  private static final Pattern IN_LIST = Pattern.compile("(\\w+)\\[(\\d{1,4})](?:\\.(\\w+))?");

  static {
    single("vendor", FieldKind.TEXT, "vendor", "name");
    for (String part : List.of("address", "phone", "taxId", "website")) {
      single("vendor." + part, FieldKind.TEXT, "vendor", part);
    }
    single("type", FieldKind.TYPE, "type");
    single("date", FieldKind.DATE, "date");
    single("time", FieldKind.TIME, "time");
    single("number", FieldKind.TEXT, "number");
    single("currency", FieldKind.CURRENCY, "currency");
    for (String amount :
        List.of(
            "subtotal",
            "tax",
            "tip",
            "serviceCharge",
            "shipping",
            "discount",
            "rounding",
            "total",
            "paid",
            "due",
            "change")) {
      single(amount, FieldKind.AMOUNT, amount);
    }
    single("paymentMethod", FieldKind.PAYMENT_METHOD, "paymentMethod");
    single("cardLastFour", FieldKind.LAST_FOUR, "cardLastFour");
    single("category", FieldKind.CATEGORY, "category");
    Map<String, FieldKind> line = new LinkedHashMap<>();
    line.put("description", FieldKind.TEXT);
    line.put("code", FieldKind.TEXT);
    line.put("quantity", FieldKind.NUMBER);
    line.put("unit", FieldKind.TEXT);
    line.put("unitPrice", FieldKind.PRICE);
    line.put("amount", FieldKind.AMOUNT);
    line.put("taxCode", FieldKind.TEXT);
    LISTS.put("lines", new ListField("lineItems", line));
    Map<String, FieldKind> tax = new LinkedHashMap<>();
    tax.put("label", FieldKind.TEXT);
    tax.put("rate", FieldKind.NUMBER);
    tax.put("base", FieldKind.AMOUNT);
    tax.put("amount", FieldKind.AMOUNT);
    LISTS.put("taxes", new ListField("taxLines", tax));
  }

  private ReceiptFields() {}

  private record Field(FieldKind kind, List<String> path) {}

  private record ListField(String array, Map<String, FieldKind> fields) {}

  /** A field, or with an empty {@code field} an element of a list. */
  record Element(String list, int number, String field) {
    String name() {
      return "%s[%d]%s".formatted(list, number, field.isEmpty() ? "" : "." + field);
    }

    /** Where a name stands in a list, if it does. */
    static Optional<Element> of(String name) {
      Matcher match = IN_LIST.matcher(name);
      return match.matches()
          ? Optional.of(
              new Element(
                  match.group(1),
                  Integer.parseInt(match.group(2)),
                  match.group(3) == null ? "" : match.group(3)))
          : Optional.empty();
    }
  }

  private static void single(String name, FieldKind kind, String... path) {
    SINGLE.put(name, new Field(kind, List.of(path)));
  }

  /** The fields that a receipt has, by name, as a person would write their values. */
  public static Map<String, String> of(Receipt receipt) {
    ObjectNode json = ReceiptJson.write(receipt);
    Map<String, String> fields = new LinkedHashMap<>();
    SINGLE.forEach((name, field) -> put(fields, name, at(json, field)));
    forEachInLists(
        json, (element, node) -> put(fields, element.name(), node.path(element.field())));
    return fields;
  }

  /** Fields by name in the order of {@link #of}: those of a receipt first, then its lines. */
  public static Comparator<String> order() {
    List<String> names = new ArrayList<>(SINGLE.keySet());
    names.addAll(LISTS.keySet());
    return Comparator.<String>comparingInt(
            name -> names.indexOf(Element.of(name).map(Element::list).orElse(name)))
        .thenComparingInt(name -> Element.of(name).map(Element::number).orElse(0));
  }

  /** The element of a list that a field is in, as {@code lines[2]} of {@code lines[2].amount}. */
  public static Optional<String> elementOf(String name) {
    return Element.of(name)
        .map(element -> new Element(element.list(), element.number(), "").name());
  }

  /** The fields in which two receipts differ, with the values of the second; empty for none. */
  public static Map<String, String> differences(Receipt one, Receipt other) {
    Map<String, String> first = of(one);
    Map<String, String> second = of(other);
    Set<String> names = new LinkedHashSet<>(second.keySet());
    names.addAll(first.keySet());
    Map<String, String> differences = new LinkedHashMap<>();
    for (String name : names) {
      String value = second.getOrDefault(name, "");
      if (!value.equals(first.getOrDefault(name, ""))) {
        differences.put(name, value);
      }
    }
    return differences;
  }

  /** The names of all fields, as a sentence for people. */
  public static String names() {
    return "The fields are "
        + String.join(", ", SINGLE.keySet())
        + LISTS.entrySet().stream()
            .map(
                list ->
                    list.getValue().fields().keySet().stream()
                        .map(field -> list.getKey() + "[n]." + field)
                        .collect(Collectors.joining(", ")))
            .collect(Collectors.joining(", ", ", ", ""))
        + ". n counts from 1; the number after the last adds one, and lines[n]= removes one.";
  }

  /** What a field may hold; empty where there is no such field. */
  static Optional<FieldKind> kind(String name) {
    return Optional.ofNullable(SINGLE.get(name))
        .map(Field::kind)
        .or(
            () ->
                Element.of(name)
                    .filter(element -> LISTS.containsKey(element.list()))
                    .map(element -> LISTS.get(element.list()).fields().get(element.field())));
  }

  /**
   * Sets one field; removes it where the value is empty.
   *
   * @throws ReviewException when there is no such field or it cannot hold the value
   */
  static void set(ObjectNode json, String name, String value) {
    Field single = SINGLE.get(name);
    if (single != null) {
      set(parent(json, single.path()), single.path().getLast(), single.kind(), name, value);
      return;
    }
    Element element = Element.of(name).orElseThrow(() -> unknown(name));
    ListField list = LISTS.get(element.list());
    if (list == null || element.number() < 1 || !list.fields().containsKey(element.field())) {
      throw unknown(name);
    }
    ArrayNode array = json.withArray(list.array());
    if (element.number() > array.size() + 1) {
      throw new ReviewException(
          "%s: the receipt has %d %s.".formatted(name, array.size(), element.list()));
    }
    ObjectNode node =
        element.number() > array.size()
            ? array.addObject()
            : (ObjectNode) array.get(element.number() - 1);
    set(node, element.field(), list.fields().get(element.field()), name, value);
  }

  private static void set(
      ObjectNode parent, String key, FieldKind kind, String name, String value) {
    if (value.isEmpty() && kind == FieldKind.TYPE) {
      throw new ReviewException("type must be RECEIPT, INVOICE or CREDIT_NOTE.");
    }
    if (value.isEmpty()) {
      parent.remove(key);
    } else {
      parent.set(key, kind.read(name, value));
    }
  }

  /**
   * Removes an element of a list.
   *
   * @throws ReviewException when there is none
   */
  static void remove(ObjectNode json, Element element) {
    ListField list = LISTS.get(element.list());
    if (list == null) {
      throw unknown(element.name());
    }
    ArrayNode array = json.withArray(list.array());
    if (element.number() < 1 || element.number() > array.size()) {
      throw new ReviewException(
          "%s: the receipt has %d %s.".formatted(element.name(), array.size(), element.list()));
    }
    array.remove(element.number() - 1);
  }

  /** Gives each amount to a function that answers with what it is to be. */
  static void replaceAmounts(ObjectNode json, UnaryOperator<JsonNode> change) {
    SINGLE.values().stream()
        .filter(field -> field.kind().isMoney())
        .map(field -> field.path().getLast())
        .filter(json::hasNonNull)
        .forEach(key -> json.set(key, change.apply(json.get(key))));
    forEachInLists(
        json,
        (element, node) -> {
          FieldKind kind = LISTS.get(element.list()).fields().get(element.field());
          if (kind.isMoney() && node.hasNonNull(element.field())) {
            ((ObjectNode) node).set(element.field(), change.apply(node.get(element.field())));
          }
        });
  }

  private static void forEachInLists(ObjectNode json, BiConsumer<Element, JsonNode> action) {
    LISTS.forEach(
        (name, list) -> {
          JsonNode array = json.path(list.array());
          for (int i = 0; i < array.size(); i++) {
            for (String field : list.fields().keySet()) {
              action.accept(new Element(name, i + 1, field), array.get(i));
            }
          }
        });
  }

  private static void put(Map<String, String> fields, String name, JsonNode value) {
    if (!value.isMissingNode() && !value.isNull()) {
      fields.put(name, value.isNumber() ? value.decimalValue().toPlainString() : value.asText());
    }
  }

  private static JsonNode at(JsonNode json, Field field) {
    JsonNode node = json;
    for (String key : field.path()) {
      node = node.path(key);
    }
    return node;
  }

  private static ObjectNode parent(ObjectNode json, List<String> path) {
    return path.size() == 1 ? json : json.withObjectProperty(path.getFirst());
  }

  private static ReviewException unknown(String name) {
    return new ReviewException("There is no field '%s'. %s".formatted(name, names()));
  }
}
