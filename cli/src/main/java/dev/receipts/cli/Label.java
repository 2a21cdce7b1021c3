package dev.receipts.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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

  /** The fields that are compared. */
  static final List<String> COMPARED =
      List.of(
          "vendor",
          "vendorContains",
          "date",
          "total",
          "subtotal",
          "tax",
          "number",
          "currency",
          "items",
          "receipts");

  /** What people write down for themselves. */
  private static final Set<String> REMARKS =
      Set.of("id", "source", "note", "notes", "comment", "comments", "pages");

  /** Commas between thousands, which India writes by two digits: 1,246.88 and 1,37,006.25. */
  private static final Pattern WITH_THOUSANDS =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(?:,\\d{2,3})*,\\d{3}(?:\\.\\d*)?");

  /**
   * Reads one label.
   *
   * @throws IllegalArgumentException when it has no id, or a field holds something else
   */
  static Label of(JsonNode json) {
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
        text(json, "currency").map(code -> code.toUpperCase(Locale.ROOT)),
        count(json, "items"),
        count(json, "receipts"));
  }

  /** The fields that nobody compares and that are no remark, as a misspelt one. */
  static List<String> unknownFields(JsonNode json) {
    return json.properties().stream()
        .map(Map.Entry::getKey)
        .filter(name -> !COMPARED.contains(name) && !REMARKS.contains(name))
        .toList();
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
      return text(json, name).map(Label::decimal);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "has a \"%s\" that is not a number like 10.60.".formatted(name), e);
    }
  }

  /** A comma that can only be a decimal one, as in 246,88, makes it no number. */
  private static BigDecimal decimal(String text) {
    return new BigDecimal(WITH_THOUSANDS.matcher(text).matches() ? text.replace(",", "") : text);
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
