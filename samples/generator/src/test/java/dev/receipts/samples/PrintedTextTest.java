package dev.receipts.samples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.samples.Sample.Layout;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the expected JSON says is printed, read back from a PDF's text layer. */
class PrintedTextTest {
  static Stream<Named<Sale>> tillReceipts() {
    return Samples.all().stream()
        .flatMap(sample -> sample.receipts().stream())
        .filter(printed -> printed.layout() == Layout.ROLL)
        .map(printed -> Named.of(printed.sale().shop().name(), printed.sale()));
  }

  @ParameterizedTest
  @MethodSource("tillReceipts")
  void aReceiptShowsEveryValueThatItsExpectedJsonHas(Sale sale) throws IOException {
    Format format = sale.format();
    Totals totals = Totals.of(sale);
    String text = Decoded.text(PdfFile.of(1, List.of(RollLayout.page(sale)))).getFirst();
    assertThat(text)
        .startsWith(sale.shop().name())
        .contains(sale.number())
        .contains(format.date(sale.at().toLocalDate()))
        .contains(format.time(sale.at().toLocalTime()))
        .contains(format.money(totals.total()));
    totals
        .printedSubtotal(sale)
        .ifPresent(subtotal -> assertThat(text).contains(format.number(subtotal)));
    totals.taxes().forEach(tax -> assertThat(text).contains(format.number(tax.amount())));
    sale.tip().ifPresent(tip -> assertThat(text).contains(format.number(tip)));
    totals.rounding().ifPresent(step -> assertThat(text).contains(format.number(step)));
    for (Item item : sale.items()) {
      assertThat(text)
          .contains(item.description())
          .contains(format.number(item.amount(sale.digits())));
      if (RollLayout.printsUnitPrice(sale, item)) {
        assertThat(text).contains(format.number(item.unitPrice()));
      }
    }
  }

  @Test
  void theLongInvoiceGoesOnOverTwoPagesAndHasItsTotalOnTheSecond() throws IOException {
    Sample sample = sample("wholesale-us-two-pages.pdf");
    List<String> pages = Decoded.text(sample.file().get());
    assertThat(pages).hasSize(2);
    assertThat(pages.get(0))
        .contains("Page 1 of 2", "Carried forward", "Copy paper 8.5 x 11")
        .doesNotContain("Subtotal");
    assertThat(pages.get(1))
        .contains("Page 2 of 2", "Brought forward", "Shredder", "Subtotal", "$13,906.30");
  }

  @Test
  void theTwelveReceiptsArePartlyTextAndPartlyScans() throws IOException {
    List<String> pages = Decoded.text(sample("expenses-twelve-receipts.pdf").file().get());
    assertThat(pages).hasSize(12);
    assertThat(pages.subList(0, 8)).noneMatch(String::isBlank);
    assertThat(pages.subList(8, 12)).allMatch(String::isBlank);
  }

  private static Sample sample(String name) {
    return Samples.all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
