package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.evidence.RowFacts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberBelowTest {

  @ParameterizedTest
  @CsvSource({
    "Invoice no. | Customer, 4711 | 8000, 4711",
    "Invoice no. | Customer, 17 | 8000, 17",
    "Customer | Invoice no., 8000 | 4711, 4711",
    "Customer Invoice no., Eva Miller 4711, 4711",
    "Invoice no. | Customer, V001- 5369 | 8000, V001-5369",
  })
  void standsInTheColumnOfItsLabel(String titles, String row, String number) {
    assertThat(ofLabel(titles, row)).contains(number);
  }

  @ParameterizedTest
  @CsvSource({
    "Invoice no. | Customer, | 8000",
    "Invoice no. | Customer, 04.05.2024 | 8000",
    "Invoice no. | Customer, 14:20 | 8000",
    "Invoice no. | Customer, 12.50 | 8000",
  })
  void isNoDateTimeOrAmount(String titles, String row) {
    assertThat(ofLabel(titles, row)).isEmpty();
  }

  @Test
  void hasItsSignBelowATitle() {
    assertThat(ofTitle("INVOICE", "No. 002-014-000005678")).contains("002-014-000005678");
    assertThat(ofTitle("INVOICE", "12 Quay Street")).isEmpty();
    assertThat(ofTitle("INVOICE", " | | No. 4711")).isEmpty();
  }

  private static Optional<String> ofLabel(String... texts) {
    List<RowFacts> rows = Printout.rows(texts);
    return rows.getFirst().keywords().stream()
        .filter(label -> RowFacts.ofNumber(label.meanings()))
        .findFirst()
        .flatMap(label -> NumberBelow.of(rows.getFirst(), label, rows.getLast()));
  }

  private static Optional<String> ofTitle(String... texts) {
    List<RowFacts> rows = Printout.rows(texts);
    return NumberBelow.ofTitle(
        rows.getFirst(), rows.getFirst().keywords().getFirst(), rows.getLast());
  }
}
