package dev.receipts.samples;

import static dev.receipts.samples.Row.centre;
import static dev.receipts.samples.Row.left;
import static dev.receipts.samples.Row.right;

import dev.receipts.samples.Sale.Pricing;
import dev.receipts.samples.Sale.PrintedSubtotal;
import dev.receipts.samples.Sale.TaxPrint;
import dev.receipts.samples.Sale.Till;
import dev.receipts.samples.Totals.TaxShare;
import dev.receipts.samples.Words.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Lays a sale out as a till prints it on a paper roll. */
final class RollLayout {
  private static final float SMALL = 7.6f;
  private static final float NORMAL = 8.6f;
  private static final float LARGE = 12.5f;
  private static final float CODE_COLUMN = 0.94f;

  private final Sale sale;
  private final Totals totals;
  private final Format format;
  private final Words words;
  private final float amountColumn;
  private final List<Row> rows = new ArrayList<>();

  private RollLayout(Sale sale) {
    this.sale = sale;
    this.totals = Totals.of(sale);
    this.format = sale.format();
    this.words = sale.words();
    boolean coded =
        sale.items().stream()
            .flatMap(item -> item.taxes().stream())
            .anyMatch(t -> t.code().isPresent());
    this.amountColumn = coded ? CODE_COLUMN : 1;
  }

  static Page page(Sale sale) {
    return Page.roll(new RollLayout(sale).layOut());
  }

  private List<Row> layOut() {
    header();
    if (sale.till() != Till.SHOP_DATE_LAST) {
      numberAndDate();
    }
    rows.add(new Row.Rule(true));
    sale.items().forEach(this::item);
    rows.add(new Row.Rule(true));
    sums();
    payment();
    if (sale.pricing() == Pricing.TAX_INCLUDED) {
      includedTaxes();
    }
    if (sale.till() == Till.SHOP_DATE_LAST) {
      numberAndDate();
    }
    rows.add(new Row.Gap(8));
    text(NORMAL, centre(words.get(Word.THANKS)));
    return rows;
  }

  private void numberAndDate() {
    rows.add(new Row.Rule(true));
    text(NORMAL, left(words.get(Word.NUMBER) + " " + sale.number(), 0));
    text(
        NORMAL,
        left(words.get(Word.DATE) + " " + format.date(sale.at().toLocalDate()), 0),
        right(format.time(sale.at().toLocalTime()), 1));
  }

  private void header() {
    rows.add(new Row.Text(List.of(centre(sale.shop().name())), LARGE, true));
    sale.shop().slogan().ifPresent(slogan -> text(SMALL, centre(slogan)));
    sale.shop().address().forEach(line -> text(NORMAL, centre(line)));
    sale.shop().phone().ifPresent(phone -> text(NORMAL, centre("Tel. " + phone)));
    sale.shop().website().ifPresent(website -> text(NORMAL, centre(website)));
    sale.shop().taxId().ifPresent(id -> text(NORMAL, centre(sale.shop().taxIdLabel() + " " + id)));
    if (!words.get(Word.TITLE).isEmpty()) {
      rows.add(new Row.Gap(4));
      rows.add(new Row.Text(List.of(centre(words.get(Word.TITLE))), NORMAL, true));
    }
  }

  private void item(Item item) {
    List<Row.Cell> cells = new ArrayList<>();
    if (sale.till() == Till.TABLE_SERVICE) {
      cells.add(left(format.number(item.quantity()), 0));
      cells.add(left(item.description(), 0.1f));
    } else {
      cells.add(left(item.description(), 0));
    }
    cells.add(right(format.number(item.amount(sale.digits())), amountColumn));
    item.taxes().stream()
        .flatMap(tax -> tax.code().stream())
        .findFirst()
        .ifPresent(code -> cells.add(right(code, 1)));
    rows.add(new Row.Text(cells, NORMAL, false));
    if (printsUnitPrice(sale, item)) {
      String unit = item.unit().map(it -> " " + it).orElse("");
      String perUnit = item.unit().map(it -> "/" + it).orElse("");
      text(
          NORMAL,
          left(
              format.number(item.quantity())
                  + unit
                  + " x "
                  + format.number(item.unitPrice())
                  + perUnit,
              0.06f));
    }
  }

  /** Whether a reader can see how many there are. */
  static boolean printsQuantity(Sale sale, Item item) {
    return sale.till() == Till.TABLE_SERVICE || printsUnitPrice(sale, item);
  }

  /** Whether there is a line with quantity and unit price under the item. */
  static boolean printsUnitPrice(Sale sale, Item item) {
    return sale.till() != Till.TABLE_SERVICE
        && (item.unit().isPresent() || item.quantity().compareTo(BigDecimal.ONE) != 0);
  }

  private void sums() {
    if (sale.printedSubtotal() == PrintedSubtotal.GOODS) {
      sum(words.get(Word.SUBTOTAL), totals.goods());
    }
    sale.discount().ifPresent(discount -> sum(discount.label(), discount.amount().negate()));
    if (sale.pricing() == Pricing.TAX_ADDED) {
      totals.taxes().forEach(share -> sum(taxLabel(share), share.amount()));
    }
    sale.tip().ifPresent(tip -> sum(words.get(Word.TIP), tip));
    totals.rounding().ifPresent(rounding -> sum(words.get(Word.ROUNDING), rounding));
    rows.add(new Row.Gap(3));
    rows.add(
        new Row.Text(
            List.of(
                left(words.get(Word.TOTAL), 0), right(format.money(totals.total()), amountColumn)),
            LARGE,
            true));
    rows.add(new Row.Gap(3));
  }

  private void payment() {
    switch (sale.tender()) {
      case Tender.Cash cash -> {
        sum(words.get(Word.CASH), cash.given().setScale(sale.digits()));
        sum(words.get(Word.CHANGE), totals.change().orElseThrow());
      }
      case Tender.Card card -> sum(card.brand() + " **** " + card.lastFour(), totals.total());
      case Tender.OnAccount account -> {
        // Nothing was paid, so nothing is printed.
      }
    }
  }

  private void includedTaxes() {
    rows.add(new Row.Rule(true));
    if (sale.taxPrint() == TaxPrint.TABLE) {
      taxTable();
      return;
    }
    if (sale.printedSubtotal() == PrintedSubtotal.NET) {
      sum(words.get(Word.NET), totals.net());
    }
    totals.taxes().forEach(share -> sum(taxLabel(share), share.amount()));
  }

  private void taxTable() {
    taxRow(words.get(Word.TAX), words.get(Word.NET), words.get(Word.AMOUNT), words.get(Word.GROSS));
    for (TaxShare share : totals.taxes()) {
      String code = share.tax().code().map(it -> it + "  ").orElse("");
      taxRow(
          code + format.rate(share.tax().rate()),
          format.number(share.net()),
          format.number(share.amount()),
          format.number(share.gross()));
    }
    if (sale.printedSubtotal() == PrintedSubtotal.NET) {
      taxRow(
          words.get(Word.SUM),
          format.number(totals.net()),
          format.number(totals.tax()),
          format.number(totals.net().add(totals.tax())));
    }
  }

  private void taxRow(String rate, String net, String tax, String gross) {
    text(NORMAL, left(rate, 0), right(net, 0.5f), right(tax, 0.74f), right(gross, 1));
  }

  private String taxLabel(TaxShare share) {
    return share.tax().label() + " " + format.rate(share.tax().rate());
  }

  private void sum(String label, BigDecimal amount) {
    text(NORMAL, left(label, 0), right(format.number(amount), amountColumn));
  }

  private void text(float size, Row.Cell... cells) {
    rows.add(new Row.Text(List.of(cells), size, false));
  }
}
