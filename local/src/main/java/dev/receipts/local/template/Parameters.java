package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Fills the template's parameters in, and checks them as CloudFormation does. */
final class Parameters {
  private static final Set<String> KEYWORDS =
      Set.of(
          "Type",
          "Default",
          "Description",
          "ConstraintDescription",
          "NoEcho",
          "AllowedValues",
          "AllowedPattern",
          "MinValue",
          "MaxValue",
          "MinLength",
          "MaxLength");

  private Parameters() {}

  static Map<String, JsonNode> fill(JsonNode declared, Map<String, String> given) {
    given
        .keySet()
        .forEach(
            name -> {
              if (!declared.has(name)) {
                throw new TemplateException(
                    "Parameters." + name, "a value is given, but there is no such parameter");
              }
            });
    Map<String, JsonNode> values = new LinkedHashMap<>();
    declared
        .properties()
        .forEach(
            entry ->
                values.put(
                    entry.getKey(),
                    value(
                        "Parameters." + entry.getKey(),
                        entry.getValue(),
                        given.get(entry.getKey()))));
    return values;
  }

  private static JsonNode value(String path, JsonNode declaration, String given) {
    declaration
        .fieldNames()
        .forEachRemaining(
            keyword -> {
              if (!KEYWORDS.contains(keyword)) {
                throw new TemplateException(path + "." + keyword, "unknown word in a parameter");
              }
            });
    if (given == null && !declaration.has("Default")) {
      throw new TemplateException(path, "has no default, so a value must be given");
    }
    String value = given == null ? declaration.get("Default").asText() : given;
    String type = declaration.path("Type").asText();
    boolean list = type.equals("CommaDelimitedList") || type.equals("List<Number>");
    if (!list && !type.equals("String") && !type.equals("Number")) {
      throw new TemplateException(path + ".Type", "the local stack does not know " + type);
    }
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    for (String item : list ? value.split(",", -1) : new String[] {value}) {
      String text = list ? item.strip() : item;
      check(path, declaration, type, text);
      items.add(text);
    }
    return list ? items : TextNode.valueOf(value);
  }

  private static void check(String path, JsonNode declaration, String type, String value) {
    JsonNode allowed = declaration.path("AllowedValues");
    boolean found = allowed.isMissingNode();
    for (JsonNode one : allowed) {
      found |= one.asText().equals(value);
    }
    String pattern = declaration.path("AllowedPattern").asText(".*");
    if (!found || !value.matches("(?s)" + pattern)) {
      throw new TemplateException(
          path,
          "'"
              + value
              + "' is not allowed: it must be "
              + (found ? "like " + pattern : "one of " + allowed));
    }
    if (type.contains("Number")) {
      BigDecimal number;
      try {
        number = new BigDecimal(value);
      } catch (NumberFormatException e) {
        throw new TemplateException(path, "'" + value + "' is not a number");
      }
      checkRange(path, number, declaration.path("MinValue"), declaration.path("MaxValue"));
    } else {
      checkRange(
          path + " (its length)",
          BigDecimal.valueOf(value.length()),
          declaration.path("MinLength"),
          declaration.path("MaxLength"));
    }
  }

  private static void checkRange(
      String path, BigDecimal number, JsonNode minimum, JsonNode maximum) {
    if (!minimum.isMissingNode() && number.compareTo(new BigDecimal(minimum.asText())) < 0) {
      throw new TemplateException(path, number + " is below the minimum, " + minimum.asText());
    }
    if (!maximum.isMissingNode() && number.compareTo(new BigDecimal(maximum.asText())) > 0) {
      throw new TemplateException(path, number + " is above the maximum, " + maximum.asText());
    }
  }
}
