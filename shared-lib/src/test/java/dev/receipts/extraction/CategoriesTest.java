package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CategoriesTest {

  @Test
  void areToldByTwoWords() {
    assertThat(category("", "Diesel\t40.00", "Pump 4")).contains("FUEL");
    assertThat(category("", "Diesel\t40.00")).isEmpty();
  }

  @Test
  void areToldByOneWordInTheVendorsName() {
    assertThat(category("Hotel Mill")).contains("LODGING");
  }

  @Test
  void areToldByTheNameBeforeTwoWordsBelow() {
    assertThat(category("Hotel Mill", "Parking\t4.00", "Car park 2")).contains("LODGING");
  }

  @Test
  void areNoneWhereTwoAreLevel() {
    assertThat(category("Hotel Mill Restaurant")).isEmpty();
  }

  @Test
  void countOneWordThreeTimesAtMost() {
    String[] pizzas = new String[10];
    Arrays.fill(pizzas, "Pizza\t8.00");

    assertThat(category("Hotel Mill, Overnight", pizzas)).contains("LODGING");
  }

  @Test
  void tellTheFirstWordOfTheRowsAsTheirSource() {
    assertThat(Categories.find(Optional.empty(), Printed.rows("Diesel\t40.00", "Pump 4")))
        .hasValueSatisfying(
            found ->
                assertThat(found.source())
                    .hasValueSatisfying(source -> assertThat(source.text()).isEqualTo("Diesel")));
    assertThat(Categories.find(Optional.of("Hotel Mill"), Printed.rows("Tea\t2.00")))
        .hasValueSatisfying(found -> assertThat(found.source()).isEmpty());
  }

  private static Optional<String> category(String vendor, String... rows) {
    return Categories.find(Optional.of(vendor), Printed.rows(rows)).map(Categories.Found::category);
  }
}
