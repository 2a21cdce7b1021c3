package dev.receipts.extraction.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.receipts.extraction.Printed;
import dev.receipts.page.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void isTheCellInWhichAValueStands() {
    RowFacts row = Printed.row("Total\t12.00");

    assertThat(Source.of(row, 6, "label: total").text()).isEqualTo("12.00");
    assertThat(Source.of(row, 6, "label: total").box())
        .isEqualTo(row.row().cells().getLast().box());
  }

  @Test
  void isAWholeRowInOneLine() {
    assertThat(Source.of(Printed.row("Total\t12.00"), "label: total").text())
        .isEqualTo("Total 12.00");
  }

  @Test
  void goesOnInTheRowBelow() {
    List<RowFacts> rows = Printed.rows("12 Quay Street", "33100 Musterstadt");
    Source first = Source.of(rows.getFirst(), "address");
    Source second = Source.of(rows.getLast(), "address");

    assertThat(first.with(second).text()).isEqualTo("12 Quay Street 33100 Musterstadt");
    assertThat(first.with(second).box()).isEqualTo(first.box().union(second.box()));
  }

  @Test
  void endsWhereThePageEnds() {
    Source first = Source.of(Printed.row("12 Quay Street"), "address");
    Source overleaf = new Source("Town", 2, first.box(), 99, "address", 1);

    assertThat(first.with(overleaf)).isEqualTo(first);
  }

  @Test
  void isInNoRowWhereTextractNamedIt() {
    Source named = new Source("12.00", 1, new Box(0, 0, 1, 1), 99, "field", -1);

    assertThat(named.sameRow(named)).isFalse();
  }

  @Test
  void tellsPlacesAsPreciselyAsThePrintedPageIs() {
    Source source =
        new Source("12.00", 1, new Box(0.123456, 0.2, 0.3, 0.4), 98.76543, "label: total", 0);

    assertThat(source.evidence().box()).isEqualTo(new Box(0.1235, 0.2, 0.3, 0.4));
    assertThat(source.evidence().confidence()).isEqualTo(98.8);
  }
}
