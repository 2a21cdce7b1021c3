package dev.receipts.extraction.header;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.evidence.RowFacts;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWeightTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Date 04.05.2024 ; 04.05.2024",
        "04.05.2024 ; Due date 04.05.2024",
        "04.05.2024 14:20 ; 04.05.2024",
        "04.05.2024 ; 04.05.2024 12.00",
        "04.05.2024 ; 04.05.2024 - 06.05.2024",
        "Leeds, 4 May 2024 ; 4 May 2024",
        "Invoice 4 May 2024 ; 4 May 2024",
        "2024-05-04 ; 2024-05-04T23:35:00.000Z",
        "04.05.2024 ; 04.05.24",
      })
  void isMoreForADateThatIsLikelierTheReceipts(String likelier, String other) {
    assertThat(weight(likelier)).isGreaterThan(weight(other));
  }

  @ParameterizedTest
  @CsvSource({"Mill Ltd, 04.05.2024", "Thank you, 04.05.2024"})
  void isLessFurtherDown(String above, String row) {
    assertThat(weight(above, row)).isLessThan(weight(row));
  }

  private static double weight(String... texts) {
    List<RowFacts> rows = Printout.rows(texts);
    return DateWeight.of(rows, rows.size() - 1, rows.getLast().dates().getFirst());
  }
}
