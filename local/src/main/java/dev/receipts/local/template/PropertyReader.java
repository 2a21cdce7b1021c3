package dev.receipts.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the properties of one resource and keeps account of them: {@link #refuseTheRest()} fails on
 * any that was neither read nor is a documented exemption.
 */
final class PropertyReader {
  private final String type;
  private final String place;
  private final String path;
  private final JsonNode properties;
  private final Evaluator evaluator;
  private final Set<String> read = new HashSet<>();

  /**
   * @param type the resource's type
   * @param place where we are below the resource's properties, for the exemptions; empty at the top
   * @param path where we are in the template, for messages
   */
  PropertyReader(String type, String place, String path, JsonNode properties, Evaluator evaluator) {
    this.type = type;
    this.place = place;
    this.path = path;
    this.properties = properties;
    this.evaluator = evaluator;
    if (!properties.isObject() && !properties.isMissingNode()) {
      throw new TemplateException(path, "properties are needed here, not " + properties);
    }
  }

  /** The evaluated value of a property; missing when it is not there. */
  JsonNode value(String name) {
    read.add(name);
    JsonNode raw = properties.path(name);
    return raw.isMissingNode() ? raw : evaluator.evaluate(raw, pathOf(name));
  }

  Optional<String> text(String name) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    return Optional.of(scalar(value, name));
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> error(name, "is needed"));
  }

  OptionalInt integer(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(Integer.parseInt(text.get()));
    } catch (NumberFormatException e) {
      throw error(name, "must be a whole number, not '" + text.get() + "'");
    }
  }

  Duration seconds(String name, int standard) {
    return Duration.ofSeconds(integer(name).orElse(standard));
  }

  boolean flag(String name, boolean standard) {
    return text(name)
        .map(
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw error(name, "must be true or false, not '" + text + "'");
                })
        .orElse(standard);
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode value = value(name);
    if (value.isValueNode()) {
      texts.add(scalar(value, name));
    }
    value.forEach(item -> texts.add(scalar(item, name)));
    return texts;
  }

  Map<String, String> textMap(String name) {
    Map<String, String> map = new LinkedHashMap<>();
    JsonNode value = value(name);
    if (!value.isObject() && !value.isMissingNode()) {
      throw error(name, "must be a mapping, not " + value);
    }
    value
        .properties()
        .forEach(
            entry ->
                map.put(entry.getKey(), scalar(entry.getValue(), name + "." + entry.getKey())));
    return map;
  }

  Optional<PropertyReader> object(String name) {
    JsonNode value = value(name);
    return value.isMissingNode() ? Optional.empty() : Optional.of(child(name, pathOf(name), value));
  }

  List<PropertyReader> objects(String name) {
    List<PropertyReader> objects = new ArrayList<>();
    JsonNode value = value(name);
    if (!value.isArray() && !value.isMissingNode()) {
      throw error(name, "must be a list, not " + value);
    }
    for (int index = 0; index < value.size(); index++) {
      objects.add(child(name, pathOf(name) + "[" + index + "]", value.get(index)));
    }
    return objects;
  }

  /** Reads the entries of a mapping whose keys are free names. */
  Map<String, PropertyReader> namedObjects(String name) {
    Map<String, PropertyReader> objects = new LinkedHashMap<>();
    value(name)
        .properties()
        .forEach(
            entry ->
                objects.put(
                    entry.getKey(),
                    child(name, pathOf(name) + "." + entry.getKey(), entry.getValue())));
    return objects;
  }

  /** The same properties under another name in the table of exemptions, for a kind of event. */
  PropertyReader as(String exemptionType) {
    return new PropertyReader(exemptionType, "", path, properties, evaluator);
  }

  TemplateException error(String name, String problem) {
    return new TemplateException(pathOf(name), problem);
  }

  /**
   * @throws TemplateException when a property is left that nothing has read and nothing exempts
   */
  void refuseTheRest() {
    properties
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name) && !Exemptions.property(type, placeOf(name))) {
                throw error(
                    name,
                    "the local stack does not know this property of "
                        + type
                        + "; teach it, or add it to Exemptions with the reason");
              }
            });
  }

  private PropertyReader child(String name, String childPath, JsonNode value) {
    return new PropertyReader(type, placeOf(name), childPath, value, evaluator);
  }

  private String scalar(JsonNode value, String name) {
    if (!value.isValueNode() || value.isNull() || value instanceof MissingNode) {
      throw error(name, "a single value is needed, not " + value);
    }
    return value.asText();
  }

  private String placeOf(String name) {
    return place.isEmpty() ? name : place + "." + name;
  }

  private String pathOf(String name) {
    return path + "." + name;
  }
}
