package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where the names of goods, their prices and what is taken off them stand. */
class LineItemLayoutTest {

  private static Receipt receipt(Paper paper) {
    List<Receipt> receipts = new StandardReceiptParser().parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst();
  }

  private static List<LineItem> items(Paper paper) {
    return receipt(paper).lineItems();
  }

  private static Paper shop() {
    return Paper.page().line("HILLTOP TRADING SDN BHD").line("02/03/2026 15:59");
  }

  private static List<String> amounts(List<LineItem> items) {
    return items.stream()
        .map(item -> item.amount().orElseThrow().getAmount().toPlainString())
        .toList();
  }

  @Test
  void namesMayStandBelowTheAmounts() {
    List<LineItem> items =
        items(
            shop()
                .row("1X 000004711001", "6.20SR")
                .line("OAT CRACKER")
                .row("2X 000004711002", "31.40SR")
                .line("SUN LOTION")
                .row("SUB-TOTAL", "37.60"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("OAT CRACKER", "SUN LOTION");
    assertThat(items)
        .extracting(item -> item.code().orElse(""))
        .containsExactly("000004711001", "000004711002");
    assertThat(items)
        .extracting(item -> item.quantity().orElseThrow())
        .containsExactly(new BigDecimal("1"), new BigDecimal("2"));
  }

  @Test
  void namesBelowTheAmountsAreNotThoseOfTheNextAmounts() {
    List<LineItem> items =
        items(
            shop()
                .columns("QTY", "DESCRIPTION", "TOTAL")
                .columns("1", "K", "26.00 SR")
                .line("GRILLED COD")
                .columns("1", "K", "14.00 SR")
                .line("BEANS")
                .columns("1", "K", "6.00 SR")
                .line("POTATOES")
                .columns("TOTAL :", "", "46.00"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("GRILLED COD", "BEANS", "POTATOES");
    assertThat(amounts(items)).containsExactly("26.00", "14.00", "6.00");
  }

  @Test
  void aUnitPriceMayHaveFourDecimals() {
    List<LineItem> items =
        items(
            shop()
                .line("PACKING TAPE")
                .row("2 X 1.7500", "3.50 SR")
                .line("CARDBOARD - A3")
                .row("1 X 8.2500", "8.25 SR")
                .row("TOTAL", "11.75"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("PACKING TAPE", "CARDBOARD - A3");
    assertThat(items.getFirst().unitPrice().orElseThrow().getAmount()).isEqualByComparingTo("1.75");
  }

  @Test
  void aPriceBehindAnAtSignIsNoAmount() {
    List<LineItem> items =
        items(
            shop()
                .columns("ITEM", "QTY", "PRICE", "AMOUNT")
                .line("LAMP HOLDER @7.00")
                .columns("00008801", "3", "7.00", "21.00 SR")
                .line("FUSE BOX @5.00")
                .columns("00008802", "2", "5.00", "10.00 SR")
                .columns("TOTAL", "", "", "31.00"));

    assertThat(items).extracting(LineItem::description).containsExactly("LAMP HOLDER", "FUSE BOX");
    assertThat(amounts(items)).containsExactly("21.00", "10.00");
  }

  @Test
  void theSizeOfTheGoodsIsNoAmount() {
    List<LineItem> items =
        items(
            shop()
                .line("PIPE SET 4X2.75MM LONG 2")
                .row("1 X 19.90", "19.90")
                .line("PLIERS")
                .row("2 X 3.25", "6.50")
                .row("TOTAL", "26.40"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("PIPE SET 4X2.75MM LONG 2", "PLIERS");
  }

  @Test
  void aDiscountIsOneOfTheLinesWhereTheSumIsPrintedBehindIt() {
    List<LineItem> items =
        items(
            shop()
                .row("PLUM CAKE", "RM3.10")
                .row("DISCOUNT", "RM-0.40")
                .row("NUT ROLL", "RM2.60")
                .row("DISCOUNT", "RM-0.30")
                .row("TOTAL", "RM5.00"));

    assertThat(amounts(items)).containsExactly("3.10", "-0.40", "2.60", "-0.30");
  }

  @Test
  void aDiscountIsNoneOfTheLinesWhereTheSumIsPrintedWithoutIt() {
    Receipt receipt =
        receipt(
            shop()
                .row("PLUM CAKE", "RM3.10")
                .row("DISCOUNT", "RM-0.60")
                .row("NUT ROLL", "RM2.60")
                .row("SUBTOTAL", "RM5.70")
                .row("TOTAL DISCOUNT", "RM0.60")
                .row("GRAND TOTAL", "RM5.10"));

    assertThat(amounts(receipt.lineItems())).containsExactly("3.10", "2.60");
    assertThat(receipt.amounts().discount().orElseThrow().getAmount()).isEqualByComparingTo("0.60");
  }

  @Test
  void goodsMayStateWhatWasTakenOffTheirPrice() {
    List<LineItem> items =
        items(
            shop()
                .line("CORN FLOUR")
                .row("2 X 9.30", "18.60 S")
                .line("FLOOR POLISH")
                .row("2 X 6.45 (DISC: 1.20)", "11.70 S")
                .row("TOTAL", "30.30"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("CORN FLOUR", "FLOOR POLISH");
    assertThat(amounts(items)).containsExactly("18.60", "11.70");
  }

  @Test
  void goodsMayStandBelowATotalOnTop() {
    List<LineItem> items =
        items(
            shop()
                .row("Total: USD$", "8.28")
                .line("APPROVED 551204")
                .row("WILD RICE", "3.29")
                .row("ALMOND MILK", "4.99")
                .row("BALANCE DUE", "8.28"));

    assertThat(items).extracting(LineItem::description).containsExactly("WILD RICE", "ALMOND MILK");
  }

  @Test
  void nothingBelowTheTitleOfTheSumsIsGoods() {
    List<LineItem> items =
        items(
            shop()
                .row("2X 1.50", "RM3.00 Z")
                .line("*SUNDRY")
                .row("1X 6.40", "RM6.40 Z")
                .line("*SUNDRY")
                .line("SUBTOTAL")
                .row("", "RM9.40")
                .line("ZERO TAX AMT")
                .row("0% Z", "RM0.00")
                .row("TTL CASH", "RM9.40"));

    assertThat(items).extracting(LineItem::description).containsExactly("*SUNDRY", "*SUNDRY");
  }

  @Test
  void aWordLikeATitleIsNoTitleOfTheGoods() {
    List<LineItem> items =
        items(
            shop()
                .line("2% MILK")
                .row("2 @$3.45", "6.90")
                .line("PRODUCE")
                .line("RED APPLE")
                .row("1.250 kg @$4.40/kg", "5.50")
                .row("SUBTOTAL", "12.40"));

    assertThat(amounts(items)).containsExactly("6.90", "5.50");
  }

  @Test
  void theAddressAboveIsNoNameOfTheFirstGoods() {
    List<LineItem> items =
        items(
            Paper.page()
                .line("HILLTOP TRADING SDN BHD")
                .line("NO.7 JALAN MAWAR 3, 43210 DESA")
                .row("2 PEN", "5.10")
                .row("NOTEBOOK", "4.00")
                .row("TOTAL", "9.10")
                .line("02/03/2026"));

    assertThat(items).extracting(LineItem::description).containsExactly("2 PEN", "NOTEBOOK");
  }

  @Test
  void marksOfCurrenciesAboveTheColumnsAreNoName() {
    List<LineItem> items =
        items(
            shop()
                .columns("", "(RM)", "(RM)")
                .columns("4000000000017", "2.00", "2.00")
                .columns("NOTEBOOK", "4.00", "4.00")
                .columns("TOTAL", "", "6.00"));

    assertThat(items).extracting(LineItem::description).doesNotContain("(RM) (RM)");
  }

  @Test
  void aSignInFrontIsNoPartOfTheName() {
    List<LineItem> items =
        items(shop().row("- BADGE CLIP", "2.40").row("- PEN", "1.10").row("TOTAL", "3.50"));

    assertThat(items).extracting(LineItem::description).containsExactly("BADGE CLIP", "PEN");
  }

  @Test
  void aNameBesideItsAmountGoesOnBelow() {
    List<LineItem> items =
        items(
            shop()
                .columns("ITEM", "QTY", "PRICE", "AMOUNT")
                .columns("CURTAIN RAIL", "1", "8.00", "8.00")
                .line("CORNER PIECE")
                .columns("HAND SAW", "2", "4.00", "8.00")
                .line("FOR WOOD")
                .line("AND METAL")
                .columns("TOTAL", "", "", "16.00"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("CURTAIN RAIL CORNER PIECE", "HAND SAW FOR WOOD AND METAL");
  }

  @Test
  void goodsWhoseAmountLostItsPointDoNotGoOnWithOthers() {
    List<LineItem> items =
        items(
            shop()
                .row("DEPOSIT", "0.75 A")
                .row("WASHING-UP LIQUID", "145 A")
                .row("KITCHEN ROLL", "2.49 A")
                .row("SPONGE", "1.10 A")
                .row("TOTAL", "5.79"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("DEPOSIT", "KITCHEN ROLL", "SPONGE");
  }

  @Test
  void thePriceOfAUnitIsNoPartOfTheName() {
    List<LineItem> items =
        items(shop().row("DIESEL PLUS", "100.00").line("2.310 RM /LITRE").row("TOTAL", "100.00"));

    assertThat(items).extracting(LineItem::description).containsExactly("DIESEL PLUS");
  }

  @Test
  void goodsMayBeNamedLikeALabelWhereTheirSumSaysSo() {
    List<LineItem> items =
        items(
            shop()
                .row("APPLES", "2.80")
                .row("BALANCE BREAD", "1.30")
                .row("BUTTER", "3.10")
                .row("TOTAL", "7.20"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("APPLES", "BALANCE BREAD", "BUTTER");
  }

  @Test
  void changeAmongTheGoodsIsNoneOfThemWhereTheirSumSaysSo() {
    List<LineItem> items =
        items(
            shop()
                .row("APPLES", "2.80")
                .row("CHANGE", "1.30")
                .row("BUTTER", "3.10")
                .row("TOTAL", "5.90"));

    assertThat(items).extracting(LineItem::description).containsExactly("APPLES", "BUTTER");
  }

  @Test
  void aServiceChargeBelowTheGoodsIsNoneOfThem() {
    Receipt receipt =
        receipt(
            shop()
                .row("SOUP", "6.00")
                .row("FISH", "14.00")
                .row("SERVICE CHARGE 10%", "2.00")
                .row("TOTAL", "22.00"));

    assertThat(receipt.lineItems())
        .extracting(LineItem::description)
        .containsExactly("SOUP", "FISH");
    assertThat(receipt.amounts().serviceCharge().orElseThrow().getAmount())
        .isEqualByComparingTo("2.00");
  }

  @Test
  void theRowOfATaxTableIsNoneOfTheGoods() {
    List<LineItem> items =
        items(
            shop()
                .row("DIESEL", "23.80 A")
                .columns("Typ", "Netto", "MwSt", "Brutto")
                .columns("A 19.00%", "20.00", "3.80", "23.80")
                .row("AMOUNT", "23.80"));

    assertThat(items).extracting(LineItem::description).containsExactly("DIESEL");
  }

  @Test
  void goodsMayStandBehindTheirDays() {
    Receipt receipt =
        receipt(
            shop()
                .columns("Day", "Description", "Amount")
                .columns("03.02.2026", "Mowing", "40.00")
                .columns("05.02.2026", "Weeding", "25.00")
                .row("TOTAL", "65.00"));

    assertThat(receipt.lineItems())
        .extracting(LineItem::description)
        .containsExactly("Mowing", "Weeding");
    assertThat(receipt.lineItems()).allMatch(item -> item.code().isEmpty());
  }

  @Test
  void goodsMayTellTheirPeriod() {
    List<LineItem> items =
        items(
            shop()
                .columns("Description", "Quantity", "Amount")
                .columns("Storage Jan 1, 2026 - Feb 1, 2026", "2", "8.40")
                .row("TOTAL", "8.40"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("Storage Jan 1, 2026 - Feb 1, 2026");
  }

  @Test
  void goodsGoOnBelowARunningSubtotal() {
    List<LineItem> items =
        items(
            shop()
                .row("TEA", "2.65")
                .row("SUBTOTAL", "2.65")
                .row("CAKE", "3.25")
                .row("JAM", "1.40")
                .row("SUBTOTAL", "7.30")
                .row("TOTAL", "7.30"));

    assertThat(items).extracting(LineItem::description).containsExactly("TEA", "CAKE", "JAM");
  }

  @Test
  void whatWasSavedIsNoneOfTheGoods() {
    List<LineItem> items =
        items(
            Paper.page()
                .line("Green Grocer")
                .row("Pale ale", "24.90 T")
                .row("SC YOU SAVED", "2.00")
                .row("Ham", "9.10 F")
                .row("SC YOU SAVED", "1.00")
                .row("TAX", "2.10")
                .row("TOTAL", "36.10"));

    assertThat(items).extracting(LineItem::description).containsExactly("Pale ale", "Ham");
  }

  @Test
  void theFirstOfTheGoodsMayHaveAWordForAPayment() {
    List<LineItem> items =
        items(
            Paper.page()
                .line("Quay Oyster")
                .row("Bar Mix", "30.00")
                .row("Chowder", "14.00")
                .row("Subtotal", "44.00")
                .row("Total", "44.00"));

    assertThat(items).extracting(LineItem::description).containsExactly("Bar Mix", "Chowder");
  }

  @Test
  void anArticleNumberBeginsTheNextGoods() {
    List<LineItem> items =
        items(
            shop()
                .columns("7101234", "CRISPBREAD", "1.75 A")
                .columns("7101235", "PEPPERS")
                .row("3.50 X 0.300 KG", "1.05 A")
                .row("TOTAL", "2.80"));

    assertThat(items).extracting(LineItem::description).containsExactly("CRISPBREAD", "PEPPERS");
    assertThat(items)
        .extracting(item -> item.code().orElse(""))
        .containsExactly("7101234", "7101235");
  }
}
