package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.evidence.RowFacts;
import dev.receipts.extraction.words.Concept;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateLabelsTest {

  @ParameterizedTest
  @CsvSource({
    "Date 04.05.2024, DATE",
    "Invoice date 04.05.2024, DATE",
    "Due date 04.05.2024, OTHERDATE",
    "Order date 04.05.2024, ORDERDATE",
    "Due date 01.05.2024 Date 04.05.2024, DATE",
    "Invoice date/Delivery date 04.05.2024, DATE",
    "Invoice no./date 4711 04.05.2024, DATE",
    "Order no./date 4711 04.05.2024, ORDERDATE",
  })
  void standInFrontOfTheirDate(String row, Concept kind) {
    assertThat(before(row).map(DateLabel::kind)).contains(kind);
  }

  @Test
  void areNotThereWhereNothingInFrontSpeaksOfADate() {
    assertThat(before("Table 4 04.05.2024")).isEmpty();
    assertThat(before("04.05.2024 Due date")).isEmpty();
  }

  @Test
  void tellMoreTheLongerTheyAre() {
    assertThat(before("Invoice date 04.05.2024")).contains(new DateLabel(Concept.DATE, true));
    assertThat(before("Date 04.05.2024")).contains(new DateLabel(Concept.DATE, false));
  }

  @Test
  void standAboveTheirDateInItsColumn() {
    assertThat(above("Invoice date | Due date", " | 04.05.2024").map(DateLabel::kind))
        .contains(Concept.OTHERDATE);
  }

  @Test
  void standAboveAWordThatGoesOnWithTheTitleBesideThem() {
    assertThat(above("Due date | Customer", " | no", "04.05.2024 | 17").map(DateLabel::kind))
        .contains(Concept.OTHERDATE);
  }

  @Test
  void belongToTheDatesInTheirOrderWhereARowWasReadAsOnePiece() {
    List<RowFacts> rows = Printout.rows("Invoice date Due date", "04.05.2024 18.05.2024");

    assertThat(rows.getLast().dates())
        .extracting(date -> DateLabels.above(rows, 1, date).map(DateLabel::kind))
        .containsExactly(Optional.of(Concept.DATE), Optional.of(Concept.OTHERDATE));
  }

  @Test
  void areOfAnotherDateWhereTheirOwnRowHasOne() {
    assertThat(above("Due date 01.05.2024", "04.05.2024")).isEmpty();
  }

  private static Optional<DateLabel> before(String text) {
    RowFacts row = Printout.rows(text).getFirst();
    return DateLabels.before(row, row.dates().getLast());
  }

  private static Optional<DateLabel> above(String... texts) {
    List<RowFacts> rows = Printout.rows(texts);
    return DateLabels.above(rows, rows.size() - 1, rows.getLast().dates().getFirst());
  }
}
