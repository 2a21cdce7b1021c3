package dev.receipts.samples;

import static dev.receipts.samples.Row.centre;
import static dev.receipts.samples.Row.left;
import static dev.receipts.samples.Row.right;

import dev.receipts.samples.Totals.TaxShare;
import dev.receipts.samples.Words.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Lays a sale with tax added out as an invoice on one or more sheets. */
final class SheetLayout {
  private static final float NORMAL = 9.5f;
  private static final float LARGE = 17;
  private static final float QUANTITY_COLUMN = 0.62f;
  private static final float PRICE_COLUMN = 0.76f;
  private static final float TAX_COLUMN = 0.86f;

  private final Sale sale;
  private final Totals totals;
  private final Format format;
  private final Words words;

  private SheetLayout(Sale sale) {
    if (sale.pricing() != Sale.Pricing.TAX_ADDED) {
      throw new IllegalArgumentException("An invoice shows net prices; price it with tax added.");
    }
    this.sale = sale;
    this.totals = Totals.of(sale);
    this.format = sale.format();
    this.words = sale.words();
  }

  /**
   * The sheets.
   *
   * @param sheet makes a page from rows and footer
   * @param itemsPerPage how many items fit on one sheet
   */
  static List<Page> pages(
      Sale sale, BiFunction<List<Row>, List<Row>, Page> sheet, int itemsPerPage) {
    return new SheetLayout(sale).layOut(sheet, itemsPerPage);
  }

  private List<Page> layOut(BiFunction<List<Row>, List<Row>, Page> sheet, int itemsPerPage) {
    int count = (sale.items().size() + itemsPerPage - 1) / itemsPerPage;
    List<Page> pages = new ArrayList<>();
    BigDecimal carried = BigDecimal.ZERO.setScale(sale.digits());
    for (int page = 1; page <= count; page++) {
      List<Row> rows = new ArrayList<>();
      if (page == 1) {
        letterhead(rows);
      } else {
        continuation(rows);
      }
      columnNames(rows);
      if (page > 1) {
        text(rows, left(words.get(Word.BROUGHT_FORWARD), 0), right(format.number(carried), 1));
      }
      int from = (page - 1) * itemsPerPage;
      int to = Math.min(from + itemsPerPage, sale.items().size());
      for (Item item : sale.items().subList(from, to)) {
        item(rows, item);
        carried = carried.add(item.amount(sale.digits()));
      }
      rows.add(new Row.Rule(false));
      if (page < count) {
        text(rows, left(words.get(Word.CARRIED_FORWARD), 0), right(format.number(carried), 1));
      } else {
        sums(rows);
      }
      Row footer =
          new Row.Text(
              List.of(centre(String.format(format.language(), words.get(Word.PAGE), page, count))),
              NORMAL,
              false);
      pages.add(sheet.apply(rows, List.of(footer)));
    }
    return pages;
  }

  private void letterhead(List<Row> rows) {
    Shop shop = sale.shop();
    rows.add(new Row.Text(List.of(left(shop.name(), 0)), LARGE, true));
    shop.slogan().ifPresent(slogan -> text(rows, left(slogan, 0)));
    shop.address().forEach(line -> text(rows, left(line, 0)));
    shop.phone().ifPresent(phone -> text(rows, left("Tel. " + phone, 0)));
    shop.website().ifPresent(website -> text(rows, left(website, 0)));
    shop.taxId().ifPresent(id -> text(rows, left(shop.taxIdLabel() + " " + id, 0)));
    rows.add(new Row.Gap(22));
    if (!sale.buyer().isEmpty()) {
      text(rows, left(words.get(Word.BILL_TO), 0));
      sale.buyer().forEach(line -> text(rows, left(line, 0)));
      rows.add(new Row.Gap(22));
    }
    rows.add(new Row.Text(List.of(left(words.get(Word.TITLE), 0)), LARGE, true));
    rows.add(new Row.Gap(4));
    text(rows, left(words.get(Word.NUMBER), 0), left(sale.number(), 0.22f));
    text(rows, left(words.get(Word.DATE), 0), left(date(), 0.22f));
    rows.add(new Row.Gap(14));
  }

  private void continuation(List<Row> rows) {
    text(rows, left(sale.shop().name(), 0), right(words.get(Word.NUMBER) + " " + sale.number(), 1));
    rows.add(new Row.Gap(14));
  }

  private String date() {
    return format.date(sale.at().toLocalDate());
  }

  private void columnNames(List<Row> rows) {
    rows.add(
        new Row.Text(
            List.of(
                left(words.get(Word.ARTICLE), 0),
                left(words.get(Word.DESCRIPTION), 0.14f),
                right(words.get(Word.QUANTITY), QUANTITY_COLUMN),
                right(words.get(Word.UNIT_PRICE), PRICE_COLUMN),
                right(words.get(Word.TAX), TAX_COLUMN),
                right(words.get(Word.AMOUNT), 1)),
            NORMAL,
            true));
    rows.add(new Row.Rule(false));
  }

  private void item(List<Row> rows, Item item) {
    String unit = item.unit().map(it -> " " + it).orElse("");
    text(
        rows,
        left(item.code().orElse(""), 0),
        left(item.description(), 0.14f),
        right(format.number(item.quantity()) + unit, QUANTITY_COLUMN),
        right(format.number(item.unitPrice()), PRICE_COLUMN),
        right(format.rate(item.taxes().getFirst().rate()), TAX_COLUMN),
        right(format.number(item.amount(sale.digits())), 1));
  }

  private void sums(List<Row> rows) {
    rows.add(new Row.Gap(6));
    sum(rows, words.get(Word.SUBTOTAL), totals.goods());
    sale.discount().ifPresent(discount -> sum(rows, discount.label(), discount.amount().negate()));
    for (TaxShare share : totals.taxes()) {
      String label =
          share.tax().label()
              + " "
              + format.rate(share.tax().rate())
              + " "
              + words.get(Word.OF)
              + " "
              + format.number(share.net());
      sum(rows, label, share.amount());
    }
    rows.add(new Row.Gap(4));
    rows.add(
        new Row.Text(
            List.of(left(words.get(Word.TOTAL), 0.5f), right(format.money(totals.total()), 1)),
            12,
            true));
    rows.add(new Row.Gap(24));
    if (!words.get(Word.TERMS).isEmpty()) {
      text(rows, left(words.get(Word.TERMS), 0));
    }
    if (sale.tender() instanceof Tender.Card card) {
      text(rows, left(card.brand() + " **** " + card.lastFour(), 0));
    }
    text(rows, left(words.get(Word.THANKS), 0));
  }

  private void sum(List<Row> rows, String label, BigDecimal amount) {
    text(rows, left(label, 0.5f), right(format.number(amount), 1));
  }

  private static void text(List<Row> rows, Row.Cell... cells) {
    rows.add(new Row.Text(List.of(cells), NORMAL, false));
  }
}
