package dev.receipts.cli;

import dev.receipts.cli.TextTable.Align;
import dev.receipts.receipt.Receipt;
import java.util.List;
import java.util.Optional;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;

/** Receipts as a table for people. */
final class ReceiptTable {
  private static final int FILE_WIDTH = 28;
  private static final int VENDOR_WIDTH = 28;

  private final Room room;
  private final TextTable table =
      new TextTable(
          List.of(
              Align.LEFT,
              Align.RIGHT,
              Align.LEFT,
              Align.LEFT,
              Align.RIGHT,
              Align.RIGHT,
              Align.RIGHT,
              Align.LEFT,
              Align.LEFT),
          List.of(
              "FILE", "PAGES", "VENDOR", "DATE", "SUBTOTAL", "TAX", "TOTAL", "CURRENCY", "STATUS"));

  ReceiptTable(Room room) {
    this.room = room;
  }

  void add(String file, Receipt receipt) {
    String pages =
        receipt.firstPage() == receipt.lastPage()
            ? Integer.toString(receipt.firstPage())
            : receipt.firstPage() + "-" + receipt.lastPage();
    table.row(
        List.of(
            room.fit(file, FILE_WIDTH),
            pages,
            room.fit(receipt.vendor().name().orElse("-"), VENDOR_WIDTH),
            receipt.date().map(Object::toString).orElse("-"),
            amount(receipt.amounts().subtotal()),
            amount(receipt.amounts().tax()),
            amount(receipt.amounts().total()),
            receipt.currency().map(CurrencyUnit::getCode).orElse("-"),
            receipt.status().name()));
  }

  List<String> lines() {
    return table.lines();
  }

  private static String amount(Optional<BigMoney> amount) {
    return amount.map(money -> money.getAmount().toPlainString()).orElse("-");
  }
}
