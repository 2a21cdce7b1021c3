package dev.receipts.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the receipts in a file. What is absent is not compared.
 *
 * @param id the file's name without folder and extensions
 * @param vendor the vendor's name
 * @param vendorContains a part of the vendor's name; compared instead of the name where given
 * @param items how many line items there are
 * @param receipts how many receipts are in the file
 */
record Label(
    String id,
    Optional<String> vendor,
    Optional<String> vendorContains,
    Optional<LocalDate> date,
    Optional<BigDecimal> total,
    Optional<BigDecimal> subtotal,
    Optional<BigDecimal> tax,
    Optional<String> number,
    Optional<String> currency,
    Optional<Integer> items,
    Optional<Integer> receipts) {

  /**
   * Reads labels: one JSON object a line, blank lines are passed over.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when a line is not a label; the message has its number
   */
  static List<Label> read(Path file) throws IOException {
    List<Label> labels = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!line.isBlank()) {
          labels.add(parse(line));
        }
      }
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(
          "%s is not text in UTF-8: save it so.".formatted(file.getFileName()), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "Line %d of %s %s".formatted(number, file.getFileName(), e.getMessage()), e);
    }
    if (labels.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no line: write one JSON object a file with receipts."
              .formatted(file.getFileName()));
    }
    return labels;
  }

  private static Label parse(String line) {
    JsonNode json;
    try {
      json = Json.mapper().readTree(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("is no JSON: " + e.getOriginalMessage(), e);
    }
    if (!json.isObject()) {
      throw new IllegalArgumentException("is no JSON object: begin it with {.");
    }
    return new Label(
        text(json, "id")
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "has no \"id\": the file's name without folder and extension.")),
        text(json, "vendor"),
        text(json, "vendorContains"),
        date(json),
        amount(json, "total"),
        amount(json, "subtotal"),
        amount(json, "tax"),
        text(json, "number"),
        text(json, "currency"),
        count(json, "items"),
        count(json, "receipts"));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name).asText("")).filter(text -> !text.isBlank());
  }

  private static Optional<LocalDate> date(JsonNode json) {
    try {
      return text(json, "date").map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("has a \"date\" that is not like 2026-03-04.", e);
    }
  }

  private static Optional<BigDecimal> amount(JsonNode json, String name) {
    try {
      return text(json, name).map(text -> new BigDecimal(text.replace(",", "")));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "has a \"%s\" that is not a number like 10.60.".formatted(name), e);
    }
  }

  /** Zero says as little as nothing: a file without receipts ends as an error. */
  private static Optional<Integer> count(JsonNode json, String name) {
    JsonNode count = json.path(name);
    if (count.isMissingNode() || count.isNull()) {
      return Optional.empty();
    }
    if (!count.isInt() || count.intValue() < 0) {
      throw new IllegalArgumentException(
          "has a \"%s\" that is not a whole number.".formatted(name));
    }
    return Optional.of(count.intValue()).filter(number -> number > 0);
  }
}
