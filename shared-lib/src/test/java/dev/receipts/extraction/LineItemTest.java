package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.receipt.LineItem;
import dev.receipts.receipt.Receipt;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a receipt says about each of its goods. */
class LineItemTest {
  private static final String EAN = "4006381333931";

  private static List<LineItem> items(Paper paper) {
    List<Receipt> receipts = new StandardReceiptParser().parse(List.of(paper.build()));
    assertThat(receipts).hasSize(1);
    return receipts.getFirst().lineItems();
  }

  private static Paper shop() {
    return Paper.page().line("Feinkost Abendrot GmbH").line("02.03.2026 15:59");
  }

  @Test
  void haveTheMarkOfTheirTaxRate() {
    List<LineItem> items =
        items(
            shop()
                .row("Milch 3,5%", "1,19 B")
                .row("Saft", "1,79 A")
                .row("Pfand", "0,25*")
                .row("SUMME EUR", "3,23"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("Milch 3,5%", "Saft", "Pfand");
    assertThat(items).extracting(item -> item.taxCode().orElse("")).containsExactly("B", "A", "*");
  }

  @Test
  void haveNoTaxMarkWhereOnlyOneOfManyShowsOne() {
    List<LineItem> items =
        items(
            shop()
                .row("Milch", "1,19")
                .row("Saft", "1,79 i")
                .row("Brot", "2,25")
                .row("SUMME EUR", "5,23"));

    assertThat(items).hasSize(3).allMatch(item -> item.taxCode().isEmpty());
  }

  @Test
  void takeNoCurrencyForATaxMark() {
    List<LineItem> items =
        items(shop().row("Milch", "1,19 €").row("Saft", "1,79 €").row("SUMME", "2,98 €"));

    assertThat(items).hasSize(2).allMatch(item -> item.taxCode().isEmpty());
  }

  @Test
  void haveTheUnitOfTheirQuantity() {
    List<LineItem> items =
        items(
            shop()
                .row("Tomaten lose", "2,53 B")
                .row("0,846 kg x 2,99/kg", "")
                .row("Kleber", "9,70 B")
                .row("2 Stk x 4,85", "")
                .row("SUMME EUR", "12,23"));

    assertThat(items).extracting(item -> item.unit().orElse("")).containsExactly("kg", "Stk");
    assertThat(items.getFirst().quantity()).contains(new BigDecimal("0.846"));
    assertThat(items.getFirst().unitPrice().orElseThrow().getAmount()).isEqualByComparingTo("2.99");
  }

  @Test
  void haveTheArticleNumberInFrontAndKeepTheNumbersOfTheirDescription() {
    List<LineItem> items =
        items(
            Paper.page()
                .line("HARBOUR OFFICE SUPPLIES INC")
                .columns("Item", "Description", "Qty", "Price", "Amount")
                .columns("CP-8511", "Pad 8.5 x 11", "40", "41.95", "1678.00")
                .columns("CB-0310", "Net cable 10", "40", "3.95", "158.00")
                .row("TOTAL", "$1836.00"));

    assertThat(items)
        .extracting(item -> item.code().orElse(""))
        .containsExactly("CP-8511", "CB-0310");
    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("Pad 8.5 x 11", "Net cable 10");
    assertThat(items).allMatch(item -> item.quantity().orElseThrow().intValue() == 40);
  }

  @Test
  void haveTheTradeItemNumberThatStandsAboveThem() {
    List<LineItem> items =
        items(
            shop()
                .row("ART/EAN " + EAN, "")
                .row("Parkett", "9,70")
                .row("ART/EAN 40170725", "")
                .row("Leiste", "4,30")
                .row("SUMME EUR", "14,00"));

    assertThat(items).extracting(item -> item.code().orElse("")).containsExactly(EAN, "40170725");
    assertThat(items).extracting(LineItem::description).containsExactly("Parkett", "Leiste");
  }

  @Test
  void haveTheTradeItemNumberThatStandsBelowThem() {
    List<LineItem> items =
        items(
            shop()
                .row("Parkett", "9,70")
                .row(EAN, "")
                .row("Leiste", "4,30")
                .row("40170725", "")
                .row("SUMME EUR", "14,00"));

    assertThat(items).extracting(item -> item.code().orElse("")).containsExactly(EAN, "40170725");
  }

  @Test
  void takeNoNumberWithAWrongCheckDigitForATradeItemNumber() {
    List<LineItem> items =
        items(shop().row("Parkett", "9,70").row("4006381333932", "").row("SUMME EUR", "9,70"));

    assertThat(items).singleElement().matches(item -> item.code().isEmpty());
  }

  @Test
  void joinADescriptionThatIsWrapped() {
    List<LineItem> items =
        items(
            Paper.page()
                .line("HARBOUR OFFICE SUPPLIES INC")
                .row("Description", "Amount")
                .row("Ballpoint pens, blue,", "")
                .row("box of twelve", "5.15")
                .row("TOTAL", "$5.15"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("Ballpoint pens, blue, box of twelve");
  }

  @Test
  void numberTheirReceiptWithItsSeries() {
    Receipt receipt =
        new StandardReceiptParser()
            .parse(
                List.of(
                    Paper.page()
                        .line("Café du Port SARL")
                        .line("Ticket T-20931")
                        .row("TOTAL EUR", "4,20")
                        .build()))
            .getFirst();

    assertThat(receipt.number()).contains("T-20931");
  }

  private static List<String> told(List<LineItem> items) {
    return items.stream()
        .map(
            item ->
                "%s x %s at %s"
                    .formatted(
                        item.quantity().map(BigDecimal::toPlainString).orElse("?"),
                        item.description(),
                        item.unitPrice()
                            .map(price -> price.getAmount().toPlainString())
                            .orElse("?")))
        .toList();
  }

  @Test
  void countWithASignInFront() {
    assertThat(
            told(
                items(
                    shop()
                        .row("2 x Suppe   4,50", "9,00")
                        .row("1 x Salat", "8,90")
                        .row("Wasser", "2,10")
                        .row("SUMME", "20,00"))))
        .containsExactly("2 x Suppe at 4.50", "1 x Salat at ?", "? x Wasser at ?");
  }

  @Test
  void countInFrontWhereAllOfThemDo() {
    assertThat(
            told(
                items(
                    shop()
                        .row("1 Burger", "13,50")
                        .row("2 Iced Tea", "6,00")
                        .row("Bonus", "-1,00")
                        .row("SUMME", "18,50"))))
        .containsExactly("1 x Burger at ?", "2 x Iced Tea at ?", "? x Bonus at ?");
  }

  @Test
  void keepTheNumberInFrontThatMayBeAnother() {
    Paper numbered = shop().row("1 Burger", "13,50").row("2 Iced Tea", "6,00").row("3 Ice", "2,00");
    assertThat(items(numbered.row("SUMME", "21,50")))
        .extracting(LineItem::description)
        .containsExactly("1 Burger", "2 Iced Tea", "3 Ice");

    Paper menu = shop().row("205 Suppe", "5,00").row("270 Reis", "3,00").row("SUMME", "8,00");
    assertThat(items(menu))
        .extracting(LineItem::description)
        .containsExactly("205 Suppe", "270 Reis");

    Paper one = shop().row("7 Zwerge Bier", "5,00").row("Reis", "3,00").row("SUMME", "8,00");
    assertThat(items(one))
        .extracting(LineItem::description)
        .containsExactly("7 Zwerge Bier", "Reis");
  }

  @Test
  void haveTheNameBetweenPriceAndAmount() {
    assertThat(told(items(shop().row("2 x 3,50 SALADE", "7,00").row("TOTAL", "7,00"))))
        .containsExactly("2 x SALADE at 3.50");
  }

  @Test
  void areMeasuredInARowOfTheirOwnAboveTheAmount() {
    assertThat(
            told(
                items(
                    shop()
                        .line("Super E10")
                        .line("41,31 L  1,739 EUR/L")
                        .row("", "71,85 EUR A")
                        .row("Gesamtbetrag", "71,85 EUR"))))
        .containsExactly("41.31 x Super E10 at 1.739");
  }

  @Test
  void beginBelowTheHeadOfTheReceipt() {
    Paper paper = shop().line("UID: ATU12345678").line("SALE TRANSACTION");

    assertThat(items(paper.row("ORG BANANAS", "1,45").row("SUMME", "1,45")))
        .extracting(LineItem::description)
        .containsExactly("ORG BANANAS");
  }

  @Test
  void areNamedByTheRowAboveWhereOnlyAUnitStandsBeside() {
    Paper paper = shop().line("Acrylic yarn").row("10 PKTS 13,00", "130,00");

    assertThat(told(items(paper.row("SUMME", "130,00"))))
        .containsExactly("10 x Acrylic yarn at 13.00");
  }

  @Test
  void haveTheArticleNumberBehindTheirWords() {
    List<LineItem> items =
        items(shop().row("FLOPPY PUPPY 004747514846", "1,97").row("SUMME", "1,97"));

    assertThat(items.getFirst().description()).isEqualTo("FLOPPY PUPPY");
    assertThat(items.getFirst().code()).contains("004747514846");
  }

  @Test
  void areNotPricedByAnArticleNumberInGroups() {
    Paper paper = shop().line("403.548.04 Regal").row("2 x 49,99", "99,98");

    assertThat(told(items(paper.row("SUMME", "99,98"))))
        .containsExactly("2 x 403.548.04 Regal at 49.99");
  }

  @Test
  void areNotNamedByTitlesAndLabelsAbove() {
    Paper paper =
        shop()
            .columns("Beschreibung", "Menge", "Stückpreis", "Gesamtpreis")
            .columns("", "", "(ohne USt.)", "(inkl. USt.)")
            .row("Kabel", "19,98")
            .row("Buch", "15,00")
            .row("Gesamtpreis", "34,98");

    assertThat(items(paper)).extracting(LineItem::description).containsExactly("Kabel", "Buch");
  }

  @Test
  void areNoAmountsWithoutAName() {
    Paper paper = shop().row("Brot", "3,00").line("Anzahl Artikel:").columns("", "1,00", "3,00");

    assertThat(items(paper.row("SUMME", "3,00")))
        .extracting(LineItem::description)
        .containsExactly("Brot");
  }

  @Test
  void areNotWhatWasFilledIn() {
    Paper paper = shop().row("Diesel", "60,02 A").line("ZP 03  49,23 l").line("1,219 EUR/l");

    assertThat(items(paper.row("Gesamt EUR", "60,02")))
        .extracting(LineItem::description)
        .containsExactly("Diesel");
  }

  @Test
  void areNotTheirNumberWithTheirSumBeside() {
    for (String count : List.of("TOTAL QTY: 2", "ITEM(S): 2", "Anzahl Artikel 2")) {
      Paper paper = shop().row("Bread", "3.00").row("Cheese", "4.00").row(count, "7.00");

      assertThat(items(paper.row("TOTAL", "7.00")))
          .as(count)
          .extracting(LineItem::description)
          .containsExactly("Bread", "Cheese");
    }
  }

  @Test
  void standAboveTheTitlesOfTheTaxes() {
    Paper paper = shop().row("Bread", "3.00").row("Cheese", "4.00").line("ZERO TAX AMT");

    assertThat(items(paper.row("", "7.00").row("TOTAL", "7.00")))
        .extracting(LineItem::description)
        .startsWith("Bread", "Cheese");
  }

  @Test
  void keepTheirNameWhereItReadsLikeATaxWithAnotherLetter() {
    Paper paper = shop().row("BRÖD", "32,50").row("OST", "89,10").row("SUMMA", "121,60");

    assertThat(items(paper)).extracting(LineItem::description).containsExactly("BRÖD", "OST");
  }

  @Test
  void mayBeAServiceThatIsCounted() {
    List<LineItem> items =
        items(
            shop()
                .columns("1", "Full Service", "31,00")
                .row("Zwischensumme", "31,00")
                .row("SUMME EUR", "31,00"));

    assertThat(items).extracting(LineItem::description).containsExactly("Full Service");
  }

  @Test
  void endAtAnAmountThatTheyComeTo() {
    List<LineItem> items =
        items(
            shop()
                .row("Gelbe Kugeln", "10,00")
                .row("Rosa Kugeln", "60,00")
                .row("Blaue Kugeln", "30,00")
                .row("Warenbestand", "100,00")
                .row("Versicherung", "12,00")
                .row("Gesamtbetrag", "112,00"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("Gelbe Kugeln", "Rosa Kugeln", "Blaue Kugeln");
  }

  @Test
  void endWhereTheyComeToThePrintedSubtotal() {
    List<LineItem> items =
        items(
            shop()
                .row("Gelbe Kugeln", "10,00")
                .row("Rosa Kugeln", "60,00")
                .row("Blaue Kugeln", "30,00")
                .row("Warenkorb", "119,00")
                .row("Zwischensumme", "100,00")
                .row("MwSt 19%", "19,00")
                .row("Gesamtbetrag", "119,00"));

    assertThat(items)
        .extracting(LineItem::description)
        .containsExactly("Gelbe Kugeln", "Rosa Kugeln", "Blaue Kugeln");
  }

  @Test
  void areCountedWithoutTheirNameWhereTheSumSaysSo() {
    List<LineItem> items =
        items(
            shop()
                .columns("1", "Suppe", "4,50")
                .columns("2", "", "7,00")
                .columns("1", "Kuchen", "3,00")
                .row("SUMME EUR", "14,50"));

    assertThat(items).extracting(LineItem::description).containsExactly("Suppe", "", "Kuchen");
  }

  @Test
  void areNotRepeatedWhereTheirCountStandsBelow() {
    List<LineItem> items =
        items(
            shop()
                .row("Suppe", "4,50")
                .columns("1x", "", "4,50")
                .row("Kuchen", "3,00")
                .row("SUMME EUR", "7,50"));

    assertThat(items).extracting(LineItem::description).containsExactly("Suppe", "Kuchen");
  }

  @Test
  void areNoRowsOfNothingButTheirPrice() {
    List<LineItem> items =
        items(
            shop()
                .row("Schuhe", "59,99")
                .row("Rabatt", "-20,00")
                .row("Preis", "39,99")
                .row("SUMME EUR", "39,99"));

    assertThat(items).extracting(LineItem::description).doesNotContain("Preis");
  }

  @Test
  void mayHaveAShortName() {
    List<LineItem> items = items(shop().row("Bun", "2,00").row("SUMME EUR", "2,00"));

    assertThat(items).extracting(LineItem::description).containsExactly("Bun");
  }

  @Test
  void endTheirRowsWithAnAmountThatIsNoTax() {
    List<LineItem> items =
        items(
            shop()
                .line("Omschrijving Aantal Prijs Btw Bedrag")
                .line("Tuinwerk per uur 3,00 Uur 40,00 21% BTW 120,00 €")
                .row("Excl. btw", "120,00 €")
                .row("BTW 21%", "25,20 €")
                .row("Totaal", "145,20 €"));

    assertThat(items).singleElement().extracting(LineItem::amount).isNotNull();
    assertThat(items.getFirst().description()).startsWith("Tuinwerk");
  }

  @Test
  void mayBeCalledAlmostAsTheTitleOfTheirCount() {
    List<LineItem> items =
        items(shop().row("Mengo", "10,00").row("Bier", "4,00").row("SUMME EUR", "14,00"));

    assertThat(items).extracting(LineItem::description).containsExactly("Mengo", "Bier");
  }

  @Test
  void countWithPointsWhereAmountsHaveCommas() {
    List<LineItem> items =
        items(
            shop()
                .row("Mleko C 2.000 x 3,25", "6,50")
                .row("Chleb C 1.000 x 4,80", "4,80")
                .row("SUMA", "11,30"));

    assertThat(items).extracting(LineItem::description).containsExactly("Mleko C", "Chleb C");
    assertThat(items.getFirst().quantity().orElseThrow()).isEqualByComparingTo("2");
  }

  @Test
  void areCountedWithAOneThatWasReadAsALetter() {
    List<LineItem> items =
        items(shop().line("Ix Suppe CHF 8.50").line("2x Brot CHF 3.00").line("Total CHF 11.50"));

    assertThat(items).extracting(LineItem::description).containsExactly("Suppe", "Brot");
    assertThat(items.getFirst().quantity().orElseThrow()).isEqualByComparingTo("1");
  }

  @Test
  void haveTheirPriceBeforeTheirWeightToo() {
    List<LineItem> items =
        items(
            shop()
                .row("Paprika", "1,89 A")
                .row("Birnen 2,40 X 0,500 KG", "1,20 A")
                .row("SUMME", "3,09"));

    LineItem pears = items.getLast();
    assertThat(pears.quantity().orElseThrow()).isEqualByComparingTo("0.5");
    assertThat(pears.unitPrice().orElseThrow().getAmount()).isEqualByComparingTo("2.40");
  }
}
