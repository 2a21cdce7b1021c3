package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import dev.receipts.page.Expense;
import dev.receipts.page.Expense.Field;
import dev.receipts.page.Page;
import dev.receipts.page.TextLine;
import dev.receipts.receipt.Check;
import dev.receipts.receipt.Explanation;
import dev.receipts.receipt.Receipt;
import dev.receipts.receipt.ReceiptJson;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  void theSamePagesReceivedOnTheSameDayGiveTheSameReceipts(
      @ForAll("pages") List<Page> pages, @ForAll LocalDate day) {
    assertThat(parser.receivedOn(day).parse(pages))
        .isEqualTo(new StandardReceiptParser().receivedOn(day).parse(pages));
  }

  @Property(tries = 100)
  void aTotalIsNeverAnAmountThatIsNotPrinted(@ForAll("pages") List<Page> pages) {
    for (Receipt receipt : parser.parse(pages)) {
      if (receipt.amounts().total().isPresent()) {
        assertThat(receipt.evidence()).containsKey("total");
      }
    }
  }

  @Property(tries = 200)
  void anExplanationHoldsTheReceiptAndWhatWasChosen(@ForAll("pages") List<Page> pages) {
    List<Explanation> explanations = new ArrayList<>();
    new StandardReceiptParser().explain(pages.iterator(), explanations::add);

    assertThat(explanations.stream().map(Explanation::receipt)).isEqualTo(parser.parse(pages));
    for (Explanation explanation : explanations) {
      assertThat(explanation.candidates().keySet())
          .containsAll(explanation.receipt().evidence().keySet());
    }
  }

  @Property(tries = 200)
  void aVerifiedReceiptHasAProofAndNothingToReview(@ForAll("pages") List<Page> pages) {
    for (Receipt receipt : parser.parse(pages)) {
      if (receipt.status() == Receipt.Status.VERIFIED) {
        assertThat(receipt.checks()).anyMatch(Check::passed);
        assertThat(receipt.reviewReasons()).isEmpty();
        assertThat(receipt.amounts().total()).isPresent();
      } else if (receipt.status() == Receipt.Status.NEEDS_REVIEW) {
        assertThat(receipt.reviewReasons()).isNotEmpty();
      }
    }
  }

  @Property(tries = 100)
  void theWrittenReceiptIsReadBackUnchanged(@ForAll("pages") List<Page> pages) {
    for (Receipt receipt : parser.parse(pages)) {
      assertThat(ReceiptJson.read(ReceiptJson.write(receipt))).isEqualTo(receipt);
    }
  }

  @Provide
  Arbitrary<List<Page>> pages() {
    Arbitrary<List<TextLine>> lines = lines().list().ofMaxSize(25);
    Arbitrary<List<Expense>> expenses = expenses().list().ofMaxSize(3);
    return Combinators.combine(
            lines, Arbitraries.oneOf(Arbitraries.just(List.<Expense>of()), expenses))
        .as((text, named) -> new Page(1, text, named))
        .list()
        .ofMaxSize(3)
        .map(
            pages ->
                java.util.stream.IntStream.range(0, pages.size())
                    .mapToObj(i -> new Page(i + 1, pages.get(i).lines(), pages.get(i).expenses()))
                    .toList());
  }

  private static Arbitrary<Expense> expenses() {
    Arbitrary<String> types =
        Arbitraries.of(
            "VENDOR_NAME",
            "VENDOR_URL",
            "INVOICE_RECEIPT_DATE",
            "INVOICE_RECEIPT_ID",
            "SUBTOTAL",
            "TAX",
            "TOTAL",
            "AMOUNT_PAID",
            "DISCOUNT",
            "OTHER",
            "ITEM",
            "PRICE",
            "QUANTITY",
            "UNIT_PRICE");
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of("$12.00", "-12.00", "12/03/2018", "", "1,2,3", "Tea\nroom", "6%"),
            Arbitraries.strings().ofMaxLength(20));
    Arbitrary<Field> field =
        Combinators.combine(
                types, Arbitraries.of("Total", "Tax", "Cash", "").optional(), values, boxes())
            .as(
                (type, label, value, box) ->
                    new Field(type, label, value, box, 80, Optional.empty(), List.of()));
    return Combinators.combine(
            field.list().ofMaxSize(8), field.list().ofMaxSize(4).list().ofMaxSize(3))
        .as((summary, items) -> new Expense(1, summary, items));
  }

  private static Arbitrary<Box> boxes() {
    Arbitrary<Double> place =
        Arbitraries.oneOf(
            Arbitraries.doubles().between(-0.1, 1.1),
            Arbitraries.of(0.0, Double.NaN, Double.POSITIVE_INFINITY));
    return Combinators.combine(place, place, place, place).as(Box::new);
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
            "Due date",
            "İSTANBUL İİİİ www.a.b",
            "Ihr İİİİ Team",
            "Bill to",
            "{{{{(",
            "TO\u00ADTAL",
            "A".repeat(450));
    Arbitrary<String> text =
        Arbitraries.oneOf(
            words.list().ofMaxSize(5).map(list -> String.join(" ", list)),
            Arbitraries.strings().ofMaxLength(40),
            Arbitraries.strings().withChars("0123456789.,-/ :OlS").ofMaxLength(30));
    return Combinators.combine(text, boxes())
        .as((string, box) -> new TextLine(string, box, 90, List.of()));
  }
}
