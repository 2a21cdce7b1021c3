package dev.receipts.extraction.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.extraction.evidence.RowFacts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts and prices are in thousandths. */
class QuantityTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2 Tea\t2.50\t5.00 ; 2000 ; 2500",
        "Tea\t2\t2.50\t5.00 ; 2000 ; 2500",
        "Tea\t2.50\t2\t5.00 ; 2000 ; 2500",
        "Bread\t0.500 kg\t3.00\t1.50 ; 500 ; 3000",
        "Wire\t3\t1.7500\t5.25 ; 3000 ; 1750",
      })
  void isTheCountAndThePriceThatGiveTheAmount(String text, long count, long price) {
    assertThat(giving(text))
        .hasValueSatisfying(
            quantity -> {
              assertThat(quantity.count().value()).isEqualTo(count);
              assertThat(quantity.price().value()).isEqualTo(price);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 Tea\t2.50\t5.20", "Tea\t2.50\t5.00", "Tea\t0\t2.50\t0.00"})
  void isNoneWhereNothingGivesIt(String text) {
    assertThat(giving(text)).isEmpty();
  }

  @Test
  void hasTheUnitOfTheCount() {
    assertThat(giving("Bread\t0.500 kg\t3.00\t1.50")).flatMap(Quantity::unit).contains("kg");
    assertThat(giving("Tea\t2\t2.50\t5.00")).flatMap(Quantity::unit).isEmpty();
  }

  @Test
  void mayDifferFromTheAmountByTheRoundingOfWhatWasMeasured() {
    assertThat(giving("Fuel\t10.12 l\t3.00\t30.36")).isPresent();
    assertThat(giving("Fuel\t10.12 l\t3.00\t30.38")).isPresent();
    assertThat(giving("Fuel\t10.12 l\t3.00\t30.40")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2 X 0.75 ; 2000 ; 750",
        "2 x 0.75 ; 2000 ; 750",
        "2 @0.75 ; 2000 ; 750",
        "2 pcs * 0.75 ; 2000 ; 750",
        "2.40 X 0.500 KG ; 500 ; 2400",
      })
  void mayStandAloneWithASignOfMultiplication(String text, long count, long price) {
    RowFacts row = Printed.rows(text, "Tea\t1.50").getFirst();

    assertThat(Quantity.alone(row, row.numbers().getLast()))
        .hasValueSatisfying(
            quantity -> {
              assertThat(quantity.count().value()).isEqualTo(count);
              assertThat(quantity.price().value()).isEqualTo(price);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 0.75", "Tea 0.75", "0 X 0.75"})
  void doesNotStandAloneWithoutOne(String text) {
    RowFacts row = Printed.row(text);

    assertThat(Quantity.alone(row, row.money().getLast())).isEmpty();
  }

  @Test
  void isMeasuredWhereThePriceIsThatOfItsUnit() {
    assertThat(Quantity.measured(Printed.rows("41.31 L 1.739 EUR/L", "Fuel\t71.84").getFirst()))
        .hasValueSatisfying(
            quantity -> {
              assertThat(quantity.count().value()).isEqualTo(41_310);
              assertThat(quantity.price().value()).isEqualTo(1_739);
              assertThat(quantity.gives(71_840)).isTrue();
            });
    assertThat(Quantity.measured(Printed.rows("41.31 L 1.739 EUR/kg", "Fuel\t71.84").getFirst()))
        .isEmpty();
  }

  private static Optional<Quantity> giving(String text) {
    RowFacts row = Printed.row(text);
    return Quantity.giving(row, row.money().getLast());
  }
}
