package dev.receipts.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.samples.Sale.Discount;
import dev.receipts.samples.Sale.Pricing;
import dev.receipts.samples.Totals.TaxShare;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TotalsTest {
  static Stream<Named<Sale>> sales() {
    return Samples.all().stream()
        .flatMap(sample -> sample.receipts().stream())
        .map(printed -> Named.of(printed.sale().shop().name(), printed.sale()));
  }

  @ParameterizedTest
  @MethodSource("sales")
  void theItemsAddUpToTheTotal(Sale sale) {
    Totals totals = Totals.of(sale);
    BigDecimal sum = BigDecimal.ZERO;
    for (Item item : sale.items()) {
      sum = sum.add(item.amount(sale.digits()));
    }
    sum = sum.subtract(or0(sale.discount().map(Discount::amount)));
    if (sale.pricing() == Pricing.TAX_ADDED) {
      sum = sum.add(totals.tax());
    }
    sum = sum.add(or0(sale.tip())).add(or0(totals.rounding()));
    assertThat(totals.total()).isEqualByComparingTo(sum).isPositive();
    assertThat(totals.total().scale()).isEqualTo(sale.digits());
  }

  @ParameterizedTest
  @MethodSource("sales")
  void everyTaxIsItsRateOfItsBase(Sale sale) {
    Totals totals = Totals.of(sale);
    BigDecimal minorUnit = BigDecimal.ONE.movePointLeft(sale.digits());
    BigDecimal sum = BigDecimal.ZERO;
    for (TaxShare share : totals.taxes()) {
      assertThat(share.net().add(share.amount())).isEqualByComparingTo(share.gross());
      BigDecimal exact = share.net().multiply(share.tax().rate()).movePointLeft(2);
      assertThat(share.amount().subtract(exact).abs()).isLessThanOrEqualTo(minorUnit);
      sum = sum.add(share.amount());
    }
    assertThat(totals.tax()).isEqualByComparingTo(sum);
  }

  @ParameterizedTest
  @MethodSource("sales")
  void theRoundedTotalIsAWholeNumberOfStepsAndNearest(Sale sale) {
    Totals totals = Totals.of(sale);
    sale.roundedTo()
        .ifPresent(
            step -> {
              assertThat(totals.total().remainder(step)).isZero();
              BigDecimal half = step.divide(BigDecimal.TWO, 3, RoundingMode.UNNECESSARY);
              assertThat(totals.rounding().orElseThrow().abs()).isLessThanOrEqualTo(half);
            });
  }

  @ParameterizedTest
  @MethodSource("sales")
  void changeIsWhatWasPaidOverTheTotal(Sale sale) {
    Totals totals = Totals.of(sale);
    totals
        .paid()
        .ifPresent(
            paid ->
                assertThat(paid.subtract(or0(totals.change())))
                    .isEqualByComparingTo(totals.total()));
    assertThat(or0(totals.change())).isNotNegative();
  }

  /** Reckoned by hand, so that an error in the arithmetic above does not hide itself. */
  @Test
  void someReceiptsReckonedByHand() {
    Totals swiss = Totals.of(EuropeanSales.swissRestaurant());
    assertThat(swiss.goods()).isEqualTo("1259.87");
    assertThat(swiss.rounding()).contains(new BigDecimal("-0.02"));
    assertThat(swiss.total()).isEqualTo("1259.85");

    Totals american = Totals.of(OverseasSales.americanDiner());
    assertThat(american.goods()).isEqualTo("83.30");
    assertThat(american.tax()).isEqualTo("6.87");
    assertThat(american.total()).isEqualTo("105.17");

    Totals japanese = Totals.of(OverseasSales.japaneseConvenience());
    assertThat(japanese.tax()).isEqualTo("243");
    assertThat(japanese.total()).isEqualTo("2906");

    Totals bahraini = Totals.of(OverseasSales.bahrainiSpices());
    assertThat(bahraini.tax()).isEqualTo("1.843");
    assertThat(bahraini.total()).isEqualTo("20.268");

    Totals austrian = Totals.of(EuropeanSales.austrianInvoice());
    assertThat(austrian.tax()).isEqualTo("288.02");
    assertThat(austrian.total()).isEqualTo("1917.42");
  }

  private static BigDecimal or0(Optional<BigDecimal> amount) {
    return amount.orElse(BigDecimal.ZERO);
  }
}
