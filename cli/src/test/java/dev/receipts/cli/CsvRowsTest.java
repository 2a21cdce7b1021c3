package dev.receipts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.json.Json;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {
  @Test
  void aReceiptIsOneRowUnderTheHeader() throws IOException {
    Map<String, String> row = read(receipt("Müller, \"Söhne\" & Co\nBerlin"), Optional.empty());

    assertThat(row)
        .containsEntry("file", "scan.pdf")
        .containsEntry("vendor", "Müller, \"Söhne\" & Co Berlin")
        .containsEntry("date", "2026-03-01")
        .containsEntry("currency", "EUR")
        .containsEntry("tax", "-1.90")
        .containsEntry("total", "-11.90")
        .containsEntry("subtotal", "")
        .containsEntry("status", "NEEDS_REVIEW")
        .containsEntry("reviewReasons", "No date. No time.")
        .containsEntry("duplicateOf", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+49 30 1234", "-2+3", "@SUM(A1)", "\t=1+1", "\u200b=1+1", "＝1+1"})
  void noTextOfAReceiptIsAFormula(String vendor) throws IOException {
    String cell = read(receipt(vendor), Optional.empty()).get("vendor");

    assertThat(cell).doesNotMatch("(?s)^[=+\\-@＝＋－＠\\t\\r].*").contains(vendor.substring(2));
  }

  @Test
  void noNameOfAFileIsAFormula() throws IOException {
    assertThat(CsvRows.row("=cmd|' /C calc'!A0.pdf", receipt("Shop"), Optional.empty()))
        .startsWith("'=cmd|' /C calc'!A0.pdf,");
  }

  @Test
  void aDuplicateNamesTheEarlierReceipt() throws IOException {
    assertThat(read(receipt("Shop"), Optional.of(new Duplicate("abc-0", "Same file."))))
        .containsEntry("duplicateOf", "abc-0");
  }

  private static Map<String, String> read(Receipt receipt, Optional<Duplicate> duplicate)
      throws IOException {
    String csv = CsvRows.header() + "\n" + CsvRows.row("scan.pdf", receipt, duplicate);
    try (MappingIterator<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(csv)) {
      Map<String, String> row = rows.next();
      assertThat(rows.hasNext()).isFalse();
      return row;
    }
  }

  private static Receipt receipt(String vendor) throws IOException {
    return ReceiptJson.read(
        Json.mapper()
            .readTree(
                """
                {"index": 0, "firstPage": 1, "lastPage": 1, "type": "CREDIT_NOTE",
                 "vendor": {"name": %s}, "date": "2026-03-01", "currency": "EUR",
                 "tax": -1.90, "total": -11.90, "status": "NEEDS_REVIEW",
                 "reviewReasons": ["No date.", "No time."]}
                """
                    .formatted(Json.mapper().writeValueAsString(vendor))));
  }
}
