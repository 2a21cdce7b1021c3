package dev.receipts.extraction.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Paper;
import dev.receipts.extraction.Printed;
import dev.receipts.extraction.amount.AmountFinder;
import dev.receipts.extraction.evidence.RowFacts;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ItemFinderTest {

  @Test
  void findsTheGoodsAboveTheSums() {
    assertThat(lines("Tea\t2.00", "Cake\t3.00", "Total\t5.00", "Cash\t10.00"))
        .containsExactly("Tea", "Cake");
  }

  @Test
  void findsTheGoodsBelowTheTitlesOfTheirColumns() {
    assertThat(lines("Deposit slip\t9.00", "Item\tAmount", "Tea\t2.00", "Total\t2.00"))
        .containsExactly("Tea");
  }

  @Test
  void findsTheGoodsBelowATotalOnTop() {
    assertThat(lines("Total\t5.00", "Tea\t2.00", "Cake\t3.00", "Subtotal\t5.00"))
        .containsExactly("Tea", "Cake");
  }

  @Test
  void readsNamesWhereTheGoodsThenComeToAPrintedSum() {
    assertThat(lines("2 X 1.00\t2.00", "Tea", "1 X 3.00\t3.00", "Cake", "Total\t5.00"))
        .containsExactly("Tea", "Cake");
  }

  @Test
  void takesAChargeAmongTheGoodsForOneOfThemWhereTheirSumSaysSo() {
    assertThat(lines("Tea\t2.00", "Service charge\t0.50", "Cake\t3.00", "Subtotal\t5.50"))
        .containsExactly("Tea", "Service charge", "Cake");
    assertThat(lines("Tea\t2.00", "Service charge\t0.50", "Cake\t3.00", "Subtotal\t5.00"))
        .containsExactly("Tea", "Cake");
  }

  @Test
  void takesAChargeBelowTheGoodsForNoneOfThem() {
    assertThat(lines("Tea\t2.00", "Service charge\t0.50", "Total\t2.50")).containsExactly("Tea");
  }

  @Test
  void addsTheTaxWhereNoSubtotalIsPrinted() {
    assertThat(lines("Tea\t2.00", "Service charge\t0.50", "VAT\t0.40", "Total\t2.40"))
        .containsExactly("Tea");
  }

  @Test
  void keepsTheLinesThatTextractNamedWhereTheyComeToAPrintedSum() {
    List<Item> named = items("Green tea\t5.00", "Total\t5.00");

    assertThat(find(named, "Tea\t2.00", "Cake\t3.00", "Total\t5.00")).isEqualTo(named);
  }

  @Test
  void keepsThemWhereNothingElseComesToOne() {
    List<Item> named = items("Green tea\t4.00");

    assertThat(find(named, "Tea\t2.00", "Cake\t2.50", "Total\t5.00")).isEqualTo(named);
  }

  @Test
  void readsTheRowsItselfWhereOnlyTheyComeToOne() {
    List<Item> named = items("Green tea\t4.00");

    assertThat(find(named, "Tea\t2.00", "Cake\t3.00", "Total\t5.00"))
        .extracting(Item::description)
        .containsExactly("Tea", "Cake");
  }

  @Test
  void takesNoAmountLeftOfTheColumnForOneOfTheGoods() {
    Paper paper =
        Paper.page()
            .row("Tea", "2.00")
            .row("Cake", "3.00")
            .row("Bread", "4.00")
            .at(0.05, "Cable 2.50")
            .down()
            .row("long", "1.00")
            .row("Total", "10.00");
    List<RowFacts> rows = Printed.rows(paper);

    assertThat(ItemFinder.find(List.of(), rows, AmountFinder.find(rows)))
        .extracting(Item::amount)
        .doesNotContain(OptionalLong.of(2_500))
        .hasSize(4);
  }

  @Test
  void takesMarksOfFewLinesForNoTaxCodes() {
    assertThat(items("Tea\t2.00 A", "Cake\t3.00", "Bread\t4.00", "Total\t9.00"))
        .allMatch(item -> item.taxCode().isEmpty());
    assertThat(items("Tea\t2.00 A", "Cake\t3.00 B", "Bread\t4.00", "Total\t9.00"))
        .filteredOn(item -> item.taxCode().isPresent())
        .hasSize(2);
  }

  @Test
  void addsUpNoLinesOfWhichOneIsUnknown() {
    List<Item> items = items("Tea\t2.00", "Cake\t3.00", "Total\t5.00");

    assertThat(ItemFinder.amounts(items)).containsExactly(2_000L, 3_000L);
    assertThat(ItemFinder.amounts(List.of(items.getFirst(), unknown(items.getLast())))).isEmpty();
  }

  private static Item unknown(Item item) {
    return new Item(
        item.description(),
        item.code(),
        item.quantity(),
        item.unit(),
        item.unitPrice(),
        OptionalLong.empty(),
        item.decimals(),
        item.taxCode(),
        item.kind(),
        item.source());
  }

  private static List<String> lines(String... rows) {
    return items(rows).stream().map(Item::description).toList();
  }

  private static List<Item> items(String... rows) {
    return find(List.of(), rows);
  }

  private static List<Item> find(List<Item> named, String... texts) {
    List<RowFacts> rows = Printed.rows(texts);
    return ItemFinder.find(named, rows, AmountFinder.find(rows));
  }
}
