package dev.receipts.extraction.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ItemReaderTest {
  private static final ItemReader.Form BESIDE =
      new ItemReader.Form(false, false, OptionalDouble.empty());
  private static final ItemReader.Form BELOW =
      new ItemReader.Form(false, true, OptionalDouble.empty());
  private static final ItemReader.Form HEADED =
      new ItemReader.Form(true, false, OptionalDouble.empty());

  @Test
  void readsNamesBesideTheirAmounts() {
    assertThat(lines(BESIDE, "Green tea\t2.00", "Cake\t3.00"))
        .containsExactly("Green tea 2000", "Cake 3000");
  }

  @Test
  void readsNamesAboveTheirAmounts() {
    assertThat(lines(HEADED, "Green tea", "2 X 1.00\t2.00", "Cake", "1 X 3.00\t3.00"))
        .containsExactly("Green tea 2000", "Cake 3000");
  }

  @Test
  void readsNamesBelowTheirAmounts() {
    assertThat(lines(BELOW, "2 X 1.00\t2.00", "Green tea", "1 X 3.00\t3.00", "Cake"))
        .containsExactly("Green tea 2000", "Cake 3000");
  }

  @Test
  void takesWhatStandsBelowNamedGoodsForTheRestOfTheirName() {
    assertThat(lines(BESIDE, "Green tea\t2.00", "from the hills", "Cake\t3.00", "with nuts"))
        .containsExactly("Green tea from the hills 2000", "Cake with nuts 3000");
  }

  @Test
  void takesNoHeadOfAReceiptForTheNameOfTheFirstGoods() {
    assertThat(lines(BESIDE, "Corner Shop", "Green tea\t2.00")).containsExactly("Green tea 2000");
  }

  @Test
  void endsWithTheTitleOfTheSums() {
    assertThat(lines(BESIDE, "Green tea\t2.00", "SUBTOTAL", "Cake\t3.00"))
        .containsExactly("Green tea 2000");
  }

  @Test
  void readsQuantityAndPriceOnARowOfTheirOwn() {
    assertThat(read(BESIDE, "Green tea\t5.00", "2 X 2.50").getFirst())
        .returns(OptionalLong.of(2_000), Item::quantity)
        .returns(OptionalLong.of(2_500), Item::unitPrice);
    assertThat(read(BESIDE, "2 X 2.50", "Green tea\t5.00").getFirst())
        .returns(OptionalLong.of(2_000), Item::quantity);
  }

  @Test
  void takesNoQuantityThatDoesNotGiveTheAmount() {
    assertThat(read(BESIDE, "Green tea\t5.00", "2 X 3.50").getFirst().quantity()).isEmpty();
    assertThat(read(BESIDE, "2 X 3.50", "Green tea\t5.00").getFirst().quantity()).isEmpty();
  }

  @Test
  void readsTheArticleNumberBeforeOrBehindTheName() {
    assertThat(read(BESIDE, "48151 Green tea\t2.00").getFirst().code()).contains("48151");
    assertThat(read(BESIDE, "Green tea 004747514846\t2.00").getFirst())
        .returns(Optional.of("004747514846"), Item::code)
        .returns("Green tea", Item::description);
  }

  @Test
  void readsTheArticleNumberOnARowOfItsOwn() {
    assertThat(read(BESIDE, "Green tea\t2.00", "4006381333931").getFirst().code())
        .contains("4006381333931");
    assertThat(read(BESIDE, "4006381333931", "Green tea\t2.00").getFirst().code())
        .contains("4006381333931");
  }

  @Test
  void readsTheMarkOfTheTaxRate() {
    assertThat(read(BESIDE, "Green tea\t2.00 B").getFirst().taxCode()).contains("B");
    assertThat(read(BESIDE, "Green tea\t2.00").getFirst().taxCode()).isEmpty();
  }

  private static List<Item> read(ItemReader.Form form, String... rows) {
    return ItemReader.read(Printed.rows(rows), form);
  }

  private static List<String> lines(ItemReader.Form form, String... rows) {
    return read(form, rows).stream()
        .map(item -> item.description() + " " + item.amount().orElseThrow())
        .toList();
  }
}
