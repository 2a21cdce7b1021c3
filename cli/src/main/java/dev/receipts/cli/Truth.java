package dev.receipts.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.receipts.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known of the receipts in many files.
 *
 * @param warnings what a person hardly meant so, in sentences
 */
record Truth(List<Label> labels, List<String> warnings) {
  /** Some editors put it before a text in UTF-8. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /** More than one object in a line would be lost. */
  private static final ObjectReader READER =
      Json.mapper().readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  Truth {
    labels = List.copyOf(labels);
    warnings = List.copyOf(warnings);
  }

  private record Line(int number, Label label, List<String> unknownFields) {}

  /**
   * Reads labels: one JSON object a line, blank lines are passed over.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when a line is not a label; the message has its number
   */
  static Truth read(Path file) throws IOException {
    Path name = file.getFileName();
    List<Line> lines = new ArrayList<>();
    int number = 0;
    try {
      for (String text : Files.readAllLines(file)) {
        number++;
        String line = number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        if (!line.isBlank()) {
          JsonNode json = parse(line);
          lines.add(new Line(number, Label.of(json), Label.unknownFields(json)));
        }
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("%s is not text in UTF-8: save it so.".formatted(name), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Line %d of %s %s".formatted(number, name, e.getMessage()), e);
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no line: write one JSON object a file with receipts.".formatted(name));
    }
    return new Truth(lines.stream().map(Line::label).toList(), warnings(name, lines));
  }

  private static JsonNode parse(String line) {
    JsonNode json;
    try {
      json = READER.readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "is no JSON object: write one JSON object a line, from its { to its }.", e);
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException("is no JSON object: begin it with {.");
    }
    return json;
  }

  private static List<String> warnings(Path file, List<Line> lines) {
    List<String> warnings = new ArrayList<>();
    Map<String, Integer> unknown = new LinkedHashMap<>();
    Set<String> ids = new HashSet<>();
    List<Line> repeated = new ArrayList<>();
    for (Line line : lines) {
      line.unknownFields().forEach(field -> unknown.putIfAbsent(field, line.number()));
      if (!ids.add(line.label().id())) {
        repeated.add(line);
      }
    }
    if (!unknown.isEmpty()) {
      warnings.add(
          "%s has fields that are not compared: %s. Those that are: %s."
              .formatted(
                  file,
                  unknown.entrySet().stream()
                      .map(field -> "%s (line %d)".formatted(field.getKey(), field.getValue()))
                      .collect(Collectors.joining(", ")),
                  String.join(", ", Label.COMPARED)));
    }
    if (!repeated.isEmpty()) {
      warnings.add(
          "%d of %d lines of %s have the id of an earlier one, and each is compared; the first is line %d with %s."
              .formatted(
                  repeated.size(),
                  lines.size(),
                  file,
                  repeated.getFirst().number(),
                  repeated.getFirst().label().id()));
    }
    return warnings;
  }
}
