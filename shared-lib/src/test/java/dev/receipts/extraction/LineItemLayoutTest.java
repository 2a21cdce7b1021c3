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
                .row("1X 000001010646", "7.74SR")
                .line("OAT CRACKER")
                .row("2X 000002336695", "38.80SR")
                .line("SUN LOTION")
                .row("SUB-TOTAL", "46.54"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("OAT CRACKER", "SUN LOTION");
    assertThat(items)
        .extracting(item -> item.code().orElse(""))
        .containsExactly("000001010646", "000002336695");
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
                .columns("1", "D", "28.00 SR")
                .line("TILAPIA")
                .columns("1", "D", "16.00 SR")
                .line("SPINACH")
                .columns("1", "D", "7.00 SR")
                .line("WHITE RICE")
                .columns("TOTAL :", "", "51.00"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("TILAPIA", "SPINACH", "WHITE RICE");
    assertThat(amounts(items)).containsExactly("28.00", "16.00", "7.00");
  }

  @Test
  void aUnitPriceMayHaveFourDecimals() {
    List<LineItem> items =
        items(
            shop()
                .line("GLUE STICK")
                .row("2 X 2.8000", "5.60 SR")
                .line("YELLOW PAPER - A4")
                .row("1 X 10.9000", "10.90 SR")
                .row("TOTAL", "16.50"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("GLUE STICK", "YELLOW PAPER - A4");
    assertThat(items.getFirst().unitPrice().orElseThrow().getAmount()).isEqualByComparingTo("2.80");
  }

  @Test
  void aPriceBehindAnAtSignIsNoAmount() {
    List<LineItem> items =
        items(
            shop()
                .columns("ITEM", "QTY", "PRICE", "AMOUNT")
                .line("PLUG TOP 13A @8.00")
                .columns("00004285", "3", "8.00", "24.00 SR")
                .line("LED TUBE @4.00")
                .columns("00002348", "3", "4.00", "12.00 SR")
                .columns("TOTAL", "", "", "36.00"));

    assertThat(items).extracting(LineItem::description).containsExactly("PLUG TOP 13A", "LED TUBE");
    assertThat(amounts(items)).containsExactly("24.00", "12.00");
  }

  @Test
  void theSizeOfTheGoodsIsNoAmount() {
    List<LineItem> items =
        items(
            shop()
                .line("TRAILING SOCKET 3X1.25MM CABLE 2")
                .row("1 X 22.90", "22.90")
                .line("SCISSORS")
                .row("2 X 1.50", "3.00")
                .row("TOTAL", "25.90"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("TRAILING SOCKET 3X1.25MM CABLE 2", "SCISSORS");
  }

  @Test
  void aDiscountIsOneOfTheLinesWhereTheSumIsPrintedBehindIt() {
    List<LineItem> items =
        items(
            shop()
                .row("BUTTER BUN", "RM2.25")
                .row("DISCOUNT", "RM-0.45")
                .row("COOKIE BUN", "RM3.20")
                .row("DISCOUNT", "RM-0.16")
                .row("TOTAL", "RM4.84"));

    assertThat(amounts(items)).containsExactly("2.25", "-0.45", "3.20", "-0.16");
  }

  @Test
  void aDiscountIsNoneOfTheLinesWhereTheSumIsPrintedWithoutIt() {
    Receipt receipt =
        receipt(
            shop()
                .row("BUTTER BUN", "RM2.25")
                .row("DISCOUNT", "RM-0.45")
                .row("COOKIE BUN", "RM3.20")
                .row("SUBTOTAL", "RM5.45")
                .row("TOTAL DISCOUNT", "RM0.45")
                .row("GRAND TOTAL", "RM5.00"));

    assertThat(amounts(receipt.lineItems())).containsExactly("2.25", "3.20");
    assertThat(receipt.amounts().discount().orElseThrow().getAmount()).isEqualByComparingTo("0.45");
  }

  @Test
  void goodsMayStateWhatWasTakenOffTheirPrice() {
    List<LineItem> items =
        items(
            shop()
                .line("ROYAL BAKING POWDER")
                .row("2 X 11.69", "23.38 S")
                .line("LEMON BLEACH")
                .row("2 X 5.51 (DISC: 1.53)", "9.49 S")
                .row("TOTAL", "32.87"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("ROYAL BAKING POWDER", "LEMON BLEACH");
    assertThat(amounts(items)).containsExactly("23.38", "9.49");
  }

  @Test
  void goodsMayStandBelowATotalOnTop() {
    List<LineItem> items =
        items(
            shop()
                .row("Total: USD$", "12.18")
                .line("APPROVED 887973")
                .row("BROWN RICE", "2.19")
                .row("COCONUT MILK", "9.99")
                .row("BALANCE DUE", "12.18"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("BROWN RICE", "COCONUT MILK");
  }

  @Test
  void nothingBelowTheTitleOfTheSumsIsGoods() {
    List<LineItem> items =
        items(
            shop()
                .row("2X 1.00", "RM2.00 Z")
                .line("*GROCERY")
                .row("1X 7.80", "RM7.80 Z")
                .line("*GROCERY")
                .line("SUBTOTAL")
                .row("", "RM9.80")
                .line("ZERO TAX AMT")
                .row("0% Z", "RM0.00")
                .row("TTL CASH", "RM9.80"));

    assertThat(items).extracting(LineItem::description).containsExactly("*GROCERY", "*GROCERY");
  }

  @Test
  void aWordLikeATitleIsNoTitleOfTheGoods() {
    List<LineItem> items =
        items(
            shop()
                .line("2% MILK")
                .row("2 @$4.89", "9.78")
                .line("PRODUCE")
                .line("SPARTAN APPLE")
                .row("1.770 kg @$3.68/kg", "6.51")
                .row("SUBTOTAL", "16.29"));

    assertThat(amounts(items)).containsExactly("9.78", "6.51");
  }

  @Test
  void theAddressAboveIsNoNameOfTheFirstGoods() {
    List<LineItem> items =
        items(
            Paper.page()
                .line("HILLTOP TRADING SDN BHD")
                .line("NO.1 JALAN SS 9/1, 47300 PJ")
                .row("2 PEN", "6.22")
                .row("NOTEBOOK", "4.00")
                .row("TOTAL", "10.22")
                .line("02/03/2026"));

    assertThat(items).extracting(LineItem::description).containsExactly("2 PEN", "NOTEBOOK");
  }

  @Test
  void marksOfCurrenciesAboveTheColumnsAreNoName() {
    List<LineItem> items =
        items(
            shop()
                .columns("", "(RM)", "(RM)")
                .columns("4536000000012", "2.00", "2.00")
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
                .columns("TOWEL ROD", "1", "8.00", "8.00")
                .line("BRACKET (END)")
                .columns("SAW BLADE", "2", "4.00", "8.00")
                .line("FOR WOOD")
                .line("AND METAL")
                .columns("TOTAL", "", "", "16.00"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("TOWEL ROD BRACKET (END)", "SAW BLADE FOR WOOD AND METAL");
  }

  @Test
  void thePriceOfAUnitIsNoPartOfTheName() {
    List<LineItem> items =
        items(shop().row("SUPER 97", "100.00").line("2.450 RM /LITRE").row("TOTAL", "100.00"));

    assertThat(items).extracting(LineItem::description).containsExactly("SUPER 97");
  }

  @Test
  void goodsMayBeNamedLikeALabelWhereTheirSumSaysSo() {
    List<LineItem> items =
        items(
            shop()
                .row("APPLES", "2.49")
                .row("BALANCE BREAD", "0.99")
                .row("BUTTER", "0.25")
                .row("TOTAL", "3.73"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("APPLES", "BALANCE BREAD", "BUTTER");
  }

  @Test
  void changeAmongTheGoodsIsNoneOfThemWhereTheirSumSaysSo() {
    List<LineItem> items =
        items(
            shop()
                .row("APPLES", "2.49")
                .row("CHANGE", "0.99")
                .row("BUTTER", "0.25")
                .row("TOTAL", "2.74"));

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
                .row("SUPER 95", "34.00 A")
                .columns("Typ", "Netto", "MwSt", "Brutto")
                .columns("A 19.00%", "28.57", "5.43", "34.00")
                .row("AMOUNT", "34.00"));

    assertThat(items).extracting(LineItem::description).containsExactly("SUPER 95");
  }
}
