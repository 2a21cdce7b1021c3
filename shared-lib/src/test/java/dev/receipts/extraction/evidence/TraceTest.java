package dev.receipts.extraction.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Paper;
import dev.receipts.extraction.Printed;
import dev.receipts.extraction.StandardReceiptParser;
import dev.receipts.receipt.Explanation.Candidate;
import dev.receipts.receipt.Receipt;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceTest {
  private final RowFacts row = Printed.row("Total\t12.00\t13.00");
  private final Source twelve = Source.of(row, 6, "label: total");
  private final Source thirteen = Source.of(row, 12, "label: total");
  private final Trace trace = Trace.recording();

  @Test
  void tellsTheCandidatesOfAFieldBestFirst() {
    trace.candidate("total", () -> "12.00", twelve, 1);
    trace.candidate("total", () -> "13.00", thirteen, 2);

    assertThat(heard().get("total")).extracting(Candidate::value).containsExactly("13.00", "12.00");
  }

  @Test
  void putsWhatWasChosenBeforeBetterOnes() {
    trace.candidate("total", () -> "12.00", twelve, 1);
    trace.candidate("total", () -> "13.00", thirteen, 2);
    trace.chosen("total", () -> "12.00", twelve);

    assertThat(heard().get("total")).extracting(Candidate::value).containsExactly("12.00", "13.00");
    assertThat(heard().get("total")).extracting(Candidate::chosen).containsExactly(true, false);
    assertThat(heard().get("total").getFirst().score()).isEqualTo(1);
  }

  @Test
  void tellsOfWhatWasChosenThoughItWasNoCandidate() {
    trace.chosen("total", () -> "12.00", twelve);

    assertThat(heard().get("total")).singleElement().matches(Candidate::chosen);
  }

  @Test
  void tellsOfOneValueInOnePlaceOnceWithItsBestScore() {
    trace.candidate("total", () -> "12.00", twelve, 1);
    trace.candidate("total", () -> "12.00", twelve, 3);
    trace.candidate("total", () -> "12.00", twelve, 2);

    assertThat(heard().get("total")).extracting(Candidate::score).containsExactly(3.0);
  }

  @Test
  void keepsEachFieldApart() {
    trace.candidate("total", () -> "12.00", twelve, 1);
    trace.candidate("subtotal", () -> "13.00", thirteen, 1);

    assertThat(heard().keySet()).containsExactly("total", "subtotal");
  }

  @Test
  void keepsNoMoreThanAnybodyReads() {
    for (int i = 0; i < 1_000; i++) {
      String value = "value " + i;
      trace.candidate("total", () -> value, twelve, i);
    }

    assertThat(heard().get("total")).hasSize(100);
  }

  @Test
  void asksForNoValueWhereNobodyListens() {
    Trace.OFF.candidate("total", TraceTest::nobodyAsks, twelve, 1);
    Trace.OFF.chosen("total", TraceTest::nobodyAsks, twelve);

    assertThat(Trace.OFF.explain(receipt()).candidates()).isEmpty();
  }

  private static String nobodyAsks() {
    throw new AssertionError("nobody listens");
  }

  private Map<String, List<Candidate>> heard() {
    return trace.explain(receipt()).candidates();
  }

  private static Receipt receipt() {
    return new StandardReceiptParser()
        .parse(List.of(Paper.page().row("Total", "12.00").build()))
        .getFirst();
  }
}
