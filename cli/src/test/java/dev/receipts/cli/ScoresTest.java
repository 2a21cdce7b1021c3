package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoresTest {
  private final Path folder;
  private final Scores scores = new Scores();

  ScoresTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource({
    "Corner Shop Ltd., CORNER-SHOP LTD, 100.0",
    "Café Zoë, cafe zoe, 100.0",
    "Corner Shop, Corner Shop Ltd, 0.0",
    "山田商店, 山田商店, 100.0",
    "山田商店, 鈴木商店, 0.0"
  })
  void aVendorIsRightWhenItsLettersAre(String known, String read, String percent) {
    add("{\"id\":\"a\",\"vendor\":\"%s\"}".formatted(known), vendor(read));

    assertPercent("vendor", percent);
  }

  @Test
  void ofAVendorAPartCanBeKnown() {
    add("{\"id\":\"a\",\"vendorContains\":\"corner shop\"}", vendor("The Corner-Shop Ltd"));
    add("{\"id\":\"b\",\"vendorContains\":\"corner shop\"}", vendor("Shop"));

    assertPercent("vendor", "50.0");
  }

  @Test
  void theKnownPartOfAVendorGoesBeforeTheName() {
    add("{\"id\":\"a\",\"vendor\":\"X\",\"vendorContains\":\"shop\"}", vendor("Corner Shop"));

    assertPercent("vendor", "100.0");
  }

  @Test
  void aDateIsRightWhenItIsTheSameDay() {
    add("{\"id\":\"a\",\"date\":\"2026-03-04\"}", "{\"date\":\"2026-03-04\"}");
    add("{\"id\":\"b\",\"date\":\"2026-03-04\"}", "{\"date\":\"2026-04-03\"}");

    assertPercent("date", "50.0");
  }

  @ParameterizedTest
  @CsvSource({
    "10.6, 10.60, 100.0",
    "10.60, -10.60, 100.0",
    "-10.60, 10.60, 100.0",
    "10.60, 10.61, 0.0",
    "'\"1,010.60\"', 1010.60, 100.0"
  })
  void anAmountIsRightToTheCentWhateverItsSign(String known, String read, String percent) {
    add(
        "{\"id\":\"a\",\"total\":%1$s,\"subtotal\":%1$s,\"tax\":%1$s}".formatted(known),
        "{\"total\":%1$s,\"subtotal\":%1$s,\"tax\":%1$s}".formatted(read));

    assertPercent("total", percent);
    assertPercent("subtotal", percent);
    assertPercent("tax", percent);
  }

  @Test
  void aNumberIsRightWithoutItsPunctuationAndACurrencyByItsCode() {
    add(
        "{\"id\":\"a\",\"number\":\"inv 47/11\",\"currency\":\"EUR\"}",
        "{\"number\":\"INV-4711\",\"currency\":\"CHF\"}");

    assertPercent("number", "100.0");
    assertPercent("currency", "0.0");
  }

  @Test
  void lineItemsAndReceiptsAreCounted() {
    add(
        "{\"id\":\"a\",\"items\":2,\"receipts\":2}",
        "{\"lineItems\":[{\"description\":\"Tea\"},{\"description\":\"Jam\"}]}");

    assertPercent("items", "100.0");
    assertPercent("receipts", "0.0");
  }

  @Test
  void ofSeveralReceiptsTheFirstOneWithATotalCounts() {
    add(
        "{\"id\":\"a\",\"total\":2,\"receipts\":3}",
        "{\"currency\":\"EUR\"}",
        "{\"total\":2.00}",
        "{\"total\":3.00}");

    assertPercent("total", "100.0");
    assertPercent("receipts", "100.0");
  }

  @Test
  void whatIsNotKnownIsNotCompared() {
    add("{\"id\":\"a\",\"vendor\":\"\",\"items\":0,\"total\":null,\"date\":\"2026-03-04\"}", "{}");

    assertThat(scores.json().fieldNames())
        .toIterable()
        .containsExactly("date", "verifiedCoverage", "verifiedPrecision", "n", "misses");
  }

  @Test
  void whatWasNotReadIsAMissOfEachField() {
    add("{\"id\":\"a\",\"vendor\":\"Shop\",\"total\":\"1.00\",\"items\":1,\"receipts\":1}");

    assertThat(scores.json().path("misses"))
        .extracting(miss -> miss.path("field").asText(), miss -> miss.path("got").asText())
        .containsExactly(
            tuple("vendor", "null"),
            tuple("total", "null"),
            tuple("items", "null"),
            tuple("receipts", "0"));
  }

  @Test
  void coverageIsOfAllAndPrecisionOfTheVerifiedOnes() {
    add("{\"id\":\"a\",\"total\":1}", "{\"total\":1.00,\"status\":\"VERIFIED\"}");
    add("{\"id\":\"b\",\"total\":1}", "{\"total\":9.00,\"status\":\"VERIFIED\"}");
    add("{\"id\":\"c\",\"total\":1}", "{\"total\":1.00}");
    add("{\"id\":\"d\",\"date\":\"2026-03-04\"}", "{\"total\":1.00,\"status\":\"VERIFIED\"}");

    assertPercent("verifiedCoverage", "50.0");
    assertPercent("verifiedPrecision", "50.0");
    assertPercent("n", "4");
  }

  @Test
  void precisionIsUnknownWhenNothingIsVerified() {
    add("{\"id\":\"a\",\"total\":1}", "{\"total\":1.00}");

    assertThat(scores.json().path("verifiedPrecision").isNull()).isTrue();
    assertThat(scores.lines()).anyMatch(line -> line.matches("VERIFIED precision +0 +0 +-"));
  }

  @Test
  void theTableEndsWithTheMisses() {
    add("{\"id\":\"a\",\"total\":\"1.00\"}", "{\"total\":9.00}");
    add("{\"id\":\"b\",\"total\":\"2.00\"}", "{\"total\":2.00}");

    assertThat(scores.lines())
        .containsExactly(
            "FIELD               RIGHT  OF  PERCENT",
            "total                   1   2     50.0",
            "VERIFIED coverage       0   2      0.0",
            "VERIFIED precision      0   0        -",
            "",
            "FILE  FIELD  EXPECTED  GOT",
            "a     total  1.00      9.00");
  }

  @Test
  void ofManyMissesFiftyAreShownAndTheRestIsCounted() {
    IntStream.range(0, 53).forEach(i -> add("{\"id\":\"a%d\",\"total\":1}".formatted(i)));

    assertThat(scores.lines().stream().filter(line -> line.matches("a\\d+ .*"))).hasSize(50);
    assertThat(scores.lines()).last().isEqualTo("… and 3 more of 53 misses; --json has them all.");
    assertThat(scores.json().path("misses")).hasSize(53);
  }

  private void assertPercent(String field, String percent) {
    assertThat(scores.json().path(field).asText()).isEqualTo(percent);
  }

  private void add(String label, String... receipts) {
    try {
      Path truth = Files.writeString(folder.resolve("truth.jsonl"), label);
      scores.add(
          Truth.read(truth).labels().getFirst(),
          Stream.of(receipts).map(ScoresTest::receipt).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String vendor(String name) {
    return "{\"vendor\":{\"name\":\"%s\"}}".formatted(name);
  }

  private static Receipt receipt(String fields) {
    try {
      ObjectNode json = Json.mapper().createObjectNode();
      json.put("type", "RECEIPT").put("status", "UNVERIFIED");
      JsonNode given = Json.mapper().readTree(fields);
      json.setAll((ObjectNode) given);
      return ReceiptJson.read(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
