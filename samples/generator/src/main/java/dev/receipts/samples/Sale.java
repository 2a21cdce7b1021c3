package dev.receipts.samples;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;

/**
 * One sale: everything that its receipt says, before it is laid out.
 *
 * @param roundedTo the step the total is rounded to, as 0.05
 * @param buyer name and address, for an invoice
 */
record Sale(
    Shop shop,
    LocalDateTime at,
    String number,
    CurrencyUnit currency,
    Pricing pricing,
    PrintedSubtotal printedSubtotal,
    TaxPrint taxPrint,
    Till till,
    Format format,
    Words words,
    List<Item> items,
    Optional<Discount> discount,
    Optional<BigDecimal> tip,
    Optional<BigDecimal> roundedTo,
    Tender tender,
    List<String> buyer) {

  Sale {
    items = List.copyOf(items);
    buyer = List.copyOf(buyer);
  }

  /** Whether the prices hold the tax. */
  enum Pricing {
    TAX_INCLUDED,
    TAX_ADDED
  }

  /** What is printed as the subtotal. */
  enum PrintedSubtotal {
    NONE,
    /** The sum of the items as priced. */
    GOODS,
    /** The total without tax. */
    NET
  }

  /** How the taxes are printed. */
  enum TaxPrint {
    /** One line for each tax: its name, its rate and its amount. */
    LINES,
    /** A table with net, tax and gross for each rate. */
    TABLE
  }

  /** How a till arranges a receipt. */
  enum Till {
    /** Number and date at the top; quantity and unit price under an item, where not one piece. */
    SHOP,
    /** As {@link #SHOP}, with number and date at the bottom. */
    SHOP_DATE_LAST,
    /** Each item begins with its quantity; no unit price is printed. */
    TABLE_SERVICE
  }

  /** Money taken off goods of one tax class. */
  record Discount(String label, BigDecimal amount, List<Tax> taxes) {
    Discount {
      taxes = List.copyOf(taxes);
    }
  }

  int digits() {
    return currency.getDecimalPlaces();
  }

  static Builder of(Shop shop, String at, String number) {
    return new Builder(shop, LocalDateTime.parse(at), number);
  }

  /** Collects what a sale is made of. */
  static final class Builder {
    private final Shop shop;
    private final LocalDateTime at;
    private final String number;
    private final List<Item> items = new ArrayList<>();
    private CurrencyUnit currency = CurrencyUnit.EUR;
    private Pricing pricing = Pricing.TAX_INCLUDED;
    private PrintedSubtotal printedSubtotal = PrintedSubtotal.NONE;
    private TaxPrint taxPrint = TaxPrint.LINES;
    private Till till = Till.SHOP;
    private Format format = Format.of(".", ",", "yyyy-MM-dd");
    private Words words = Words.english();
    private Optional<Discount> discount = Optional.empty();
    private Optional<BigDecimal> tip = Optional.empty();
    private Optional<BigDecimal> roundedTo = Optional.empty();
    private Tender tender = new Tender.OnAccount();
    private List<String> buyer = List.of();

    private Builder(Shop shop, LocalDateTime at, String number) {
      this.shop = shop;
      this.at = at;
      this.number = number;
    }

    Builder in(String currencyCode, Format how, Words language) {
      currency = CurrencyUnit.of(currencyCode);
      format = how;
      words = language;
      return this;
    }

    Builder priced(Pricing how, PrintedSubtotal subtotal, TaxPrint print) {
      pricing = how;
      printedSubtotal = subtotal;
      taxPrint = print;
      return this;
    }

    Builder on(Till kind) {
      till = kind;
      return this;
    }

    Builder item(String description, String quantity, String unitPrice, Tax... taxes) {
      return add(description, Optional.empty(), quantity, Optional.empty(), unitPrice, taxes);
    }

    Builder article(
        String code, String description, String quantity, String unitPrice, Tax... taxes) {
      return add(description, Optional.of(code), quantity, Optional.empty(), unitPrice, taxes);
    }

    Builder measured(
        String description, String quantity, String unit, String unitPrice, Tax... taxes) {
      return add(description, Optional.empty(), quantity, Optional.of(unit), unitPrice, taxes);
    }

    private Builder add(
        String description,
        Optional<String> code,
        String quantity,
        Optional<String> unit,
        String unitPrice,
        Tax... taxes) {
      items.add(
          new Item(
              description,
              code,
              new BigDecimal(quantity),
              unit,
              new BigDecimal(unitPrice),
              List.of(taxes)));
      return this;
    }

    Builder discount(String label, String amount, Tax... taxes) {
      discount = Optional.of(new Discount(label, new BigDecimal(amount), List.of(taxes)));
      return this;
    }

    Builder tip(String amount) {
      tip = Optional.of(new BigDecimal(amount));
      return this;
    }

    Builder roundedTo(String step) {
      roundedTo = Optional.of(new BigDecimal(step));
      return this;
    }

    Builder cash(String given) {
      tender = new Tender.Cash(new BigDecimal(given));
      return this;
    }

    Builder card(String brand, String lastFour) {
      tender = new Tender.Card(brand, lastFour);
      return this;
    }

    Builder billedTo(String... lines) {
      buyer = List.of(lines);
      return this;
    }

    Sale build() {
      return new Sale(
          shop,
          at,
          number,
          currency,
          pricing,
          printedSubtotal,
          taxPrint,
          till,
          format,
          words,
          items,
          discount,
          tip,
          roundedTo,
          tender,
          buyer);
    }
  }
}
