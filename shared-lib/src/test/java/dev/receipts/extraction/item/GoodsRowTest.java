package dev.receipts.extraction.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Paper;
import dev.receipts.extraction.Printed;
import java.util.OptionalDouble;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoodsRowTest {
  private static final ItemReader.Form PLAIN =
      new ItemReader.Form(false, false, OptionalDouble.empty());
  private static final ItemReader.Form HEADED =
      new ItemReader.Form(true, false, OptionalDouble.empty());

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Green tea\t2.50 ; Green tea",
        "2 Green tea\t2.50\t5.00 ; Green tea",
        "Green tea\t2\t2.50\t5.00 ; Green tea",
        "48151 Green tea\t2.50 ; Green tea",
      })
  void isALineOfGoodsWithWordsBesideItsAmount(String text, String description) {
    assertThat(of(text))
        .asInstanceOf(InstanceOfAssertFactories.type(GoodsRow.Line.class))
        .returns(description, GoodsRow.Line::description)
        .returns(Item.Kind.GOODS, GoodsRow.Line::kind);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2 X 2.50", "41.31 L 1.739 EUR/L"})
  void isThePriceOfTheLineBesideIt(String text) {
    assertThat(of(text)).isInstanceOf(GoodsRow.Price.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Total\t5.00",
        "Subtotal\t5.00",
        "VAT 20%\t1.00",
        "Rounding\t0.02",
        "Amount\t5.00",
        "Carried forward\t5.00",
        "25.12.2018\t5.00",
        "9.00 Uhr - 20.00 Uhr",
      })
  void isAnotherAmountOfTheReceiptWhereItSaysSo(String text) {
    assertThat(of(text)).isEqualTo(new GoodsRow.Other());
  }

  @Test
  void mayBeginWithADayBelowTitlesOfColumns() {
    String text = "25.12.2018 Green tea\t5.00";

    assertThat(GoodsRow.of(Printed.row(text), PLAIN)).isInstanceOf(GoodsRow.Other.class);
    assertThat(GoodsRow.of(Printed.row(text), HEADED)).isInstanceOf(GoodsRow.Line.class);
  }

  @Test
  void isOfATaxTableWhereNoTitlesStandAboveIt() {
    String text = "Paper\t100.00\t20%\t20.00\t120.00";

    assertThat(GoodsRow.of(Printed.row(text), PLAIN)).isInstanceOf(GoodsRow.Other.class);
    assertThat(GoodsRow.of(Printed.row(text), HEADED)).isInstanceOf(GoodsRow.Line.class);
  }

  @Test
  void takesOffWhatIsNegative() {
    assertThat(kind("Discount\t-1.00")).isEqualTo(Item.Kind.REDUCTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Discount\t1.00", "Service charge\t1.00", "You saved\t1.00"})
  void isDoubtfulWhereItIsCalledSomethingThatGoodsMayBe(String text) {
    assertThat(kind(text)).isEqualTo(Item.Kind.DOUBTFUL);
  }

  @Test
  void isOfGoodsWhateverTheyAreCalledWhereTheyAreCounted() {
    assertThat(kind("1\tService charge\t1.00")).isEqualTo(Item.Kind.GOODS);
  }

  @Test
  void isANameWhereThePriceIsThatOfOnePiece() {
    assertThat(of("Green tea @ 2.50")).isEqualTo(new GoodsRow.Name("Green tea"));
  }

  @Test
  void isANameWhereTheAmountStandsLeftOfTheColumn() {
    ItemReader.Form form = new ItemReader.Form(false, false, OptionalDouble.of(0.95));

    assertThat(GoodsRow.of(Printed.rows(Paper.page().at(0.05, "Cable 2.50")).getFirst(), form))
        .isEqualTo(new GoodsRow.Name("Cable"));
    assertThat(GoodsRow.of(Printed.rows(Paper.page().row("Cable", "2.50")).getFirst(), form))
        .isInstanceOf(GoodsRow.Line.class);
  }

  @Test
  void isNothingWhereOnlyAMeasureStands() {
    assertThat(of("49.23 l")).isEqualTo(new GoodsRow.Nothing());
  }

  @Test
  void tellsWhatReadsLikeTheNumberOfAllGoods() {
    assertThat(of("Qty 4.00"))
        .asInstanceOf(InstanceOfAssertFactories.type(GoodsRow.Line.class))
        .matches(GoodsRow.Line::countsGoods);
  }

  private static GoodsRow of(String text) {
    return GoodsRow.of(Printed.rows(text, "Tea\t1.50").getFirst(), PLAIN);
  }

  private static Item.Kind kind(String text) {
    return ((GoodsRow.Line) of(text)).kind();
  }
}
