package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StandardReceiptParserPropertyTest {
  private final ReceiptParser parser = new StandardReceiptParser();

  @Property(tries = 300)
  void anyPagesGiveReceiptsThatCanBeWrittenAndRead(@ForAll("pages") List<Page> pages) {
    for (Receipt receipt : parser.parse(pages)) {
      assertThat(ReceiptJson.read(ReceiptJson.write(receipt))).isNotNull();
    }
  }

  @Property(tries = 100)
  void theSamePagesGiveTheSameReceipts(@ForAll("pages") List<Page> pages) {
    assertThat(parser.parse(pages)).isEqualTo(new StandardReceiptParser().parse(pages));
  }

  @Property(tries = 100)
  void aTotalIsNeverAnAmountThatIsNotPrinted(@ForAll("pages") List<Page> pages) {
    for (Receipt receipt : parser.parse(pages)) {
      if (receipt.amounts().total().isPresent()) {
        assertThat(receipt.evidence()).containsKey("total");
      }
    }
  }

  @Provide
  Arbitrary<List<Page>> pages() {
    return lines()
        .list()
        .ofMaxSize(25)
        .list()
        .ofMaxSize(3)
        .map(
            pages ->
                java.util.stream.IntStream.range(0, pages.size())
                    .mapToObj(i -> new Page(i + 1, pages.get(i), List.of()))
                    .toList());
  }

  private static Arbitrary<TextLine> lines() {
    Arbitrary<String> words =
        Arbitraries.of(
            "TOTAL",
            "SUMME",
            "GST 6%",
            "CASH",
            "CHANGE",
            "ROUNDING",
            "DATE",
            "12/03/2018",
            "RM",
            "12.00",
            "-0.02",
            "1.234,56",
            "1O.5O",
            ",",
            ".",
            "-",
            "(",
            ")",
            "%",
            "x",
            "@",
            "SDN BHD",
            "www.a-b.com",
            "Page 1 of 2",
            "INVOICE NO",
            "AB-12",
            "10:61",
            "€",
            "Bar",
            "99999999999999999999",
            "1,1,1,1",
            "0.00",
            "SUBTOTAL",
            "TAX",
            "Due date");
    Arbitrary<String> text =
        Arbitraries.oneOf(
            words.list().ofMaxSize(5).map(list -> String.join(" ", list)),
            Arbitraries.strings().ofMaxLength(40),
            Arbitraries.strings().withChars("0123456789.,-/ :OlS").ofMaxLength(30));
    Arbitrary<Double> place =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-0.1, 1.1),
            Arbitraries.of(0.0, Double.NaN, Double.POSITIVE_INFINITY));
    return Combinators.combine(text, place, place, place, place)
        .as(
            (string, left, top, width, height) ->
                new TextLine(string, new Box(left, top, width, height), 90, List.of()));
  }
}
