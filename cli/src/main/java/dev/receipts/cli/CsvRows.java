package dev.receipts.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.receipts.duplicate.Duplicate;
import dev.receipts.receipt.Amounts;
import dev.receipts.receipt.Receipt;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/**
 * Receipts as CSV (RFC 4180) for spreadsheets, one row each; what is not on a receipt is empty.
 *
 * <p>A spreadsheet takes a cell for a formula that begins with one of a few characters. Text that
 * somebody else wrote gets an apostrophe before these (OWASP, "CSV Injection"); dates and amounts
 * are written by us and stay what they are.
 */
final class CsvRows {
  private static final String BEGINS_A_FORMULA = "=+-@＝＋－＠";

  private static final ObjectWriter WRITER =
      CsvMapper.builder()
          .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
          .build()
          .writer(CsvSchema.emptySchema().withLineSeparator(""));

  private CsvRows() {}

  /** The names of the columns. */
  static String header() {
    return row(
        List.of(
            "file",
            "firstPage",
            "lastPage",
            "type",
            "vendor",
            "date",
            "number",
            "currency",
            "subtotal",
            "discount",
            "tax",
            "tip",
            "serviceCharge",
            "shipping",
            "rounding",
            "total",
            "category",
            "status",
            "reviewReasons",
            "duplicateOf"));
  }

  /**
   * A receipt, without the end of the line.
   *
   * @param file its name
   * @param duplicate the earlier receipt that it repeats
   */
  static String row(String file, Receipt receipt, Optional<Duplicate> duplicate) {
    Amounts amounts = receipt.amounts();
    return row(
        List.of(
            text(file),
            Integer.toString(receipt.firstPage()),
            Integer.toString(receipt.lastPage()),
            receipt.type().name(),
            text(receipt.vendor().name().orElse("")),
            receipt.date().map(Object::toString).orElse(""),
            text(receipt.number().orElse("")),
            receipt.currency().map(CurrencyUnit::getCode).orElse(""),
            amount(amounts.subtotal()),
            amount(amounts.discount()),
            amount(amounts.tax()),
            amount(amounts.tip()),
            amount(amounts.serviceCharge()),
            amount(amounts.shipping()),
            amount(amounts.rounding()),
            amount(amounts.total()),
            receipt.category().orElse(""),
            receipt.status().name(),
            text(String.join(" ", receipt.reviewReasons())),
            duplicate.map(Duplicate::receiptId).orElse("")));
  }

  private static String text(String text) {
    String printable = TextTable.printable(text).strip();
    return !printable.isEmpty() && BEGINS_A_FORMULA.indexOf(printable.charAt(0)) >= 0
        ? "'" + printable
        : printable;
  }

  private static String amount(Optional<BigMoney> amount) {
    return amount.map(money -> money.getAmount().toPlainString()).orElse("");
  }

  private static String row(List<String> cells) {
    try {
      return WRITER.writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
