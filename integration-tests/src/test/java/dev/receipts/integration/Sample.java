package dev.receipts.integration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.receipts.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A file of {@code samples/} with what stands on it.
 *
 * @param file the file's name
 */
record Sample(String file, int pages, List<Values> receipts) {

  /** What finance needs of a receipt; amounts without trailing zeros, to be compared as numbers. */
  record Values(
      Optional<String> vendor,
      Optional<String> date,
      Optional<BigDecimal> total,
      Optional<BigDecimal> tax) {

    static Values ofItem(Map<String, AttributeValue> item) {
      return new Values(
          Optional.ofNullable(item.get("VendorName")).map(AttributeValue::s),
          Optional.ofNullable(item.get("Date")).map(AttributeValue::s),
          number(item, "TotalAmount"),
          number(item, "Tax"));
    }

    private static Values ofJson(JsonNode receipt) {
      return new Values(
          text(receipt.at("/vendor/name")),
          text(receipt.at("/date")),
          number(receipt.at("/total")),
          number(receipt.at("/tax")));
    }

    private static Optional<String> text(JsonNode value) {
      return value.isTextual() ? Optional.of(value.textValue()) : Optional.empty();
    }

    private static Optional<BigDecimal> number(JsonNode value) {
      return value.isNumber()
          ? Optional.of(value.decimalValue().stripTrailingZeros())
          : Optional.empty();
    }

    private static Optional<BigDecimal> number(Map<String, AttributeValue> item, String name) {
      return Optional.ofNullable(item.get(name))
          .map(value -> new BigDecimal(value.n()).stripTrailingZeros());
    }
  }

  /** All samples, by their expected JSON. */
  static List<Sample> all() {
    try (Stream<Path> expected = Files.list(Pipeline.SAMPLES.resolve("expected"))) {
      return expected.sorted().map(Sample::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] content() {
    return Pipeline.sample(file);
  }

  private static Sample read(Path expected) {
    try {
      JsonNode json = Json.mapper().readTree(expected.toFile());
      List<Values> receipts = new ArrayList<>();
      json.get("receipts").forEach(receipt -> receipts.add(Values.ofJson(receipt)));
      return new Sample(json.get("source").asText(), json.get("pages").asInt(), receipts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return file;
  }
}
