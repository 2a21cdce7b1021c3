package dev.receipts.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Page;
import dev.receipts.receipt.Evidence;
import dev.receipts.receipt.Explanation;
import dev.receipts.receipt.Explanation.Candidate;
import dev.receipts.receipt.Receipt;
import dev.receipts.review.ReceiptFields;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private final StandardReceiptParser parser = new StandardReceiptParser();

  private static Page page() {
    return Paper.page()
        .line("Hofladen Sonnenfeld GmbH")
        .row("Bon-Nr. 3182", "Datum 02.03.2020 17:05")
        .row("Lieferdatum", "05.03.2020")
        .row("Brot", "3,49")
        .row("Käse", "5,20")
        .row("Zwischensumme", "8,69")
        .row("Versand", "4,90")
        .row("SUMME EUR", "13,59")
        .build();
  }

  private Explanation explain() {
    List<Explanation> explanations = new ArrayList<>();
    parser.explain(List.of(page()).iterator(), explanations::add);
    assertThat(explanations).hasSize(1);
    return explanations.getFirst();
  }

  @Test
  void givesTheSameReceiptAsParsing() {
    List<Receipt> parsed = parser.parse(List.of(page()));

    assertThat(explain().receipt()).isEqualTo(parsed.getFirst());
  }

  @Test
  void putsWhatWasChosenFirstAndThenTheRunnersUp() {
    List<Candidate> totals = explain().candidates().get("total");

    assertThat(totals.getFirst().chosen()).isTrue();
    assertThat(totals.getFirst().value()).isEqualTo("13.59");
    assertThat(totals.getFirst().evidence().text()).isEqualTo("13,59");
    assertThat(totals.getFirst().evidence().page()).isEqualTo(1);
    assertThat(totals.subList(1, totals.size()))
        .isNotEmpty()
        .noneMatch(Candidate::chosen)
        .extracting(Candidate::value)
        .contains("8.69");
    assertThat(totals)
        .extracting(Candidate::score)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void tellsTheDatesThatWereNotTaken() {
    List<Candidate> dates = explain().candidates().get("date");

    assertThat(dates).extracting(Candidate::value).containsExactly("2020-03-02", "2020-03-05");
  }

  @Test
  void namesThePlaceOfEachLineItem() {
    assertThat(explain().candidates().get("lines[2]"))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.value()).isEqualTo("Käse 5.20");
              assertThat(item.chosen()).isTrue();
              assertThat(item.evidence().page()).isEqualTo(1);
            });
  }

  @Test
  void tellsOfEachFieldWhatItWasReadFrom() {
    Page page =
        Paper.page()
            .line("Hofladen Sonnenfeld GmbH")
            .line("Feldweg 12")
            .line("50667 Köln")
            .line("Tel. 0221 5550123")
            .line("USt-IdNr. DE123456788")
            .line("www.sonnenfeld.example")
            .row("Bon-Nr. 3182", "Datum 02.03.2020 17:05")
            .row("Brot", "3,49")
            .row("Käse", "5,20")
            .row("SUMME", "8,69")
            .row("19 % MwSt", "1,39")
            .row("VISA", "8,69")
            .line("Karte ************4711")
            .line("Zahlbar innerhalb von 14 Tagen")
            .build();

    Receipt receipt = parser.parse(List.of(page)).getFirst();

    assertThat(receipt.evidence())
        .hasEntrySatisfying("vendor.address", read("Feldweg 12 50667 Köln", "address at the top"))
        .hasEntrySatisfying("vendor.phone", read("Tel. 0221 5550123", "label: telephone"))
        .hasEntrySatisfying("vendor.taxId", read("USt-IdNr. DE123456788", "label: tax number"))
        .hasEntrySatisfying("vendor.website", read("www.sonnenfeld.example", "web address"))
        .hasEntrySatisfying(
            "time", read("Bon-Nr. 3182 Datum 02.03.2020 17:05", "time beside the date"))
        .hasEntrySatisfying("currency", read("USt-IdNr. DE123456788", "currency of DE: tax number"))
        .hasEntrySatisfying("lines[1]", read("Brot 3,49", "line item"))
        .hasEntrySatisfying("taxes[1]", read("19 % MwSt 1,39", "label: tax"))
        .hasEntrySatisfying("paymentMethod", read("VISA 8,69", "label: card"))
        .hasEntrySatisfying("cardLastFour", read("Karte ************4711", "behind masked digits"))
        .hasEntrySatisfying("type", read("Zahlbar innerhalb von 14 Tagen", "word of invoices"));
    assertThat(ReceiptFields.of(receipt).keySet())
        .isNotEmpty()
        .allSatisfy(
            field ->
                assertThat(receipt.evidence())
                    .containsKey(ReceiptFields.elementOf(field).orElse(field)));
  }

  private static Consumer<Evidence> read(String text, String rule) {
    return evidence -> {
      assertThat(evidence.text()).isEqualTo(text);
      assertThat(evidence.rule()).isEqualTo(rule);
    };
  }

  @Test
  void hasExactlyOneChosenCandidateForEachFieldWithEvidence() {
    Explanation explanation = explain();

    assertThat(explanation.receipt().evidence().keySet())
        .contains("vendor", "date", "number", "currency", "subtotal", "shipping", "total")
        .allSatisfy(
            field ->
                assertThat(explanation.candidates().get(field))
                    .filteredOn(Candidate::chosen)
                    .singleElement()
                    .satisfies(
                        candidate ->
                            assertThat(candidate.evidence())
                                .isEqualTo(explanation.receipt().evidence().get(field))));
  }
}
