package dev.receipts.extraction.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadingQuantitiesTest {

  @ParameterizedTest
  @CsvSource({"2 x Tea, 2 Tea", "2x Tea, 2 Tea", "12 X Tea, 12 Tea", "l x Tea, 1 Tea"})
  void areToldByTheirSign(String description, String read) {
    assertThat(read(description)).containsExactly(read);
  }

  @Test
  void areToldWithoutASignWhereAllGoodsHaveOne() {
    assertThat(read("2 Tea", "1 Cake")).containsExactly("2 Tea", "1 Cake");
    assertThat(read("2 Tea", "Cake")).containsExactly("? 2 Tea", "? Cake");
  }

  @Test
  void areNoneWhereTheyCountTheLines() {
    assertThat(read("1 Tea", "2 Cake", "3 Bread"))
        .containsExactly("? 1 Tea", "? 2 Cake", "? 3 Bread");
  }

  @Test
  void areNoNumbersOfAMenu() {
    assertThat(read("201 Tea", "104 Cake")).containsExactly("? 201 Tea", "? 104 Cake");
  }

  @Test
  void areNoneOfOneLineWithoutASign() {
    assertThat(read("2 Tea")).containsExactly("? 2 Tea");
  }

  @Test
  void areNeverNought() {
    assertThat(read("0 x Tea")).containsExactly("? 0 x Tea");
  }

  /** Each with its count and what is left of its description. */
  private static List<String> read(String... descriptions) {
    return LeadingQuantities.read(Stream.of(descriptions).map(LeadingQuantitiesTest::item).toList())
        .stream()
        .map(
            item ->
                (item.quantity().isPresent() ? item.quantity().getAsLong() / 1000 : "?")
                    + " "
                    + item.description())
        .toList();
  }

  private static Item item(String description) {
    ItemReader.Form form = new ItemReader.Form(false, false, OptionalDouble.empty());
    return ItemReader.read(Printed.rows("Tea\t2.00"), form).getFirst().withDescription(description);
  }
}
