package dev.receipts.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.receipts.json.Json;
import dev.receipts.receipt.Amounts;
import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Payment;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.Receipt.DocumentType;
import dev.receipts.receipt.Receipt.Status;
import dev.receipts.receipt.ReceiptJson;
import dev.receipts.receipt.TaxLine;
import dev.receipts.receipt.Vendor;
import dev.receipts.samples.Sale.Discount;
import dev.receipts.samples.Sale.Pricing;
import dev.receipts.samples.Sale.TaxPrint;
import dev.receipts.samples.Sample.Layout;
import dev.receipts.samples.Sample.Printed;
import dev.receipts.samples.Totals.TaxShare;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joda.money.BigMoney;

/**
 * What a reader should find in a sample: exactly what is printed on it. It is written by {@link
 * ReceiptJson}, so that the field names are those of the pipeline's own answer; how a reader came
 * to a value (status, checks, evidence) is left out.
 */
final class ExpectedJson {
  private static final List<String> OF_THE_READER =
      List.of("status", "checks", "reviewReasons", "evidence");

  private ExpectedJson() {}

  static String of(Sample sample) {
    ObjectNode json = Json.mapper().createObjectNode();
    json.put("source", sample.name());
    json.put("pages", sample.pages());
    ArrayNode receipts = json.putArray("receipts");
    for (int index = 0; index < sample.receipts().size(); index++) {
      ObjectNode receipt = ReceiptJson.write(receipt(index, sample.receipts().get(index)));
      receipt.remove(OF_THE_READER);
      receipts.add(receipt);
    }
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try {
      return Json.mapper()
              .writer(
                  new DefaultPrettyPrinter()
                      .withObjectIndenter(indenter)
                      .withArrayIndenter(indenter))
              .writeValueAsString(json)
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Receipt receipt(int index, Printed printed) {
    Sale sale = printed.sale();
    Totals totals = Totals.of(sale);
    boolean roll = printed.layout() == Layout.ROLL;
    Shop shop = sale.shop();
    return new Receipt(
        index,
        printed.firstPage(),
        printed.lastPage(),
        roll ? DocumentType.RECEIPT : DocumentType.INVOICE,
        new Vendor(
            Optional.of(shop.name()),
            Optional.of(String.join(", ", shop.address())),
            shop.phone(),
            shop.taxId(),
            shop.website()),
        Optional.of(sale.at().toLocalDate()),
        roll ? Optional.of(sale.at().toLocalTime()) : Optional.empty(),
        Optional.of(sale.number()),
        Optional.of(sale.currency()),
        amounts(sale, totals),
        totals.taxes().stream().map(share -> taxLine(sale, share, roll)).toList(),
        payment(sale.tender()),
        sale.items().stream().map(item -> lineItem(sale, item, roll)).toList(),
        Status.UNVERIFIED,
        List.of(),
        List.of(),
        Map.of(),
        Optional.empty());
  }

  private static Amounts amounts(Sale sale, Totals totals) {
    return new Amounts(
        money(sale, totals.printedSubtotal(sale)),
        money(sale, Optional.of(totals.tax())),
        money(sale, sale.tip()),
        Optional.empty(),
        Optional.empty(),
        money(sale, sale.discount().map(Discount::amount)),
        money(sale, totals.rounding()),
        money(sale, Optional.of(totals.total())),
        money(sale, totals.paid()),
        Optional.empty(),
        money(sale, totals.change()));
  }

  private static TaxLine taxLine(Sale sale, TaxShare share, boolean roll) {
    boolean table =
        !roll || (sale.pricing() == Pricing.TAX_INCLUDED && sale.taxPrint() == TaxPrint.TABLE);
    return new TaxLine(
        Optional.of(roll && table ? sale.words().get(Words.Word.TAX) : share.tax().label()),
        Optional.of(share.tax().rate()),
        table ? money(sale, Optional.of(share.net())) : Optional.empty(),
        money(sale, Optional.of(share.amount())));
  }

  private static LineItem lineItem(Sale sale, Item item, boolean roll) {
    boolean counted = !roll || RollLayout.printsQuantity(sale, item);
    boolean priced = !roll || RollLayout.printsUnitPrice(sale, item);
    return new LineItem(
        item.description(),
        item.code(),
        counted ? Optional.of(item.quantity()) : Optional.empty(),
        item.unit(),
        priced ? Optional.of(BigMoney.of(sale.currency(), item.unitPrice())) : Optional.empty(),
        money(sale, Optional.of(item.amount(sale.digits()))),
        roll
            ? item.taxes().stream().flatMap(tax -> tax.code().stream()).findFirst()
            : Optional.empty());
  }

  private static Payment payment(Tender tender) {
    return switch (tender) {
      case Tender.Cash cash -> new Payment(Optional.of("CASH"), Optional.empty());
      case Tender.Card card -> new Payment(Optional.of("CARD"), Optional.of(card.lastFour()));
      case Tender.OnAccount account -> Payment.UNKNOWN;
    };
  }

  private static Optional<BigMoney> money(Sale sale, Optional<BigDecimal> amount) {
    return amount.map(it -> BigMoney.of(sale.currency(), it.setScale(sale.digits())));
  }
}
