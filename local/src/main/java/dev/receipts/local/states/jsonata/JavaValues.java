package dev.receipts.local.states.jsonata;

import com.dashjoin.jsonata.Jsonata;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Carries JSON into the evaluator, which works on Java's collections, and back. */
final class JavaValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** Above it a double does not tell neighbouring whole numbers apart. */
  private static final double LAST_EXACT_WHOLE = 0x1p53;

  private JavaValues() {}

  /** Integers stay integers as far as a {@code long} reaches; other numbers become doubles. */
  static Object fromJson(JsonNode node) {
    return switch (node.getNodeType()) {
      case OBJECT -> {
        Map<String, Object> map = LinkedHashMap.newLinkedHashMap(node.size());
        node.properties().forEach(entry -> map.put(entry.getKey(), fromJson(entry.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(item -> list.add(fromJson(item)));
        yield list;
      }
      case NUMBER -> number(node);
      case BOOLEAN -> node.booleanValue();
      case STRING -> node.textValue();
      default -> null;
    };
  }

  private static Object number(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      return node.intValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    return node.doubleValue();
  }

  /** Empty where the value is nothing that JSON can hold, as a function. */
  static Optional<JsonNode> toJson(Object value) {
    return switch (value) {
      case null -> Optional.of(JSON.nullNode());
      case Object nothing when nothing == Jsonata.NULL_VALUE -> Optional.of(JSON.nullNode());
      case Boolean flag -> Optional.of(JSON.booleanNode(flag));
      case String text -> Optional.of(JSON.textNode(text));
      case Number number -> Optional.of(toJson(number));
      case Map<?, ?> map -> object(map);
      case List<?> list -> array(list);
      default -> Optional.empty();
    };
  }

  private static JsonNode toJson(Number number) {
    return switch (number) {
      case Integer whole -> JSON.numberNode(whole.intValue());
      case Long whole -> JSON.numberNode(whole.longValue());
      case BigInteger whole -> JSON.numberNode(whole);
      case BigDecimal decimal -> JSON.numberNode(decimal);
      default -> floating(number.doubleValue());
    };
  }

  private static JsonNode floating(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      // JSON has no such number; the service writes JavaScript's name for it.
      return JSON.textNode(Double.toString(value));
    }
    return value == Math.rint(value) && Math.abs(value) < LAST_EXACT_WHOLE
        ? JSON.numberNode((long) value)
        : JSON.numberNode(BigDecimal.valueOf(value));
  }

  private static Optional<JsonNode> object(Map<?, ?> map) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Optional<JsonNode> value = toJson(entry.getValue());
      if (value.isEmpty()) {
        return Optional.empty();
      }
      object.set(entry.getKey().toString(), value.get());
    }
    return Optional.of(object);
  }

  private static Optional<JsonNode> array(List<?> list) {
    ArrayNode array = JSON.arrayNode(list.size());
    for (Object item : list) {
      Optional<JsonNode> value = toJson(item);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      array.add(value.get());
    }
    return Optional.of(array);
  }
}
