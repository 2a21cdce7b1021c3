package dev.receipts.samples;

import dev.receipts.samples.Sale.Discount;
import dev.receipts.samples.Sale.Pricing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arithmetic of a sale, with the digits of its currency.
 *
 * @param goods the sum of the items as priced
 * @param net the total without tax, before tip and rounding
 * @param rounding signed
 */
record Totals(
    BigDecimal goods,
    BigDecimal net,
    List<TaxShare> taxes,
    BigDecimal tax,
    Optional<BigDecimal> rounding,
    BigDecimal total,
    Optional<BigDecimal> paid,
    Optional<BigDecimal> change) {

  /** One tax with what it is taken of: net + amount = gross. */
  record TaxShare(Tax tax, BigDecimal net, BigDecimal amount, BigDecimal gross) {}

  static Totals of(Sale sale) {
    int digits = sale.digits();
    BigDecimal zero = BigDecimal.ZERO.setScale(digits);
    Map<List<Tax>, BigDecimal> classes = new LinkedHashMap<>();
    BigDecimal goods = zero;
    for (Item item : sale.items()) {
      goods = goods.add(item.amount(digits));
      classes.merge(item.taxes(), item.amount(digits), BigDecimal::add);
    }
    BigDecimal off = sale.discount().map(Discount::amount).orElse(zero);
    sale.discount()
        .ifPresent(it -> classes.merge(it.taxes(), it.amount().negate(), BigDecimal::add));

    List<TaxShare> taxes = taxes(sale.pricing(), classes, digits);
    BigDecimal tax = taxes.stream().map(TaxShare::amount).reduce(zero, BigDecimal::add);
    BigDecimal goodsSold = goods.subtract(off);
    BigDecimal net = sale.pricing() == Pricing.TAX_ADDED ? goodsSold : goodsSold.subtract(tax);
    BigDecimal exact = net.add(tax).add(sale.tip().orElse(zero));
    BigDecimal total = sale.roundedTo().map(step -> nearest(exact, step, digits)).orElse(exact);
    Optional<BigDecimal> rounding = sale.roundedTo().map(step -> total.subtract(exact));

    return switch (sale.tender()) {
      case Tender.Cash cash ->
          new Totals(
              goods,
              net,
              taxes,
              tax,
              rounding,
              total,
              Optional.of(cash.given().setScale(digits)),
              Optional.of(cash.given().setScale(digits).subtract(total)));
      case Tender.Card card ->
          new Totals(goods, net, taxes, tax, rounding, total, Optional.of(total), Optional.empty());
      case Tender.OnAccount account ->
          new Totals(goods, net, taxes, tax, rounding, total, Optional.empty(), Optional.empty());
    };
  }

  /** What is printed as the subtotal, if anything is. */
  Optional<BigDecimal> printedSubtotal(Sale sale) {
    return switch (sale.printedSubtotal()) {
      case NONE -> Optional.empty();
      case GOODS -> Optional.of(goods);
      case NET -> Optional.of(net);
    };
  }

  private static List<TaxShare> taxes(
      Pricing pricing, Map<List<Tax>, BigDecimal> classes, int digits) {
    Map<Tax, BigDecimal> bases = new LinkedHashMap<>();
    classes.forEach((taxes, sum) -> taxes.forEach(tax -> bases.merge(tax, sum, BigDecimal::add)));
    List<TaxShare> shares = new ArrayList<>();
    bases.forEach((tax, base) -> shares.add(share(pricing, tax, base, digits)));
    return List.copyOf(shares);
  }

  private static TaxShare share(Pricing pricing, Tax tax, BigDecimal base, int digits) {
    BigDecimal rate = tax.rate().movePointLeft(2);
    if (pricing == Pricing.TAX_ADDED) {
      BigDecimal amount = base.multiply(rate).setScale(digits, RoundingMode.HALF_UP);
      return new TaxShare(tax, base, amount, base.add(amount));
    }
    BigDecimal net = base.divide(BigDecimal.ONE.add(rate), digits, RoundingMode.HALF_UP);
    return new TaxShare(tax, net, base.subtract(net), base);
  }

  private static BigDecimal nearest(BigDecimal amount, BigDecimal step, int digits) {
    return amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step).setScale(digits);
  }
}
