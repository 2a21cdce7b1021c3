package dev.receipts.extraction.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.page.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowTest {
  private static final Cell LABEL = cell("TOTAL");
  private static final Cell AMOUNT = cell("12.00");

  @Test
  void tellsWhereItsCellsStandInItsText() {
    Row row = Row.of(1, List.of(LABEL, AMOUNT));

    assertThat(row.parts())
        .containsExactly(new Row.Part(LABEL, 0, 5), new Row.Part(AMOUNT, 6, 11))
        .allSatisfy(
            part ->
                assertThat(row.text().substring(part.start(), part.end()))
                    .isEqualTo(part.cell().text()));
  }

  @Test
  void findsTheCellOfAPlaceInItsText() {
    Row row = Row.of(1, List.of(LABEL, AMOUNT));

    assertThat(row.cellAt(4)).isEqualTo(LABEL);
    assertThat(row.cellAt(6)).isEqualTo(AMOUNT);
    assertThat(row.cellAt(100)).isEqualTo(AMOUNT);
  }

  private static Cell cell(String text) {
    return Cell.of(text, new Box(0.1, 0.1, 0.2, 0.02), 99);
  }
}
