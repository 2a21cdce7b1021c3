package dev.receipts.review;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.extraction.Recheck;
import dev.receipts.json.Json;
import dev.receipts.page.Box;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import dev.receipts.review.ReceiptFields.Element;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * What a person says the fields of a receipt are.
 *
 * @param values by the field's name; an empty value says that there is none. Numbers of lines are
 *     those before the correction
 */
public record Correction(Map<String, String> values) {

  public Correction {
    values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
    if (values.isEmpty()) {
      throw new ReviewException("Say what to correct, as total=12.50. " + ReceiptFields.names());
    }
  }

  /**
   * Reads corrections written as {@code field=value}.
   *
   * @throws ReviewException when one is not written so, or a field is named twice
   */
  public static Correction of(List<String> assignments) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      if (equals < 1) {
        throw new ReviewException(
            "'%s' is no correction: write field=value. %s"
                .formatted(assignment, ReceiptFields.names()));
      }
      String name = assignment.substring(0, equals).strip();
      if (values.put(name, assignment.substring(equals + 1).strip()) != null) {
        throw new ReviewException("%s is given twice.".formatted(name));
      }
    }
    return new Correction(values);
  }

  /**
   * The receipt with the new values, checked again.
   *
   * @param today the day of the correction
   * @throws ReviewException when there is no such field or it cannot hold the value
   */
  Receipt applyTo(Receipt receipt, LocalDate today) {
    ObjectNode json = ReceiptJson.write(receipt);
    ObjectNode evidence = json.withObjectProperty("evidence");
    values.forEach(
        (name, value) -> {
          if (!value.isEmpty() || removed(name).isEmpty()) {
            ReceiptFields.set(json, name, value);
            note(evidence, name, value, receipt);
          }
        });
    Optional<CurrencyUnit> currency =
        Optional.ofNullable(json.get("currency")).map(JsonNode::asText).map(CurrencyUnit::of);
    new Limits(today, currency).check(toBeChecked(receipt));
    values.entrySet().stream()
        .filter(entry -> entry.getValue().isEmpty())
        .flatMap(entry -> removed(entry.getKey()).stream())
        .sorted(Comparator.comparing(Element::number).reversed())
        .forEach(
            element -> {
              ReceiptFields.remove(json, element);
              moveUp(evidence, element);
            });
    currency.ifPresent(unit -> ReceiptFields.replaceAmounts(json, amount -> scaled(amount, unit)));
    return Recheck.of(ReceiptJson.read(json), values.keySet());
  }

  /**
   * What is given and not only confirmed; with another currency also the amounts that it is to be
   * of.
   */
  private Map<String, String> toBeChecked(Receipt receipt) {
    Map<String, String> fields = ReceiptFields.of(receipt);
    Map<String, String> checked = new LinkedHashMap<>(values);
    checked.entrySet().removeIf(given -> given.getValue().equals(fields.get(given.getKey())));
    if (checked.containsKey("currency")) {
      fields.entrySet().stream()
          .filter(field -> Element.of(field.getKey()).isEmpty())
          .filter(
              field ->
                  ReceiptFields.kind(field.getKey()).filter(FieldKind.AMOUNT::equals).isPresent())
          .forEach(
              field ->
                  checked.put(
                      field.getKey(), values.getOrDefault(field.getKey(), field.getValue())));
    }
    return checked;
  }

  /** The element of a list that a name without a field stands for. */
  private static Optional<Element> removed(String name) {
    return Element.of(name).filter(element -> element.field().isEmpty());
  }

  private static void note(ObjectNode evidence, String name, String value, Receipt receipt) {
    if (value.isEmpty()) {
      evidence.remove(name);
      return;
    }
    Map<String, Evidence> known = receipt.evidence();
    Optional<Evidence> read =
        Optional.ofNullable(known.get(name))
            .or(() -> ReceiptFields.elementOf(name).map(known::get));
    evidence.set(
        name,
        Json.mapper()
            .valueToTree(
                new Evidence(
                    value,
                    read.map(Evidence::page).orElse(receipt.firstPage()),
                    read.map(Evidence::box).orElse(Box.PAGE),
                    100,
                    Recheck.BY_HAND)));
  }

  /** The evidence of the elements behind a removed one goes with them. */
  private static void moveUp(ObjectNode evidence, Element removed) {
    Map<String, JsonNode> moved = new LinkedHashMap<>();
    evidence
        .properties()
        .forEach(
            entry ->
                Element.of(entry.getKey())
                    .filter(element -> element.list().equals(removed.list()))
                    .filter(element -> element.number() >= removed.number())
                    .ifPresent(element -> moved.put(entry.getKey(), entry.getValue())));
    evidence.remove(moved.keySet());
    moved.forEach(
        (name, value) -> {
          Element element = Element.of(name).orElseThrow();
          if (element.number() > removed.number()) {
            evidence.set(
                new Element(element.list(), element.number() - 1, element.field()).name(), value);
          }
        });
  }

  private static JsonNode scaled(JsonNode amount, CurrencyUnit unit) {
    return JsonNodeFactory.instance.numberNode(Decimals.scaled(amount.decimalValue(), unit));
  }
}
